import Foundation
import Postgres
import TestSupport
import Testing

@Suite("restante-admin message")
struct MessageTests {
    private let desk: Desk
    private let id = "0193c0de-0000-7000-8000-0000000000aa"

    init() throws {
        desk = try Desk()
        let owner = try desk.owner("alice").text("id")
        let mailbox = try desk.buyer("joe@alice.example", of: "alice").text("id")
        try desk.superuser().run(
            script: #"""
                insert into restante.message (owner_id, id, mailbox_id, received_at, size, otp, envelope_from,
                    from_address, subject, body_text, codes, links, attachments, client_address, helo)
                values ('\#(owner)', '\#(id)', '\#(mailbox)', 1700000000000, 20, '123456', 'bounce@shop.example',
                    'no-reply@shop.example', E'Evil \x1b[2J\tsubject', E'Your code\nis 123456\x1b[31m', '[]', '[]', '[]',
                    '192.0.2.1', 'shop');
                insert into restante.message_source (owner_id, message_id, mailbox_id, raw)
                values ('\#(owner)', '\#(id)', '\#(mailbox)', '\x53756269656374ff0d0a');
                """#)
    }

    @Test("list shows the mails of a mailbox, and no control sequence in them")
    func list() throws {
        #expect(
            try desk.run("message list joe@alice.example").output
                == "2023-11-14T22:13:20.000Z\tno-reply@shop.example\tEvil \\u{1b}[2J\\tsubject\t123456\t20\t\(id)\n"
        )
        let page = try desk.document("message list joe@alice.example")
        let message = try #require((page["messages"] as? [[String: Any]])?.first)
        #expect(message.text("subject") == "Evil \u{1B}[2J\tsubject")
        #expect(message.text("otp") == "123456")
        #expect(message["body_text"] == nil)
    }

    @Test("show gives the whole mail, also of an expired mailbox")
    func show() throws {
        _ = try desk.document("mailbox update joe@alice.example --expires-at 2020-01-01")
        let message = try desk.document("message show \(id)")
        #expect(message.text("to") == "joe@alice.example")
        #expect(message.text("body_text") == "Your code\nis 123456\u{1B}[31m")
        #expect((message["codes"] as? [Any])?.isEmpty == true)
        #expect((message["notes"] as? [Any])?.isEmpty == true)
        #expect(try desk.run("message show \(id)").output.contains("notes\t-\n"))
        #expect(
            try desk.run("message show \(id)").output.contains(
                "body_text\tYour code\\nis 123456\\u{1b}[31m\n"))
    }

    @Test("show --raw gives the source byte for byte")
    func raw() throws {
        let outcome = try desk.run("message show \(id) --raw")
        // The byte FF is no UTF-8: reading it as text shows it as U+FFFD.
        #expect(outcome.output == "Subiect\u{FFFD}\r\n")
    }

    @Test("export gives each mail as it came, its lines that look like separators quoted")
    func export() throws {
        let owner = try desk.document("owner show alice@owners.example").text("id")
        try desk.superuser().run(
            script: #"""
                update restante.message_source as s
                set raw = 'From: a@b.example'::bytea || '\x0d0a0d0a'::bytea || 'From here'::bytea || '\x0d0a'::bytea
                    || '>From there'::bytea
                where s.owner_id = '\#(owner)' and s.message_id = '\#(id)';
                """#)
        let outcome = try desk.run("message export joe@alice.example")
        #expect(
            outcome.output == "From bounce@shop.example Tue Nov 14 22:13:20 2023\nFrom: a@b.example\r\n\r\n"
                + ">From here\r\n>>From there\n\n")
        #expect(try desk.run("message export nobody@alice.example").code == 3)
    }

    @Test("What is not there is not found")
    func unknown() throws {
        #expect(try desk.run("message show 0193c0de-0000-7000-8000-000000000000").code == 3)
        #expect(try desk.run("message list nobody@alice.example").code == 3)
    }

    @Test("trail shows what became of mail, newest first, and only what is asked for")
    func trail() throws {
        let owner = try desk.document("owner show alice@owners.example").text("id")
        try desk.superuser().run(
            script: #"""
                insert into restante.intake_event (owner_id, id, at, verdict, domain, address, envelope_from,
                    client_address, helo, tls, code, reason, message_id)
                values ('\#(owner)', '0193c0de-0000-7000-8000-000000000001', 1700000000000, 'refused', 'alice.example',
                    'jo+x@alice.example', '', '192.0.2.1', E'evil\t\x1b[2J', null, '550 5.1.1', 'no such mailbox', null),
                ('\#(owner)', '0193c0de-0000-7000-8000-000000000002', 1700000001000, 'accepted', 'alice.example',
                    'joe@alice.example', 'a@b.example', '192.0.2.1', 'c.example', 'TLSv1.3', '250 2.0.0', 'stored',
                    '\#(id)');
                """#)
        let trail = "message trail --owner alice@owners.example"
        let refused =
            "2023-11-14T22:13:20.000Z\trefused\t550 5.1.1\tjo+x@alice.example\t<>\t192.0.2.1\tevil\\t\\u{1b}[2J"
            + "\t-\tno such mailbox\t-\n"
        let accepted =
            "2023-11-14T22:13:21.000Z\taccepted\t250 2.0.0\tjoe@alice.example\ta@b.example\t192.0.2.1\tc.example"
            + "\tTLSv1.3\tstored\t\(id)\n"
        #expect(try desk.run(trail).output == accepted + refused)
        #expect(try desk.run("\(trail) --limit 1").output == accepted)
        #expect(try desk.run("\(trail) --address JO+x@alice.example").output == refused)
        #expect(try desk.run("\(trail) --domain ALICE.example --verdict accepted").output == accepted)
        #expect(try desk.run("\(trail) --domain other.example").output == "")
        #expect(try desk.run("\(trail) --verdict eaten").code == 2)
        #expect(try desk.run("message trail").code == 2)
        let events = try #require(try desk.document(trail)["events"] as? [[String: Any]])
        #expect(events.map { $0.text("reason") } == ["stored", "no such mailbox"])
        #expect(events[1]["tls"] is NSNull)
    }
}
