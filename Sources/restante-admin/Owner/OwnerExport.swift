import Application
import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let ownerExport = onDatabase(
        "export", "Write all that an owner has into a new folder, for handing over",
        discussion:
            "One file of JSON Lines for each kind of thing, with the members that --json shows elsewhere, and in mail/ an mbox (mboxrd) for each "
            + "mailbox. All of it is of one moment. No password, PIN, key, webhook secret or hash is in it, no session, and no mailbox that was "
            + "deleted. export.json comes last: without it the folder is not complete.",
        arguments: [Argument.owner, folder], options: [Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        let path = try invocation.required(folder)
        let folder = try ExportFolder(path)
        // Noted before anything is read: one that breaks off has shown something, too.
        try session.database.run(Operation.nothing(owner.id).noted(.ownerExport, path))
        var counts: [(name: String, count: Int)] = []
        try session.database.snapshot { snapshot in
            let export = OwnerExport(
                owner: owner.id, mailExchange: ServerAddresses(invocation.settings).hostname,
                now: session.now,
                snapshot: snapshot, folder: folder)
            try export.run()
            counts = export.counts
        }
        let record =
            [("folder", path), ("owner", owner.email)] + counts.map { ($0.name, "\($0.count)") }
        try invocation.show(record: record) { json in
            json.object { json in
                json.member("folder", path)
                json.member("owner_id", owner.id.description)
                json.member(counts: counts)
            }
        }
    }
}

private let folder = Argument("FOLDER", .path, "The folder to make; its parent must be there")

/// One owner's things, written page by page: memory does not grow with them.
private final class OwnerExport {
    let owner: OwnerID
    let mailExchange: String
    let now: Timestamp
    let snapshot: OperatorDatabase.Snapshot
    let folder: ExportFolder
    private(set) var counts: [(name: String, count: Int)] = []

    init(
        owner: OwnerID, mailExchange: String, now: Timestamp, snapshot: OperatorDatabase.Snapshot,
        folder: ExportFolder
    ) {
        self.owner = owner
        self.mailExchange = mailExchange
        self.now = now
        self.snapshot = snapshot
        self.folder = folder
    }

    func run() throws {
        try writeAccount()
        try write("domains") { file in
            for domain in try snapshot.run(Domains.list(owner)) {
                try file.line {
                    $0.members(of: OwnedDomain(owner: owner, domain: domain), mailExchange: mailExchange)
                }
            }
        }
        try writeMail()
        try write("keys") { file in
            try pages({ try snapshot.run(Keys.list(owner, after: $0)) }) { key in
                try file.line { $0.members(of: key, at: now) }
            }
        }
        try writeOrders()
        try write("ledger") { file in
            var cursor: Cursor?
            repeat {
                let page = try snapshot.run(Wallets.history(owner, limit: 200, cursor: cursor))
                for entry in page.entries { try file.line { $0.members(of: entry) } }
                cursor = page.next
            } while cursor != nil
        }
        try write("webhook-calls") { file in
            var cursor: Cursor?
            repeat {
                let page = try snapshot.run(Webhooks.deliveries(owner, limit: 100, cursor: cursor))
                for call in page.deliveries { try file.line { $0.members(of: call) } }
                cursor = page.next
            } while cursor != nil
        }
        try write("trail") { file in
            var cursor: Cursor?
            repeat {
                let page = try snapshot.run(IntakeEvents.list(owner, limit: 1000, cursor: cursor))
                for event in page.events { try file.line { $0.members(of: event) } }
                cursor = page.next
            } while cursor != nil
        }
        try write("days") { file in
            let days = try snapshot.run(IntakeDays.list(owner, through: Day(now), count: IntakeDays.age))
            for day in days where day.figures != IntakeFigures() {
                try file.line { json in
                    json.member("day", day.day.description)
                    json.member("mails", day.figures.mails)
                    json.member("codes", day.figures.codes)
                    json.member("refusals", day.figures.refusals)
                }
            }
        }
        try write("audit") { file in
            var filter = AuditFilter(owner: owner)
            try pages({ (last: ShownAuditEvent?) in
                filter.before = last?.event.id
                return try snapshot.run(Operator.auditEvents(filter, limit: 1000))
            }) { shown in try file.line { $0.members(of: shown) } }
        }
        try folder.write("export.json") { json in
            json.member("owner_id", owner.description)
            json.member("taken_at", now.description)
            json.member(counts: counts)
        }
    }

