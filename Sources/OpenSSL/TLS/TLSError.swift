/// Why TLS is not to be had. `description` may be shown to anybody; the library's reason is for the log.
package enum TLSError: Error, Sendable {
    /// The file of the certificate chain gives no certificate that may be used.
    case certificate(reason: String)
    /// The file of the private key gives no key; one with a passphrase is none.
    case privateKey(reason: String)
    /// The private key is not the certificate's.
    case keyMismatch
    /// The peers could not agree, or the other one does not speak TLS.
    case handshake(reason: String)
    /// The server's certificate is not one that we trust, or not of the host that was asked for.
    case untrusted(reason: String)
    /// A record behind the handshake is damaged, or one that is not allowed.
    case record(reason: String)
    /// The connection ended without the peer's close_notify: somebody may have cut it (RFC 8446 section 6.1).
    case truncated
    /// OpenSSL lacks memory or an algorithm.
    case unavailable(reason: String)
}

extension TLSError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String {
        switch self {
        case .certificate: "the certificate cannot be used"
        case .privateKey: "the private key cannot be used"
        case .keyMismatch: "the private key does not belong to the certificate"
        case .handshake: "the TLS handshake failed"
        case .untrusted: "the certificate is not trusted"
        case .record: "a TLS record was refused"
        case .truncated: "the TLS connection was cut off"
        case .unavailable: "TLS is not available"
        }
    }

    package var debugDescription: String {
        switch self {
        case .certificate(let reason), .privateKey(let reason), .handshake(let reason),
            .untrusted(let reason), .record(let reason), .unavailable(let reason):
            "\(description): \(reason)"
        case .keyMismatch, .truncated: description
        }
    }
}
