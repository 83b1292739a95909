/// Why a request has got no answer. `description` says it to whoever named the URL: never where it led.
package enum ClientError: Error, Sendable, CustomStringConvertible {
    /// The host has no address, or one that may not be called: told alike, since the name may be known to us alone.
    case notAllowed
    /// The name servers gave no answer.
    case lookup
    /// No address of the host takes connections.
    case connection
    /// The certificate is not trusted, or not the host's.
    case certificate
    case tls
    case deadline
    /// The connection ended before the answer did.
    case closed
    case malformed
    /// The answer's header is too large.
    case headerTooLarge
    /// The server is stopping.
    case interrupted

    package var description: String {
        switch self {
        case .notAllowed: "the host has no address that may be called"
        case .lookup: "the host could not be looked up"
        case .connection: "the receiver could not be reached"
        case .certificate: "the receiver's certificate is not trusted"
        case .tls: "TLS failed"
        case .deadline: "no answer in time"
        case .closed: "the connection ended without an answer"
        case .malformed: "the answer is not HTTP"
        case .headerTooLarge: "the answer's header is too large"
        case .interrupted: "interrupted"
        }
    }
}
