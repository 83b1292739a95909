/// The protocol spoken: mail from the world, or from a relay of one's own that wants a reply for each recipient (RFC 2033).
package enum Dialect: Sendable { case smtp, lmtp }

/// Who sent a mail, as far as the connection shows.
package struct Client: Hashable, Sendable {
    /// The address of the other end, as text; empty for a Unix socket.
    package let address: String
    /// What the client called itself in HELO, EHLO or LHLO. Nothing vouches for it.
    package let name: String
    /// The transmission type of RFC 3848: `SMTP`, `ESMTP`, `LMTP`, and their UTF-8 forms of RFC 6531 §4.3.
    package let with: String

    package init(address: String, name: String, with: String) {
        self.address = address
        self.name = name
        self.with = with
    }
}

/// A mail that has been received whole and waits to be delivered.
package struct Transaction<Ticket: Sendable>: Sendable {
    /// A recipient and what its resolver gave with the acceptance.
    package struct Recipient: Sendable {
        package let mailbox: Mailbox
        package let ticket: Ticket
    }

    package let client: Client
    package let reversePath: ReversePath
    /// In the order of the RCPT commands; one at least. The same mailbox may stand there twice.
    package let recipients: [Recipient]
    /// Whether `SMTPUTF8` was asked for.
    package let isUTF8: Bool
    /// The message as it was sent, byte for byte, without dot-stuffing.
    package let source: [UInt8]
}
