import CommandLineKit
import Inbox
import JSON
import Storage

extension JSONWriter {
    /// The members of a stored key, as the HTTP API has them.
    mutating func members(of key: StoredKey, at now: Timestamp) {
        member("id", key.id.description)
        member("owner_id", key.owner.description)
        member("name", key.name)
        member("prefix", key.prefix)
        member("scopes") { $0.array(key.scopes.names) }
        member("status", key.status(at: now).rawValue)
        member("created_at", key.createdAt.description)
        member("expires_at", key.expiresAt.description)
        member("last_used_at", key.lastUsedAt?.description)
    }
}

extension StoredKey {
    static func columns(at now: Timestamp) -> [Column<StoredKey>] {
        [
            Column("NAME", shrinks: true) { $0.name }, Column("PREFIX") { $0.prefix },
            Column("STATUS") { $0.status(at: now).rawValue }, Column("EXPIRES") { shown($0.expiresAt) },
            Column("LAST USED") { shown($0.lastUsedAt, or: "-") }, Column("ID") { $0.id.description },
        ]
    }

    func record(at now: Timestamp) -> [(name: String, value: String)] {
        [
            ("id", id.description), ("owner_id", owner.description), ("name", name), ("prefix", prefix),
            ("scopes", scopes.description), ("status", status(at: now).rawValue),
            ("created_at", createdAt.description), ("expires_at", expiresAt.description),
            ("last_used_at", shown(lastUsedAt, or: "-")),
        ]
    }
}