    private func writeAccount() throws {
        let account = try snapshot.run(Owners.account(owner, now: now))
        let balance = try snapshot.run(Wallets.balance(owner))
        let webhook = try snapshot.run(Webhooks.webhook(owner, now: now))
        try folder.write("owner.json") { json in
            json.members(of: account.owner)
            json.member(usage: account.usage)
            json.member("balance", decimal: balance.description)
            json.member("webhook") { json in
                guard let webhook else { return json.null() }
                json.object {
                    $0.members(
                        of: OwnedWebhook(owner: owner, email: account.owner.email, webhook: webhook))
                }
            }
        }
    }

    /// Mailboxes, what is known of their mails, and the mails themselves.
    private func writeMail() throws {
        try folder.makeFolder("mail")
        let (mailboxes, messages) = (try folder.file("mailboxes.jsonl"), try folder.file("messages.jsonl"))
        try pages({ try snapshot.run(Mailboxes.all(owner, after: $0?.id)) }) { mailbox in
            let mbox = try write(mailsOf: mailbox, messages)
            try mailboxes.line { json in
                json.members(of: mailbox)
                json.member("mbox", mbox)
            }
        }
        try finish(mailboxes, "mailboxes")
        try finish(messages, "messages")
    }

    /// The mbox of a mailbox, by its name in the folder; nil if it has no mail.
    private func write(mailsOf mailbox: Mailbox, _ messages: ExportFile) throws -> String? {
        let name = "mail/\(mailbox.id).mbox"
        var mbox: ExportFile?
        var cursor: Cursor?
        repeat {
            let page = try snapshot.run(
                Messages.list(
                    owner, .id(mailbox.id), limit: 200, cursor: cursor, bodies: [], now: .earliest))
            for message in page?.messages ?? [] {
                try messages.line { json in
                    json.member("mailbox_id", mailbox.id.description)
                    json.summary(of: message, to: mailbox.address)
                    json.member("seen", message.isSeen)
                    json.member("codes", raw: message.codes.utf8)
                    json.member("links", raw: message.links.utf8)
                    json.member("attachments", raw: message.attachments.utf8)
                    json.member("notes", raw: message.notes.utf8)
                }
                let source = try snapshot.run(
                    Messages.source(owner, mailbox.id, message.id, now: .earliest))
                if mbox == nil { mbox = try folder.file(name) }
                try mbox?.write(mboxrd(source, of: message))
            }
            cursor = page?.next
        } while cursor != nil
        try mbox?.close()
        return mbox == nil ? nil : name
    }

    private func writeOrders() throws {
        try write("orders") { file in
            var offset = 0
            var page: [Order]
            repeat {
                page = try snapshot.run(
                    Orders.list(owner, status: nil, domain: nil, limit: 1000, offset: offset, now: now)
                ).orders
                for order in page { try file.line { $0.members(of: order) } }
                offset += page.count
            } while !page.isEmpty
        }
    }

    /// A file of JSON Lines.
    private func write(_ name: String, _ body: (ExportFile) throws -> Void) throws {
        let file = try folder.file(name + ".jsonl")
        try body(file)
        try finish(file, name)
    }

    private func finish(_ file: ExportFile, _ name: String) throws {
        try file.close()
        counts.append((name, file.lines))
    }
}

/// Every item of a list that is read in pages, each behind the last item of the one before, until one is empty.
private func pages<Item>(_ page: (Item?) throws -> [Item], _ body: (Item) throws -> Void) throws {
    var last: Item?
    repeat {
        let items = try page(last)
        for item in items { try body(item) }
        last = items.last
    } while last != nil
}

extension JSONWriter {
    fileprivate mutating func member(counts: [(name: String, count: Int)]) {
        member("counts") { json in
            json.object { json in
                for (name, count) in counts {
                    json.key(named: name)
                    json.number(count)
                }
            }
        }
    }
}
