package import Inbox
import Postgres

/// A tenant.
package struct Owner: Sendable {
    package let id: OwnerID
    package let email: String
    package let name: String
    package let status: OwnerStatus
    package let createdAt: Timestamp
    /// Nil never expires.
    package let expiresAt: Timestamp?
    package let limits: Limits
}

/// How much of its limits a tenant uses.
package struct OwnerUsage: Sendable {
    package let domains: Int
    package let buyers: Int
    /// Live temporary mailboxes.
    package let temporaryMailboxes: Int
    /// Keys that are neither revoked nor expired.
    package let keys: Int
    package let messages: Int
    /// Stored mail, in bytes.
    package let bytes: Int64
}

/// A tenant and its use, at one moment.
package struct OwnerAccount: Sendable {
    package let owner: Owner
    package let usage: OwnerUsage
}

extension Owner {
    /// Reads 13 columns in the order `owner_id, email, name, status, created_at, expires_at, max_domains, max_buyers, max_temporary,
    /// max_keys, max_bytes, requests_per_minute, max_hours`.
    init(_ row: Row) throws {
        id = try row(0)
        email = try row(1)
        name = try row(2)
        status = try row.word(3)
        createdAt = try row(4)
        expiresAt = try row.optional(5)
        limits = Limits(
            domains: try row(6), buyers: try row(7), temporaryMailboxes: try row(8), keys: try row(9),
            bytes: try row(10), requestsPerMinute: try row(11), addressHours: try row(12))
    }
}

extension OwnerUsage {
    init(_ row: Row) throws {
        domains = try row(0)
        buyers = try row(1)
        temporaryMailboxes = try row(2)
        keys = try row(3)
        messages = try row(4)
        bytes = try row(5)
    }
}
