package import Inbox
import Postgres

/// An address that takes mail for a tenant.
package struct Mailbox: Sendable {
    package let id: MailboxID
    package let address: String
    package let kind: MailboxKind
    package let status: MailboxStatus
    package let label: String?
    package let createdAt: Timestamp
    /// Nil never expires.
    package let expiresAt: Timestamp?
    package let messageCount: Int
    package let unread: Int
    package let lastMessageAt: Timestamp?
}

extension Mailbox {
    /// Reads 10 columns from `column` on, in the order `id, address, kind, status, label, created_at, expires_at, message_count, unread,
    /// last_message_at`.
    init(_ row: Row, from column: Int = 0) throws {
        id = try row(column)
        address = try row(column + 1)
        kind = try row.word(column + 2)
        status = try row.word(column + 3)
        label = try row.optional(column + 4)
        createdAt = try row(column + 5)
        expiresAt = try row.optional(column + 6)
        messageCount = try row(column + 7)
        unread = try row(column + 8)
        lastMessageAt = try row.optional(column + 9)
    }
}

/// Some mailboxes, newest first.
package struct MailboxPage: Sendable {
    package let mailboxes: [Mailbox]
    package let next: Cursor?
}
