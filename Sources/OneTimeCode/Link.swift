/// A link of the mail.
package struct Link: Equatable, Sendable {
    package enum Kind: String, Sendable {
        /// Proves an address, activates an account or signs in.
        case verification
        /// Sets a new password.
        case reset
        case unsubscribe
        case other
    }

    /// As the mail has it: `http` or `https`, nothing rewritten.
    package var href: String
    /// The anchor's text; empty for a URL in plain text.
    package var text: String
    package var kind: Kind
}
