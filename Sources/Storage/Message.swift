package import Inbox
import Postgres

/// A received mail as it is stored, without its source.
package struct Message: Sendable {
    package let id: MessageID
    package let mailbox: MailboxID
    /// Grows strictly within a mailbox.
    package let receivedAt: Timestamp
    /// The length of the source in bytes.
    package let size: Int
    package let isSeen: Bool
    package let otp: String?
    package let envelopeFrom: String
    package let fromAddress: String
    package let fromName: String?
    package let subject: String
    /// Nil only where the caller asked to leave it out.
    package let bodyText: String?
    package let bodyHTML: String?
    /// JSON arrays, as the intake wrote them.
    package let codes: String
    package let links: String
    package let attachments: String
    /// JSON array of texts: what was damaged in the mail, or left out.
    package let notes: String
    /// The first 600 characters of the text, where the caller asked for them.
    package let opening: String?
}

/// Some messages of one mailbox, newest first.
package struct MessagePage: Sendable {
    package let mailbox: MailboxID
    package let address: String
    /// How many messages of the mailbox have not been seen.
    package let unread: Int
    package let messages: [Message]
    /// Where the next page begins; nil when there is none.
    package let next: Cursor?
}

/// The newest message of a mailbox, as far as its code goes.
package struct NewestCode: Sendable {
    package struct Mail: Sendable {
        package let id: MessageID
        package let otp: String?
        package let from: String
        package let subject: String
        package let receivedAt: Timestamp
    }

    package let mailbox: MailboxID
    package let address: String
    /// Nil when no message is newer than asked for.
    package let mail: Mail?
}

/// From where on a reader wants messages; strictly newer ones.
package enum Since: Sendable, Equatable {
    case time(Timestamp)
    /// A message that the reader has. If it is gone, the time in its id counts.
    case message(MessageID)

    var time: Timestamp {
        switch self {
        case .time(let time): time
        case .message(let id): id.uuid.timestamp ?? .earliest
        }
    }

    var message: MessageID? {
        if case .message(let id) = self { id } else { nil }
    }
}

/// One of the tenant's mailboxes, by either of its names.
package enum MailboxReference: Sendable {
    case address(EmailAddress)
    case id(MailboxID)

    var address: String? {
        if case .address(let address) = self { address.description } else { nil }
    }

    var id: MailboxID? {
        if case .id(let id) = self { id } else { nil }
    }
}

extension Message {
    /// Reads 16 columns from `column` on, in the order of `Messages`.
    init(_ row: Row, from column: Int, mailbox: MailboxID) throws {
        self.mailbox = mailbox
        id = try row(column)
        receivedAt = try row(column + 1)
        size = try row(column + 2)
        isSeen = try row(column + 3)
        otp = try row.optional(column + 4)
        envelopeFrom = try row(column + 5)
        fromAddress = try row(column + 6)
        fromName = try row.optional(column + 7)
        subject = try row(column + 8)
        bodyText = try row.optional(column + 9)
        bodyHTML = try row.optional(column + 10)
        codes = try row(column + 11)
        links = try row(column + 12)
        attachments = try row(column + 13)
        notes = try row(column + 14)
        opening = try row.optional(column + 15)
    }
}
