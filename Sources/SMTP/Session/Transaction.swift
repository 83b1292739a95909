/// The protocol spoken: mail from the world, or from a relay of one's own that wants a reply for each recipient (RFC 2033).
package enum Dialect: Sendable { case smtp, lmtp }

/// Who sent a mail, as far as the connection shows.
package struct Client: Hashable, Sendable {
    /// The address of the other end, as text; empty for a Unix socket.
    package let address: String
    /// What the client called itself in HELO, EHLO or LHLO. Nothing vouches for it.
    package let name: String
    /// The transmission type of RFC 3848: `SMTP`, `ESMTPS`, `LMTP`, …, and their UTF-8 forms of RFC 6531 §4.3.
    package let with: String
    /// The TLS version and cipher, as `TLSv1.3 TLS_AES_256_GCM_SHA384`; nil in the clear.
    package let tls: String?

    package init(address: String, name: String, with: String, tls: String? = nil) {
        self.address = address
        self.name = name
        self.with = with
        self.tls = tls
    }
}

/// Who sends, and from which address: what is known of a transaction before its first recipient (RFC 5321 §2.3.1).
package struct Envelope: Hashable, Sendable {
    package let client: Client
    package let reversePath: ReversePath
    /// Whether `SMTPUTF8` was asked for.
    package let isUTF8: Bool

    package init(client: Client, reversePath: ReversePath, isUTF8: Bool = false) {
        self.client = client
        self.reversePath = reversePath
        self.isUTF8 = isUTF8
    }
}

/// A mail that has been received whole and waits to be delivered.
package struct Transaction<Ticket: Sendable>: Sendable {
    /// A recipient and what its resolver gave with the acceptance.
    package struct Recipient: Sendable {
        /// The forward-path as the client named it.
        package let mailbox: Mailbox
        package let ticket: Ticket
    }

    /// This server's name, as it greeted the client.
    package let host: String
    package let envelope: Envelope
    /// In the order of the RCPT commands; one at least. The same mailbox may stand there twice.
    package let recipients: [Recipient]
    /// The message as it was sent, byte for byte, without dot-stuffing.
    package let source: [UInt8]
}

/// Why accepted recipients got nothing: their transaction came to no end.
package enum Loss: String, CaseIterable, Sendable {
    /// The message was larger than SIZE allows.
    case tooBig = "too_big"
    case lineTooLong = "line_too_long"
    /// A bare CR or LF in the message.
    case bareLineEnd = "bare_line_end"
    /// All messages together took too much memory.
    case noRoom = "no_room"
    /// RSET, or a command that resets as well: a new EHLO, STARTTLS.
    case reset
    case quit
    /// The client misbehaved: too many errors, a bare CR or LF in a command, HTTP.
    case misconduct
    /// The client was silent or too slow.
    case timedOut = "timed_out"
    /// The client went away without a word.
    case connectionLost = "connection_lost"
    case shuttingDown = "shutting_down"
}
