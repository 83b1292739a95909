import CommandLineKit
import Inbox
import JSON
import Storage

extension JSONWriter {
    /// The members of an owner, as the HTTP API has them.
    mutating func members(of owner: Owner) {
        member("id", owner.id.description)
        member("email", owner.email)
        member("name", owner.name)
        member("status", owner.status.rawValue)
        member("expires_at", owner.expiresAt?.description)
        member("created_at", owner.createdAt.description)
        member("limits") { json in
            json.object { json in
                json.member("domains", owner.limits.domains)
                json.member("buyers", owner.limits.buyers)
                json.member("mailboxes", owner.limits.temporaryMailboxes)
                json.member("keys", owner.limits.keys)
                json.member("bytes", owner.limits.bytes)
                json.member("requests", owner.limits.requestsPerMinute)
                json.member("address_hours", owner.limits.addressHours)
            }
        }
    }

    /// An owner's use of its limits.
    mutating func member(usage: OwnerUsage) {
        member("usage") { json in
            json.object { json in
                json.member("domains", usage.domains)
                json.member("buyers", usage.buyers)
                json.member("mailboxes", usage.temporaryMailboxes)
                json.member("keys", usage.keys)
                json.member("messages", usage.messages)
                json.member("bytes", usage.bytes)
            }
        }
    }
}

extension Owner {
    static let columns = [
        Column<Owner>("EMAIL") { $0.email }, Column("NAME", shrinks: true) { $0.name },
        Column("STATUS") { $0.status.rawValue }, Column("EXPIRES") { shown($0.expiresAt) },
        Column("ID") { $0.id.description },
    ]

    var record: [(name: String, value: String)] {
        [
            ("id", id.description), ("email", email), ("name", name), ("status", status.rawValue),
            ("expires_at", shown(expiresAt)), ("created_at", createdAt.description),
            ("max_domains", "\(limits.domains)"), ("max_buyers", "\(limits.buyers)"),
            ("max_temporary", "\(limits.temporaryMailboxes)"), ("max_keys", "\(limits.keys)"),
            ("max_bytes", "\(limits.bytes)"), ("requests_per_minute", "\(limits.requestsPerMinute)"),
        ]
    }
}

extension Invocation {
    /// Prints an owner as it is now.
    func show(_ owner: Owner) throws(CommandFailure) {
        try show(record: owner.record) { json in json.object { $0.members(of: owner) } }
    }
}
