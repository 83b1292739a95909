package import Inbox

/// A mail for one mailbox, taken apart and ready to be stored.
package struct IncomingMessage: Sendable {
    package var id: MessageID
    package var owner: OwnerID
    package var mailbox: MailboxID
    package var arrivedAt: Timestamp
    /// The reverse-path without angle brackets, empty for `<>`.
    package var envelopeFrom: String
    package var fromAddress: String
    package var fromName: String?
    package var subject: String
    package var bodyText: String
    package var bodyHTML: String?
    package var otp: String?
    /// JSON arrays, as readers get them.
    package var codes: String
    package var links: String
    package var attachments: String
    package var notes: String
    /// Who brought it: the client's address, its HELO, and the TLS version and cipher if there was TLS.
    package var clientAddress: String
    package var helo: String
    package var tls: String?
    /// The mail byte for byte.
    package var raw: [UInt8]
    /// By what the same mail is known when it is sent again: a SHA-256 of the envelope and the octets as sent.
    package var digest: [UInt8]

    package init(
        id: MessageID, owner: OwnerID, mailbox: MailboxID, arrivedAt: Timestamp, envelopeFrom: String,
        fromAddress: String, fromName: String?, subject: String, bodyText: String, bodyHTML: String?,
        otp: String?, codes: String, links: String, attachments: String, notes: String = "[]",
        clientAddress: String, helo: String,
        tls: String?, raw: [UInt8], digest: [UInt8]
    ) {
        self.id = id
        self.owner = owner
        self.mailbox = mailbox
        self.arrivedAt = arrivedAt
        self.envelopeFrom = envelopeFrom
        self.fromAddress = fromAddress
        self.fromName = fromName
        self.subject = subject
        self.bodyText = bodyText
        self.bodyHTML = bodyHTML
        self.otp = otp
        self.codes = codes
        self.links = links
        self.attachments = attachments
        self.notes = notes
        self.clientAddress = clientAddress
        self.helo = helo
        self.tls = tls
        self.raw = raw
        self.digest = digest
    }
}

/// What became of a mail.
package enum DeliveryResult: Hashable, Sendable {
    /// It is safe on disk. Times grow strictly within a mailbox, and none is before its arrival.
    case stored(receivedAt: Timestamp)
    /// The mailbox has got the same mail within a day, under this id.
    case duplicate(of: MessageID)
    /// With it the owner would have stored more than it may.
    case full
    /// Another transaction holds the mailbox, or it is not there: only who waits for it can tell.
    case held
    /// The mailbox does not take mail any more, or its owner is not served any more.
    case gone
}
