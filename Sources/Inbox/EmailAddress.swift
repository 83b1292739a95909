/// An address as our mailboxes have it: an RFC 5321 `Dot-string`, "@", a domain name; no quotes, no address literal.
/// Both sides are kept in lower case, so equal means the same mailbox.
package struct EmailAddress: Hashable, Sendable, LosslessStringConvertible {
    /// RFC 5321 section 4.5.3.1.3, without the angle brackets.
    package static let maximumLength = 254

    package let localPart: LocalPart
    package let domain: DomainName

    package init?(_ localPart: LocalPart, at domain: DomainName) {
        guard localPart.text.utf8.count + 1 + domain.text.utf8.count <= Self.maximumLength else { return nil }
        self.localPart = localPart
        self.domain = domain
    }

    /// Nil unless all of `text` is an address; white space around it is not skipped.
    package init?(_ text: String) {
        guard text.utf8.count <= 4 * Self.maximumLength, let at = text.utf8.lastIndex(of: UInt8(ascii: "@")),
            let localPart = LocalPart(String(text[..<at])),
            let domain = DomainName(String(text[text.utf8.index(after: at)...]))
        else { return nil }
        self.init(localPart, at: domain)
    }

    /// Nil unless all of the bytes are an address in UTF-8 (RFC 6531).
    package init?(utf8 bytes: some Collection<UInt8>) {
        guard bytes.count <= 4 * Self.maximumLength, let text = String(validating: bytes, as: UTF8.self)
        else {
            return nil
        }
        self.init(text)
    }

    /// The address without its subaddress: `user@example.com` for `user+tag@example.com` (RFC 5233).
    package var base: EmailAddress { EmailAddress(localPart.base, at: domain) ?? self }

    package var description: String { "\(localPart.text)@\(domain.text)" }
}
