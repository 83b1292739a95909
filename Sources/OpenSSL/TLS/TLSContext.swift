import COpenSSL
import Glibc

/// What sessions of one role have in common: versions, ciphers, the certificate. Frozen once made; any thread may use it.
///
/// TLS 1.2 and up, forward secrecy and authenticated ciphers only; no renegotiation and no compression. Nothing is
/// resumed: a ticket would outlive the certificate that was exchanged for a reason, and would need a key that all servers share.
package final class TLSContext: @unchecked Sendable {
    let pointer: OpaquePointer

    private init(_ method: OpaquePointer?) throws(TLSError) {
        ERR_clear_error()
        guard let pointer = SSL_CTX_new(method) else { throw .unavailable(reason: takeErrorReason()) }
        self.pointer = pointer
        restante_set_no_renegotiation(pointer)
        restante_set_no_resumption(pointer)
        // A connection that waits gives back the 34 KB that its next record needs.
        restante_set_release_buffers(pointer)
        guard restante_set_min_proto_version(pointer, TLS1_2_VERSION) == 1,
            SSL_CTX_set_cipher_list(pointer, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1
        else { throw .unavailable(reason: takeErrorReason()) }
    }

    deinit { SSL_CTX_free(pointer) }

    /// For the server's side of connections. Reads both files, so not on an event loop.
    /// - Parameters:
    ///   - chainFile: PEM, the server's own certificate first, then those that lead to the root.
    ///   - keyFile: PEM, without a passphrase.
    /// - Throws: `certificate`, `privateKey` or `keyMismatch`.
    package convenience init(chainFile: String, keyFile: String) throws(TLSError) {
        try self.init(TLS_server_method())
        restante_set_server_preference(pointer)
        ERR_clear_error()
        guard SSL_CTX_use_certificate_chain_file(pointer, chainFile) == 1 else {
            throw .certificate(reason: takeErrorReason())
        }
        try usePrivateKey(keyFile)
        guard SSL_CTX_check_private_key(pointer) == 1 else { throw .keyMismatch }
    }

    /// For the client's side: the server must show a certificate that leads to one of the roots.
    /// - Parameter rootsFile: PEM with the trusted roots; nil for the system's.
    package convenience init(trusting rootsFile: String?) throws(TLSError) {
        try self.init(TLS_client_method())
        SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER, nil)
        ERR_clear_error()
        let isLoaded =
            if let rootsFile { SSL_CTX_load_verify_file(pointer, rootsFile) } else {
                SSL_CTX_set_default_verify_paths(pointer)
            }
        guard isLoaded == 1 else { throw .certificate(reason: takeErrorReason()) }
    }

    private func usePrivateKey(_ file: String) throws(TLSError) {
        var isLocked = false
        let isLoaded = withUnsafeMutablePointer(to: &isLocked) { isLocked in
            // Without a callback OpenSSL would ask for the passphrase on the terminal.
            SSL_CTX_set_default_passwd_cb(pointer) { _, _, _, isLocked in
                isLocked?.storeBytes(of: true, as: Bool.self)
                return -1
            }
            SSL_CTX_set_default_passwd_cb_userdata(pointer, isLocked)
            defer { SSL_CTX_set_default_passwd_cb_userdata(pointer, nil) }
            return SSL_CTX_use_PrivateKey_file(pointer, file, SSL_FILETYPE_PEM) == 1
        }
        if isLocked { throw .privateKey(reason: "it is locked with a passphrase") }
        guard isLoaded else { throw Self.keyError() }
    }

    private static func keyError() -> TLSError {
        let code = ERR_peek_last_error()
        let isMismatch =
            ERR_GET_LIB(code) == ERR_LIB_X509
            && [X509_R_KEY_VALUES_MISMATCH, X509_R_KEY_TYPE_MISMATCH].contains(ERR_GET_REASON(code))
        let reason = takeErrorReason()
        return isMismatch ? .keyMismatch : .privateKey(reason: reason)
    }

    // MARK: The certificate

    /// When the server's own certificate ends, in seconds since 1970; nil for a client.
    package var expiry: Int64? {
        guard let certificate = SSL_CTX_get0_certificate(pointer), let end = X509_get0_notAfter(certificate)
        else { return nil }
        var time = tm()
        guard ASN1_TIME_to_tm(end, &time) == 1 else { return nil }
        return Int64(timegm(&time))
    }

    /// Whether the server's own certificate was issued for `host`; wildcards count.
    package func isIssued(for host: String) -> Bool {
        guard let certificate = SSL_CTX_get0_certificate(pointer) else { return false }
        return X509_check_host(certificate, host, host.utf8.count, 0, nil) == 1
    }
}
