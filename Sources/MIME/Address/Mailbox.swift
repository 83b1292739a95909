/// A mailbox of an address list (RFC 5322, section 3.4).
package struct Mailbox: Sendable, Equatable {
    /// The addr-spec without comments, white space and needless quotes, in the case it was written; empty if there is only a name.
    package var address: String
    /// The display name, or the comment that old mailers put there instead; empty if there is neither.
    package var name: String

    package init(address: String, name: String = "") {
        self.address = address
        self.name = name
    }
}
