package import Networking
package import OpenSSL

/// The octets of one connection, in the clear or under TLS, on the loop of its socket and used by one task at a time. In the clear
/// every call is the socket's; see ``Networking/Socket`` for what the calls promise.
///
/// A failure of TLS is thrown as `SocketError.tls` with a `TLSError`; the peer has been told, and only `close` is left to do.
package final class ByteStream {
    /// How a wait without reading ended.
    package typealias Wake = Socket.Wake

    /// What is encrypted before it is sent: four records.
    private static let piece = 64 * 1024
    /// What a peer may make us owe it, in answers to its key updates, without taking any.
    private static let mostUnsent = 64 * 1024

    private let socket: Socket
    private var tls: TLSSession?
    /// Ciphertext that the socket did not take at once.
    private var unsent: [UInt8] = []
    /// A record is on its way in pieces; nothing may come between them.
    private var isSending = false

    /// Takes over `socket`.
    package init(_ socket: Socket) { self.socket = socket }

    package var loop: EventLoop { socket.loop }
    package var peer: SocketAddress { socket.peer }

    package var isSecure: Bool { tls != nil }

    /// Version and cipher, as "TLSv1.3 TLS_AES_256_GCM_SHA384"; nil in the clear.
    package var security: String? { tls?.negotiated }

    // MARK: TLS

    /// Goes over to TLS, as the server. What is read or written afterwards is protected; what the socket holds unread becomes part
    /// of the handshake, which it fails.
    /// - Parameter deadline: for the whole handshake.
    package func startTLS(_ context: TLSContext, by deadline: MonotonicTime) async throws(SocketError) {
        let session = try protect { () throws(TLSError) in try TLSSession(serving: context) }
        try await shakeHands(session, by: deadline)
    }

    /// Goes over to TLS, as the client.
    /// - Parameter host: a name or an IP address, which the server's certificate must have been issued for.
    package func startTLS(
        _ context: TLSContext, connectingTo host: String, by deadline: MonotonicTime
    ) async throws(SocketError) {
        let session = try protect { () throws(TLSError) in
            try TLSSession(context, connectingTo: host)
        }
        try await shakeHands(session, by: deadline)
    }

    private func shakeHands(_ session: TLSSession, by deadline: MonotonicTime) async throws(SocketError) {
        tls = session
        while true {
            let isDone = try protect { () throws(TLSError) in try session.handshake() }
            try await send(session.takeCiphertext(), by: deadline)
            // The server has no answer to the client's last flight that would carry the acknowledgement: 40 ms for the request.
            if isDone { return socket.acknowledge() }
            try await feed(session, by: deadline)
        }
    }

    /// Runs `body`; if it fails, the peer gets the alert that says why.
    private func protect<Value>(_ body: () throws(TLSError) -> Value) throws(SocketError) -> Value {
        do throws(TLSError) {
            return try body()
        } catch {
            try? sendNow()
            throw .tls(error)
        }
    }

    // MARK: Reading

    /// Appends what has arrived to `buffer`, waiting for the first octet until `deadline`.
    /// - Returns: how many octets were appended; 0 when the peer has sent its last.
    /// - Throws: `tls(TLSError.truncated)` when the connection ends and the peer has not said so under TLS.
    package func read(
        into buffer: inout [UInt8], atMost limit: Int = 64 * 1024, by deadline: MonotonicTime
    ) async throws(SocketError) -> Int {
        guard let tls else { return try await socket.read(into: &buffer, atMost: limit, by: deadline) }
        while true {
            if let count = try decrypt(tls, into: &buffer, atMost: limit) { return count }
            try await feed(tls, by: deadline)
        }
    }

    /// Appends what has arrived to `buffer`, without waiting.
    /// - Returns: how many octets were appended; 0 when the peer has sent its last; nil when nothing has arrived.
    package func readNow(into buffer: inout [UInt8], atMost limit: Int = 64 * 1024) throws(SocketError)
        -> Int?
    {
        guard let tls else { return try socket.readNow(into: &buffer, atMost: limit) }
        while true {
            if let count = try decrypt(tls, into: &buffer, atMost: limit) { return count }
            var ciphertext: [UInt8] = []
            guard let count = try socket.readNow(into: &ciphertext, atMost: TLSSession.largestRecord) else {
                return nil
            }
            guard count > 0 else { throw .tls(TLSError.truncated) }
            tls.feed(ciphertext)
        }
    }

    /// - Returns: nil when more ciphertext is needed.
    private func decrypt(
        _ tls: TLSSession, into buffer: inout [UInt8], atMost limit: Int
    ) throws(SocketError) -> Int? {
        let reading = try protect { () throws(TLSError) in try tls.read(into: &buffer, atMost: limit) }
        // The peer may have asked for new keys.
        if tls.hasCiphertext { try sendNow() }
        return switch reading {
        case .plaintext(let count): count
        case .needsCiphertext: nil
        case .ended: 0
        }
    }

    private func feed(_ tls: TLSSession, by deadline: MonotonicTime) async throws(SocketError) {
        // Allocated by the read itself, once there is something.
        var ciphertext: [UInt8] = []
        let count = try await socket.read(into: &ciphertext, atMost: TLSSession.largestRecord, by: deadline)
        guard count > 0 else { throw .tls(TLSError.truncated) }
        tls.feed(ciphertext)
    }

    // MARK: Writing

    /// Sends all of `bytes`.
    package func write(_ bytes: [UInt8], by deadline: MonotonicTime) async throws(SocketError) {
        guard let tls else { return try await socket.write(bytes, by: deadline) }
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Self.piece)
            try protect { () throws(TLSError) in try tls.write(bytes[start..<end]) }
            try await send(tls.takeCiphertext(), by: deadline)
            start = end
        }
    }

    private func send(_ ciphertext: [UInt8], by deadline: MonotonicTime) async throws(SocketError) {
        let octets = unsent.isEmpty ? ciphertext : unsent + ciphertext
        guard !octets.isEmpty else { return }
        unsent = []
        isSending = true
        try await socket.write(octets, by: deadline)
        isSending = false
    }

    /// Sends as much as the socket takes; the rest goes before what is written next.
    private func sendNow() throws(SocketError) {
        guard let tls else { return }
        unsent.append(contentsOf: tls.takeCiphertext())
        guard !isSending, !unsent.isEmpty else { return }
        unsent.removeFirst(try socket.writeNow(unsent[...]))
        guard unsent.count <= Self.mostUnsent else {
            throw .tls(TLSError.record(reason: "the peer does not read"))
        }
    }

    /// Says that no more will be sent, under TLS with its own word for it, so that the peer reads to the end instead of seeing a reset.
    package func finishWriting() {
        tls?.close()
        try? sendNow()
        socket.finishWriting()
    }

    // MARK: Waiting without a task

    /// Waits without reading until `signal` is raised, `deadline` passes, the peer hangs up or the stream is interrupted.
    package func park(on signal: Signal, until deadline: MonotonicTime) async -> Wake {
        await socket.park(on: signal, until: deadline)
    }

    /// `park` without a task: calls `body` once, on the loop, with how the wait ended; at once if there is nothing to wait for.
    package func whenRaised(_ signal: Signal, until deadline: MonotonicTime, _ body: @escaping (Wake) -> Void)
    {
        socket.whenRaised(signal, until: deadline, body)
    }

    /// Waits for octets, or for the peer's end, without a task: calls `body` once, on the loop, with `signalled` when a read is worth
    /// while; under TLS it may still give nothing, since a record comes in parts.
    package func whenReadable(until deadline: MonotonicTime, _ body: @escaping (Wake) -> Void) {
        // What is decrypted already, the socket knows nothing of.
        if let tls, tls.isReadable { return body(.signalled) }
        socket.whenReadable(until: deadline, body)
    }

    /// Ends the wait under way, and every later one, with `interrupted`; what is being written may still be written.
    package func interrupt() { socket.interrupt() }

    package func close() {
        tls?.close()
        try? sendNow()
        socket.close()
    }
}
