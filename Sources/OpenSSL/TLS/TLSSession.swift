import COpenSSL

/// TLS on one connection, as bytes in and bytes out: it never touches a socket. Used by one task at a time.
///
/// Feed what has arrived, call, and send what `takeCiphertext` gives: also after a call that failed, since that is the alert
/// which tells the peer why.
package final class TLSSession {
    /// What a read came to.
    package enum Reading: Equatable, Sendable {
        /// So many octets were appended.
        case plaintext(Int)
        /// There is nothing more to read before more is fed.
        case needsCiphertext
        /// The peer has said that it sends no more (close_notify).
        case ended
    }

    /// The most plaintext in one record (RFC 8446 section 5.1).
    private static let recordLength = 16 * 1024

    /// The longest record: what one feeding need not exceed (RFC 5246 section 6.2.3).
    package static let largestRecord = 5 + 16 * 1024 + 2048

    private let pointer: OpaquePointer
    private let wire = TLSWire()
    /// Once a call has failed, the session is of no use (RFC 8446 section 6.2), and every later call fails alike.
    private var failure: TLSError?
    private var isClosed = false

    private init(_ context: TLSContext) throws(TLSError) {
        ERR_clear_error()
        guard let pointer = SSL_new(context.pointer) else { throw .unavailable(reason: takeErrorReason()) }
        self.pointer = pointer
        guard let bio = wire.makeBIO() else { throw .unavailable(reason: takeErrorReason()) }
        SSL_set_bio(pointer, bio, bio)
    }

    deinit { SSL_free(pointer) }

    /// The server's side of a connection.
    package convenience init(serving context: TLSContext) throws(TLSError) {
        try self.init(context)
        SSL_set_accept_state(pointer)
    }

    /// The client's side.
    /// - Parameter host: a name or an IP address, which the server's certificate must have been issued for.
    package convenience init(_ context: TLSContext, connectingTo host: String) throws(TLSError) {
        try self.init(context)
        let isAddress = X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(pointer), host) == 1
        ERR_clear_error()
        // An address is no server name (RFC 6066 section 3).
        guard isAddress || (SSL_set1_host(pointer, host) == 1 && restante_set_server_name(pointer, host) == 1)
        else { throw .unavailable(reason: takeErrorReason()) }
        SSL_set_connect_state(pointer)
    }

    // MARK: Ciphertext

    /// Takes what has arrived. Call it when a call asked for it, and the session holds no more than one feeding.
    package func feed(_ ciphertext: [UInt8]) { wire.receive(ciphertext) }

    /// Octets to be sent.
    package var hasCiphertext: Bool { !wire.outgoing.isEmpty }

    /// Gives the octets to be sent.
    package func takeCiphertext() -> [UInt8] { wire.takeOutgoing() }

    // MARK: The handshake

    /// Goes on with the handshake.
    /// - Returns: whether it is complete; otherwise more must be fed.
    package func handshake() throws(TLSError) -> Bool {
        try check()
        ERR_clear_error()
        let result = SSL_do_handshake(pointer)
        if result == 1 { return true }
        if SSL_get_error(pointer, result) == SSL_ERROR_WANT_READ { return false }
        let verdict = SSL_get_verify_result(pointer)
        guard verdict == X509_V_OK else {
            ERR_clear_error()
            throw fail(
                .untrusted(
                    reason: X509_verify_cert_error_string(Int(verdict)).map { String(cString: $0) } ?? ""))
        }
        throw fail(.handshake(reason: takeErrorReason()))
    }

    /// Version and cipher, as "TLSv1.3 TLS_AES_256_GCM_SHA384". After the handshake.
    package var negotiated: String {
        let version = SSL_get_version(pointer).map { String(cString: $0) } ?? ""
        let cipher = SSL_CIPHER_get_name(SSL_get_current_cipher(pointer)).map { String(cString: $0) } ?? ""
        return version + " " + cipher
    }

    // MARK: Plaintext

    /// Whether a read would give something, or the end, without more being fed: a caller that waits for the connection
    /// instead would wait for what it has.
    package var isReadable: Bool {
        wire.hasIncoming || SSL_pending(pointer) > 0 || failure != nil
            || SSL_get_shutdown(pointer) & SSL_RECEIVED_SHUTDOWN != 0
    }

    /// Appends the plaintext that is there to `buffer`.
    /// - Parameter limit: the most octets to append.
    package func read(into buffer: inout [UInt8], atMost limit: Int) throws(TLSError) -> Reading {
        try check()
        var total = 0
        while total < limit {
            let room = min(limit - total, Self.recordLength)
            let count = withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { record in
                ERR_clear_error()
                let count = SSL_read(pointer, record.baseAddress, CInt(truncatingIfNeeded: room))
                if count > 0 { buffer.append(contentsOf: record.prefix(Int(count))) }
                return count
            }
            guard count > 0 else {
                let reading = ending(SSL_get_error(pointer, count))
                // What was read before a damaged record is good; the next call tells of the damage.
                if total > 0 { break }
                try check()
                return reading
            }
            total += Int(count)
        }
        return .plaintext(total)
    }

    private func ending(_ code: CInt) -> Reading {
        switch code {
        case SSL_ERROR_WANT_READ: break
        case SSL_ERROR_ZERO_RETURN: return .ended
        default: failure = .record(reason: takeErrorReason())
        }
        return .needsCiphertext
    }

    /// Encrypts `plaintext` to be sent. What it makes is larger by 22 octets for each 16 KiB, so write in pieces.
    package func write(_ plaintext: some Collection<UInt8>) throws(TLSError) {
        try check()
        let isDone = plaintext.withContiguousStorageIfAvailable { octets in
            encrypt(UnsafeRawBufferPointer(octets))
        }
        guard isDone ?? Array(plaintext).withUnsafeBytes(encrypt) else {
            throw fail(.record(reason: takeErrorReason()))
        }
    }

    private func encrypt(_ octets: UnsafeRawBufferPointer) -> Bool {
        guard !octets.isEmpty else { return true }
        var written = 0
        ERR_clear_error()
        return SSL_write_ex(pointer, octets.baseAddress, octets.count, &written) == 1
    }

    /// Says close_notify: that no more will be written. Reading goes on until the peer has said it too.
    package func close() {
        guard failure == nil, !isClosed, SSL_is_init_finished(pointer) == 1 else { return }
        isClosed = true
        ERR_clear_error()
        SSL_shutdown(pointer)
        ERR_clear_error()
    }

    private func check() throws(TLSError) {
        if let failure { throw failure }
    }

    private func fail(_ error: TLSError) -> TLSError {
        failure = error
        return error
    }
}
