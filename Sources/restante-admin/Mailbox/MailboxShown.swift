import CommandLineKit
import Inbox
import JSON
import Storage

extension JSONWriter {
    /// The members of a mailbox; a buyer's are those that the HTTP API has.
    mutating func members(of mailbox: Mailbox) {
        member("id", mailbox.id.description)
        member("address", mailbox.address)
        member("kind", mailbox.kind.rawValue)
        member("label", mailbox.label)
        member("status", mailbox.status.rawValue)
        member("created_at", mailbox.createdAt.description)
        member("expires_at", mailbox.expiresAt?.description)
        member("last_message_at", mailbox.lastMessageAt?.description)
        member("message_count", mailbox.messageCount)
        member("unread", mailbox.unread)
    }
}

extension Mailbox {
    static let columns = [
        Column<Mailbox>("ADDRESS") { $0.address }, Column("LABEL", shrinks: true) { $0.label ?? "" },
        Column("STATUS") { $0.status.rawValue }, Column("EXPIRES") { shown($0.expiresAt) },
        Column("MAILS", alignsRight: true) { String($0.messageCount) }, Column("ID") { $0.id.description },
    ]

    var record: [(name: String, value: String)] {
        [
            ("id", id.description), ("address", address), ("kind", kind.rawValue), ("label", label ?? ""),
            ("status", status.rawValue), ("created_at", createdAt.description),
            ("expires_at", shown(expiresAt)),
            ("last_message_at", shown(lastMessageAt, or: "-")), ("message_count", String(messageCount)),
            ("unread", String(unread)),
        ]
    }
}

extension Invocation {
    /// Prints a mailbox as it is now.
    func show(_ mailbox: Mailbox) throws(CommandFailure) {
        try show(record: mailbox.record) { json in json.object { $0.members(of: mailbox) } }
    }
}
