import Inbox
import JSON
import Storage

extension JSONWriter {
    /// The members of an owner, without its limits.
    mutating func members(of owner: Owner) {
        member("id", owner.id.description)
        member("email", owner.email)
        member("name", owner.name)
        member("status", owner.status.rawValue)
        member("expires_at", owner.expiresAt?.description)
        member("created_at", owner.createdAt.description)
    }

    mutating func limits(_ limits: Limits) {
        object { json in
            json.member("domains", limits.domains)
            json.member("buyers", limits.buyers)
            json.member("mailboxes", limits.temporaryMailboxes)
            json.member("keys", limits.keys)
            json.member("bytes", limits.bytes)
            json.member("requests", limits.requestsPerMinute)
            json.member("address_hours", limits.addressHours)
        }
    }

    mutating func usage(_ usage: OwnerUsage) {
        object { json in
            json.member("domains", usage.domains)
            json.member("buyers", usage.buyers)
            json.member("mailboxes", usage.temporaryMailboxes)
            json.member("keys", usage.keys)
            json.member("messages", usage.messages)
            json.member("bytes", usage.bytes)
        }
    }
}
