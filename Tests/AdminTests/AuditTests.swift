import Foundation
import Inbox
import Postgres
import TestSupport
import Testing

@Suite("restante-admin audit")
struct AuditTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    private func list(_ options: String = "") throws -> [[String: Any]] {
        try desk.document("audit list \(options)")["events"] as? [[String: Any]] ?? []
    }

    private func actions(_ options: String = "") throws -> [String] {
        try list(options).map { $0.text("action") }
    }

    @Test("list shows what the operator did, newest first, by the account that did it")
    func operatorActions() throws {
        let owner = try desk.owner("alice").text("id")
        _ = try desk.buyer("joe@alice.example", of: "alice")
        let key = try desk.document("key create --owner alice@owners.example --name ci")
        _ = try desk.document("key revoke \(key.text("id"))")
        _ = try desk.document("key update \(key.text("id")) --expires-at 2090-01-01")
        _ = try desk.document("buyer update joe@alice.example --status disabled")
        _ = try desk.document("buyer update joe@alice.example --pin-file -", input: "987654\n")
        _ = try desk.document("mailbox update joe@alice.example --expires-at never")
        _ = try desk.document("wallet credit alice@owners.example 5.00")
        _ = try desk.document("wallet debit alice@owners.example 1.00")
        _ = try desk.document("owner suspend alice@owners.example")
        _ = try desk.document("owner resume alice@owners.example")
        _ = try desk.document("owner update alice@owners.example --max-keys 9 --expires-in-days 9")
        _ = try desk.document("owner extend alice@owners.example --days 2")
        _ = try desk.document("domain disable alice.example")
        _ = try desk.document("domain activate alice.example")
        _ = try desk.document("message list joe@alice.example")
        _ = try desk.run("message export joe@alice.example")
        _ = try desk.document("message purge --owner alice@owners.example --mailbox joe@alice.example")
        _ = try desk.document("owner export alice@owners.example \(desk.folder.path)/export")
        _ = try desk.document("buyer delete joe@alice.example")
        _ = try desk.document("domain delete alice.example")
        #expect(
            try actions().reversed() == [
                "owner.create", "domain.create", "domain.activate", "buyer.create", "key.create",
                "key.revoke",
                "key.update", "buyer.update", "buyer.pin", "mailbox.update", "wallet.credit", "wallet.debit",
                "owner.suspend", "owner.resume", "owner.update", "owner.extend", "domain.disable",
                "domain.activate", "message.list", "message.export", "owner.export", "buyer.delete",
                "domain.delete",
            ])
        let account = try Program.run("/usr/bin/id", ["-un"], environment: [:]).output.dropLast()
        for event in try list() {
            #expect(event.text("actor") == "operator")
            #expect(event.text("actor_name").hasPrefix(account))
            #expect(event.text("owner") == "alice@owners.example" && event.text("owner_id") == owner)
        }
        let whole = try desk.run("audit list").output
        for secret in ["987654", "correct horse", key.text("key")] { #expect(!whole.contains(secret)) }
        // The export has them, too.
        let lines = try String(contentsOfFile: desk.folder.path + "/export/audit.jsonl", encoding: .utf8)
        #expect(lines.split(separator: "\n").count == 21)
    }

    @Test("list takes an owner, actions, a time, a limit and where to go on")
    func filters() throws {
        try desk.owner("alice")
        try desk.owner("bob")
        #expect(try actions("--owner bob@owners.example").count == 3)
        #expect(try actions("--action owner.create,domain.create").count == 4)
        #expect(try actions("--since 2020-01-01 --limit 2") == ["domain.activate", "domain.create"])
        #expect(try actions("--since 2090-01-01").isEmpty)
        let first = try desk.document("audit list --limit 4")
        let rest = try list("--before \(first.text("next"))")
        #expect(rest.map { $0.text("action") } == ["domain.create", "owner.create"])
        #expect(try desk.document("audit list")["next"] is NSNull)
        let row = try desk.run("audit list --limit 1").output.split(separator: "\t")
        #expect(row.count == 9)
        #expect(row[1] == "domain.activate" && row[5] == "bob@owners.example" && row[6] == "bob.example")
        for (line, code) in [
            ("--owner nobody@owners.example", Int32(3)), ("--action owner.rename", 2), ("--since soon", 2),
            ("--limit 0", 2), ("--before joe", 2),
        ] {
            #expect(try desk.run("audit list \(line)").code == code, "\(line)")
        }
    }

    @Test("A deletion stays, without the owner's name, and is found by the owner's id")
    func deletion() throws {
        let id = try desk.owner("alice").text("id")
        _ = try desk.document("wallet credit alice@owners.example 5.00")
        _ = try desk.document("owner delete alice@owners.example")
        let events = try list()
        #expect(events.map { $0.text("action") } == ["owner.delete"])
        let event = try #require(events.first)
        #expect(event.text("subject") == id && event["owner_id"] is NSNull)
        #expect(event.text("detail").contains("domains: 1, buyers: 0, mails: 0, bytes: 0, balance: 5.00"))
        #expect(try actions("--owner \(id)") == ["owner.delete"])
        #expect(try !desk.run("audit list").output.contains("alice"))
    }

    @Test("What is done to a domain that all share is there without an owner")
    func shared() throws {
        _ = try desk.document("domain create --shared --name mail.example --price 5.00")
        _ = try desk.document("domain update mail.example --price 4.00")
        _ = try desk.document("domain disable mail.example")
        let events = try list()
        #expect(
            events.map { $0.text("detail") } == ["status: disabled", "price: 4.00", "shared, price: 5.00"])
        #expect(events.allSatisfy { $0.text("subject") == "mail.example" && $0["owner"] is NSNull })
    }

    @Test("What is refused leaves no event, and what cannot be recorded does not happen")
    func failures() throws {
        try desk.owner("alice")
        try desk.superuser().run(script: "delete from restante.audit_event")
        #expect(try desk.run("owner create --email alice@owners.example --name A").code == 5)
        #expect(try desk.run("wallet debit alice@owners.example 1.00").code == 5)
        #expect(try desk.run("message show 0193c0de-0000-7000-8000-000000000000").code == 3)
        #expect(try list().isEmpty)
        try desk.superuser().run(script: "revoke insert on restante.audit_event from restante_operator")
        #expect(try desk.run("owner suspend alice@owners.example").code == 4)
        #expect(try desk.document("owner show alice@owners.example").text("status") == "active")
        #expect(try desk.run("wallet credit alice@owners.example 1.00").code == 4)
        #expect(try desk.run("wallet history alice@owners.example").output == "")
    }
}
