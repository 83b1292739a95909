import Foundation
import Inbox
import OpenSSL
import Postgres
import TestSupport
import Testing

@Suite("restante-admin owner export")
struct OwnerExportTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    /// Lines of a file in an export.
    private func lines(_ file: String, in folder: String) throws -> [[String: Any]] {
        try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    private func store(_ number: Int, _ raw: String, in mailbox: String, of owner: String) throws {
        let id = "0193c0de-0000-7000-8000-\(String(repeating: "0", count: 12 - "\(number)".count))\(number)"
        let hex = Array(raw.utf8).map { String(format: "%02x", $0) }.joined()
        try desk.superuser().run(
            script: #"""
                insert into restante.message (owner_id, id, mailbox_id, received_at, size, otp, envelope_from,
                    from_address, subject, body_text, codes, links, attachments, client_address, helo)
                values ('\#(owner)', '\#(id)', '\#(mailbox)', 1700000000000 + \#(number), \#(raw.utf8.count), '123456',
                    'bounce@shop.example', 'a@shop.example', 'Code \#(number)', 'text', '[]', '[]', '[]', '192.0.2.1', 'shop');
                insert into restante.message_source (owner_id, message_id, mailbox_id, raw)
                values ('\#(owner)', '\#(id)', '\#(mailbox)', '\x\#(hex)');
                """#)
    }

    @Test("writes every kind of thing, all the mail byte for byte, and nothing of another owner")
    func everything() throws {
        let owner = try desk.owner("alice").text("id")
        let joe = try desk.buyer("joe@alice.example", of: "alice").text("id")
        let ann = try desk.buyer("ann@alice.example", of: "alice").text("id")
        let key = try desk.document("key create --owner alice@owners.example --name ci").text("key")
        _ = try desk.document("wallet credit alice@owners.example 12.50 --note invoice")
        let bob = try desk.owner("bob").text("id")
        let other = try desk.buyer("eve@bob.example", of: "bob").text("id")
        for number in 1...450 {
            try store(number, "Subject: s\r\n\r\nFrom mail \(number)\r\n", in: joe, of: owner)
        }
        try store(900, "Subject: bob's own\r\n\r\nbetamark\r\n", in: other, of: bob)

        let folder = desk.folder.path + "/export"
        let report = try desk.document("owner export alice@owners.example \(folder)")
        #expect(report.text("owner_id") == owner)
        let counts = try #require(report["counts"] as? [String: Int])
        #expect(counts["messages"] == 450 && counts["mailboxes"] == 2 && counts["ledger"] == 1)

        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        #expect(
            names == [
                "audit.jsonl", "days.jsonl", "domains.jsonl", "export.json", "keys.jsonl", "ledger.jsonl",
                "mail",
                "mail/\(joe).mbox", "mailboxes.jsonl", "messages.jsonl", "orders.jsonl", "owner.json",
                "trail.jsonl", "webhook-calls.jsonl",
            ])
        let account = try #require(try lines("owner.json", in: folder).first)
        #expect(account.text("email") == "alice@owners.example")
        #expect((account["balance"] as? NSNumber)?.doubleValue == 12.5)
        #expect(try lines("domains.jsonl", in: folder).map { $0.text("name") } == ["alice.example"])
        let boxes = try lines("mailboxes.jsonl", in: folder)
        #expect(Set(boxes.map { $0.text("id") }) == [joe, ann])
        #expect(boxes.first { $0.text("id") == joe }?.text("mbox") == "mail/\(joe).mbox")
        #expect(boxes.first { $0.text("id") == ann }?["mbox"] is NSNull)
        #expect(try lines("keys.jsonl", in: folder).map { $0.text("name") } == ["ci"])
        let messages = try lines("messages.jsonl", in: folder)
        #expect(Set(messages.map { $0.text("id") }).count == 450)
        // The same as the mailbox's own export.
        #expect(
            try String(contentsOfFile: folder + "/mail/\(joe).mbox", encoding: .utf8)
                == desk.run("message export joe@alice.example").output)

        let all = try names.filter { $0 != "mail" }.map {
            try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)
        }.joined()
        for secret in ["$scrypt", "betamark", bob, key, "whsec_", "digest"] {
            #expect(!all.contains(secret), "\(secret)")
        }
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test("writes over nothing, and makes nothing for an owner who is not there")
    func refusals() throws {
        try desk.owner("alice")
        let folder = desk.folder.path + "/export"
        #expect(try desk.run("owner export nobody@owners.example \(folder)").code == 3)
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(try desk.run("owner export alice@owners.example \(folder)").code == 0)
        let again = try desk.run("owner export alice@owners.example \(folder)")
        #expect(again.code == 5)
        #expect(
            again.error == "restante-admin: '\(folder)' is there already; an export needs a new folder\n")
        #expect(try desk.run("owner export alice@owners.example \(folder)/no/such").code == 1)
        #expect(try desk.run("owner export alice@owners.example").code == 2)
    }
}
