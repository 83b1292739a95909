import Foundation
import Networking
import OpenSSL
import SMTP
import Synchronization
import Telemetry
import Testing
import Transport

/// Keeps mail in memory; `nobody` is unknown.
final class MemoryReceiver: Receiver {
    private let stored = Mutex<[Transaction<String>]>([])
    private let asked = Mutex<[String]>([])
    private let losses = Mutex<[String]>([])

    var mails: [Transaction<String>] { stored.withLock { $0 } }
    /// The local parts that were asked for.
    var resolved: [String] { asked.withLock { $0 } }
    /// The recipients of each transaction that came to nothing, and why.
    var abandoned: [String] { losses.withLock { $0 } }

    func resolve(_ mailbox: Mailbox, in envelope: Envelope, on loop: EventLoop) async -> Verdict<String> {
        asked.withLock { $0.append(mailbox.localPart) }
        return mailbox.localPart == "nobody" ? .refused(.unknownMailbox) : .accepted(mailbox.localPart)
    }

    /// `gone` has gone since.
    func deliver(_ transaction: Transaction<String>, on loop: EventLoop) async -> [Outcome] {
        let id = stored.withLock {
            $0.append(transaction)
            return "\($0.count)"
        }
        return transaction.recipients.map { $0.ticket == "gone" ? .gone : .stored(id: id) }
    }

    func abandoned(
        _ envelope: Envelope, _ recipients: [Transaction<String>.Recipient], because loss: Loss,
        on loop: EventLoop
    ) {
        losses.withLock { $0.append("\(recipients.map(\.ticket)) \(loss)") }
    }
}

/// A server on an address of its own.
struct RunningServer: Sendable {
    let address: SocketAddress
    let group: EventLoopGroup
    let stop: @Sendable () async -> Void

    var port: UInt16 { address.port ?? 0 }

    func connect() async throws -> WireClient {
        let loop = group.loop(0)
        return try await Task(executorPreference: loop) { [address] in
            WireClient(
                ByteStream(try await Socket.connect(to: address, on: loop, by: .now() + .seconds(60))))
        }.value
    }
}

/// - Parameter path: where a Unix socket is made; nil for a port.
func withServer(
    _ configuration: ServerConfiguration? = nil, dialect: Dialect = .smtp, path: String? = nil,
    _ body: @escaping @Sendable (RunningServer, MemoryReceiver) async throws -> Void
) async throws {
    let group = try EventLoopGroup(count: 2)
    let receiver = MemoryReceiver()
    var registry = MetricsRegistry()
    var standard = ServerConfiguration(hostname: "mx.example.org")
    standard.limits.messageSize = 2_000_000
    let configuration = configuration ?? standard
    let server = Server(
        receiver, on: group, configuration: configuration, logger: Log(sink: { _ in }).logger("smtp"),
        metrics: SMTPMetrics(&registry))
    let loopback = SocketAddress.ip(try #require(IPAddress("127.0.0.1")), port: 0)
    let address = try server.listen(
        on: path.map { SocketAddress.unix(path: $0) } ?? loopback, dialect: dialect)
    let running = RunningServer(address: address, group: group) { await server.stop() }
    // On a loop, so that tests which keep every other thread busy do not use up the deadlines of this one.
    try await Task(executorPreference: group.loop(1)) { try await body(running, receiver) }.value
    await server.stop()
    group.stop()
}

/// A client that sends what it likes and says what it expects.
final class WireClient: @unchecked Sendable {
    private let stream: ByteStream
    private var received: [UInt8] = []

    init(_ stream: ByteStream) { self.stream = stream }

    deinit {
        nonisolated(unsafe) let stream = stream
        stream.loop.execute { stream.close() }
    }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws {
        try await onLoop { try await self.stream.write(bytes, by: .now() + .seconds(60)) }
    }

    func startTLS(trusting chainFile: String) async throws {
        try await onLoop {
            try await self.stream.startTLS(
                TLSContext(trusting: chainFile), connectingTo: "127.0.0.1", by: .now() + .seconds(60))
        }
    }

    /// Version and cipher.
    var security: String? { stream.security }

    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await onLoop {
            while self.received.count < text.utf8.count, try await self.read() {}
        }
        #expect(String(decoding: received, as: UTF8.self) == text, sourceLocation: sourceLocation)
        received = []
    }

    /// Reads on until `text` ends what has been read. - Returns: all of that.
    @discardableResult
    func skip(through text: String) async throws -> String {
        try await onLoop {
            while !String(decoding: self.received, as: UTF8.self).hasSuffix(text), try await self.read() {}
        }
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    /// Reads to the end, however it comes. - Returns: what was read.
    func rest() async throws -> String {
        try await onLoop { while try await self.read() {} }
        return String(decoding: received, as: UTF8.self)
    }

    func expectEnd(after text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let rest = try await rest()
        #expect(rest == text, sourceLocation: sourceLocation)
    }

    func close() async throws { try await onLoop { self.stream.close() } }

    private func read() async throws -> Bool {
        try await stream.read(into: &received, by: .now() + .seconds(60)) > 0
    }

    private func onLoop(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await Task(executorPreference: stream.loop) { try await body() }.value
    }
}

/// Runs a script with the port as its argument. - Returns: what it printed.
func python(_ script: String, _ port: UInt16) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, "\(port)"]
    let output = Pipe()
    process.standardOutput = output
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in continuation.resume() }
        do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    #expect(process.terminationStatus == 0)
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
}
