import Foundation
import Inbox
import Postgres
import TestSupport
import Testing

@Suite("restante-admin message purge")
struct PurgeTests {
    private let desk: Desk
    private let ids = (1...4).map { "0193c0de-0000-7000-8000-00000000000\($0)" }

    /// Joe has the first three mails, received a day apart from 2023-11-14 on; Ann has the fourth.
    init() throws {
        desk = try Desk()
        let owner = try desk.owner("alice").text("id")
        let joe = try desk.buyer("joe@alice.example", of: "alice").text("id")
        let ann = try desk.buyer("ann@alice.example", of: "alice").text("id")
        try desk.owner("bob")
        for (number, id) in ids.enumerated() {
            let mailbox = number < 3 ? joe : ann
            try desk.superuser().run(
                script: """
                    insert into restante.message (owner_id, id, mailbox_id, received_at, size, envelope_from,
                        from_address, subject, body_text, codes, links, attachments, client_address, helo)
                    values ('\(owner)', '\(id)', '\(mailbox)', 1700000000000 + 86400000 * \(number), 20 + \(number), '',
                        'a@shop.example', 's', 't', '[]', '[]', '[]', '192.0.2.1', 'shop');
                    update restante.mailbox as b set message_count = b.message_count + 1, unread = b.unread + 1,
                        message_bytes = b.message_bytes + 20 + \(number)
                    where b.owner_id = '\(owner)' and b.id = '\(mailbox)';
                    insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
                    values ('\(owner)', 0, 1, 20 + \(number)) on conflict (owner_id, slot) do update
                    set messages = u.messages + 1, bytes = u.bytes + excluded.bytes;
                    """)
        }
    }

    private let purge = "message purge --owner alice@owners.example"

    private func left() throws -> [String] {
        try ["joe", "ann"].flatMap { name in
            let page = try desk.document("message list \(name)@alice.example")
            return (page["messages"] as? [[String: Any]] ?? []).map { $0.text("id") }
        }.sorted()
    }

    @Test("deletes what is older than a time, says how much that was, and the counters follow")
    func before() throws {
        let outcome = try desk.run("\(purge) --before 2023-11-16T00:00:00Z")
        #expect(outcome.code == 0)
        #expect(outcome.output == "deleted\t2\nbytes\t41\nmailboxes\t1\n")
        #expect(try left() == [ids[2], ids[3]])
        let joe = try desk.document("buyer show joe@alice.example")
        #expect(joe["message_count"] as? Int == 1 && joe["unread"] as? Int == 1)
        let usage = try #require(
            try desk.document("owner show alice@owners.example")["usage"] as? [String: Any])
        #expect(usage["messages"] as? Int == 2 && usage["bytes"] as? Int == 45)
        let again = try desk.run("\(purge) --before 2023-11-16T00:00:00Z")
        #expect(again.output == "deleted\t0\nbytes\t0\nmailboxes\t0\n")
    }

    @Test("with --dry-run says what would go, mailbox by mailbox, and deletes nothing")
    func dryRun() throws {
        let outcome = try desk.run("\(purge) --before 2030-01-01 --dry-run")
        #expect(outcome.output == "would_delete\t4\nbytes\t86\nmailboxes\t2\n")
        let document = try desk.document("\(purge) --before 2030-01-01 --dry-run")
        #expect(document["dry_run"] as? Bool == true)
        let mailboxes = try #require(document["mailboxes"] as? [[String: Any]])
        #expect(mailboxes.map { $0.text("address") } == ["joe@alice.example", "ann@alice.example"])
        #expect(mailboxes.map { $0["messages"] as? Int } == [3, 1])
        #expect(try left() == ids)
    }

    @Test("takes a mailbox, a message, or all of them together")
    func selections() throws {
        #expect(try desk.run("\(purge) --mailbox ann@alice.example --message \(ids[0])").code == 3)
        #expect(try desk.run("\(purge) --message \(ids[1]) --before 2023-11-15").code == 3)
        #expect(try desk.document("\(purge) --message \(ids[1])")["messages"] as? Int == 1)
        #expect(try left() == [ids[0], ids[2], ids[3]])
        let one = try desk.document("\(purge) --mailbox joe@alice.example --before 2023-11-15")
        #expect(one["messages"] as? Int == 1)
        #expect(try desk.document("\(purge) --mailbox ann@alice.example --yes")["messages"] as? Int == 1)
        #expect(try left() == [ids[2]])
    }

    @Test("refuses what names no mail, or another owner's")
    func refusals() throws {
        let unbounded = try desk.run(purge)
        #expect(unbounded.code == 2)
        #expect(
            unbounded.error
                == "restante-admin: say which mails: give --before, --mailbox or --message\n"
                || unbounded.error.hasPrefix(
                    "restante-admin: say which mails: give --before, --mailbox or --message")
        )
        #expect(try desk.run("message purge --before 2030-01-01").code == 2)
        #expect(try desk.run("\(purge) --before yesterday").code == 2)
        #expect(try desk.run("\(purge) --mailbox nobody@alice.example").code == 3)
        #expect(
            try desk.run("message purge --owner bob@owners.example --mailbox joe@alice.example").code == 3)
        #expect(try desk.run("message purge --owner bob@owners.example --message \(ids[0])").code == 3)
        #expect(
            try desk.document("message purge --owner bob@owners.example --before 2030-01-01")["messages"]
                as? Int == 0)
        #expect(try left() == ids)
    }
}
