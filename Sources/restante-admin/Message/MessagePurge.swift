import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let messagePurge = onDatabase(
        "purge", "Delete an owner's mails for good",
        discussion:
            "At least one of --before, --mailbox and --message says which; together they say which of all those. What comes in meanwhile "
            + "stays. It goes in small steps: one that is broken off has deleted some, and can be given again.",
        options: [
            Option.owner.required, before, inMailbox, message, dryRun, Flag.yes, Flag.json,
        ]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        let selection = try session.selection(invocation, of: owner)
        let heaps = try session.heaps(of: owner, selection)
        var purge = Purge(mailboxes: heaps.count, isDone: !invocation.has(dryRun))
        if purge.isDone, !heaps.isEmpty {
            let mails = heaps.reduce(0) { $0 &+ $1.messages }
            let bytes = heaps.reduce(0) { $0 &+ $1.bytes }
            try invocation.confirm(
                "Delete \(mails) mails (\(bytes) bytes) in \(heaps.count) mailboxes of '\(owner.email)'?")
        }
        var progress = Progress(
            "deleting mail", total: heaps.reduce(0) { $0 &+ $1.messages }, on: invocation.console)
        for heap in heaps {
            guard purge.isDone else {
                purge.count(heap.messages, heap.bytes)
                continue
            }
            var step: (messages: Int, bytes: Int64)
            repeat {
                step = try session.database.run(Purges.remove(owner.id, selection, from: heap))
                purge.count(step.messages, step.bytes)
                progress.update(purge.messages)
            } while step.messages > 0
        }
        try invocation.show(record: purge.record) { json in
            json.object { json in
                json.member("dry_run", !purge.isDone)
                json.member("messages", purge.messages)
                json.member("bytes", purge.bytes)
                json.member("mailboxes") { json in
                    json.array(heaps) { json, heap in json.object { $0.members(of: heap) } }
                }
            }
        }
    }
}

private let before = Option(
    "before", "TIME", .time, "Only mails that came before: a time like 2027-01-31T12:00:00Z, or a date")
private let inMailbox = Option(
    "mailbox", "MAILBOX", .mailbox, "Only mails of this mailbox: its address or id")
private let message = Option<MessageID>("message", "MESSAGE", .id(), "Only the mail with this id")
private let dryRun = Flag("dry-run", "Show what would go, and delete nothing")

/// What has gone, or would go.
private struct Purge {
    let mailboxes: Int
    let isDone: Bool
    private(set) var messages = 0
    private(set) var bytes: Int64 = 0

    init(mailboxes: Int, isDone: Bool) {
        self.mailboxes = mailboxes
        self.isDone = isDone
    }

    mutating func count(_ messages: Int, _ bytes: Int64) {
        self.messages &+= messages
        self.bytes &+= bytes
    }

    var record: [(name: String, value: String)] {
        [
            (isDone ? "deleted" : "would_delete", "\(messages)"), ("bytes", "\(bytes)"),
            ("mailboxes", "\(mailboxes)"),
        ]
    }
}

extension Session {
    fileprivate func selection(_ invocation: Invocation, of owner: Owner) throws -> PurgeSelection {
        let selection = PurgeSelection(
            mailbox: try invocation.value(inMailbox).map { try self.mailbox($0, of: owner).mailbox.id },
            message: invocation.value(message), before: invocation.value(before))
        guard selection.mailbox != nil || selection.message != nil || selection.before != nil else {
            throw CommandFailure.usage("say which mails: give --before, --mailbox or --message")
        }
        return selection
    }

    /// What the selection finds. A message that was named must be there.
    fileprivate func heaps(of owner: Owner, _ selection: PurgeSelection) throws -> [PurgeHeap] {
        var heaps: [PurgeHeap] = []
        var page: [PurgeHeap]
        repeat {
            page = try database.run(Purges.find(owner.id, selection, after: heaps.last?.mailbox))
            heaps += page
        } while !page.isEmpty
        if let message = selection.message, heaps.isEmpty {
            throw CommandFailure(.notFound, "'\(owner.email)' has no such message '\(message)'")
        }
        return heaps
    }
}

extension JSONWriter {
    fileprivate mutating func members(of heap: PurgeHeap) {
        member("id", heap.mailbox.description)
        member("address", heap.address)
        member("messages", heap.messages)
        member("bytes", heap.bytes)
    }
}
