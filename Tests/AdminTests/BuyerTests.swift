import Application
import Foundation
import Inbox
import OpenSSL
import Postgres
import TestSupport
import Testing

@Suite("restante-admin buyer and mailbox")
struct BuyerTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.owner("alice")
    }

    private static let hashes = Statement("select b.pin_hash from restante.mailbox as b order by b.address")

    private func hashes() throws -> [PasswordHash] {
        try desk.superuser().query(Self.hashes()).rows.map { try #require(PasswordHash(try $0(0))) }
    }

    @Test("create shows the address and a PIN that opens it")
    func create() throws {
        let buyer = try desk.buyer("joe@alice.example", of: "alice")
        #expect(buyer.text("address") == "joe@alice.example")
        #expect(MailboxID(buyer.text("id")) != nil)
        let key = try DataDirectory(desk.folder.path).secretKey(file: nil)
        let hash = try #require(try hashes().first)
        #expect(buyer.text("pin").utf8.count == 6)
        #expect(try PINHash.verify(pin: buyer.text("pin"), key: key, against: hash))
    }

    @Test("create takes the PIN from standard input")
    func givenPIN() throws {
        let made = try desk.document(
            "buyer create --owner alice@owners.example --domain alice.example --local-part joe --pin-file -",
            input: "98765432\n")
        #expect((made["buyers"] as? [[String: Any]])?.first?.text("pin") == "98765432")
        #expect(
            try desk.run(
                "buyer create --owner alice@owners.example --domain alice.example --pin-file -",
                input: "12a456"
            ).code == 2)
    }

    @Test("create makes many at once, all different")
    func bulk() throws {
        let made = try desk.document(
            "buyer create --owner alice@owners.example --domain alice.example --count 40")
        let buyers = try #require(made["buyers"] as? [[String: Any]])
        #expect(Set(buyers.map { $0.text("address") }).count == 40)
        #expect(Set(buyers.map { $0.text("pin") }).count > 30)
        let listed =
            try desk.document("buyer list --owner alice@owners.example")["buyers"] as? [[String: Any]]
        #expect(Set(listed?.map { $0.text("address") } ?? []) == Set(buyers.map { $0.text("address") }))
    }

    @Test("A limit is kept by the operator too: all are made or none")
    func quota() throws {
        _ = try desk.document("owner update alice@owners.example --max-buyers 2")
        let line = "buyer create --owner alice@owners.example --domain alice.example --count "
        #expect(try desk.run(line + "3").code == 4)
        #expect(try desk.run("buyer list --owner alice@owners.example").output == "")
        #expect(try desk.run(line + "2").code == 0)
        #expect(try desk.run(line + "1").code == 4)
    }

    @Test(
        "What cannot be is refused",
        arguments: [
            ("buyer create --owner alice@owners.example --domain nowhere.example", Int32(3)),
            ("buyer create --owner nobody@owners.example --domain alice.example", 3),
            ("buyer create --owner alice@owners.example --domain alice.example --local-part a..b", 2),
            ("buyer create --owner alice@owners.example --domain alice.example --local-part a --count 2", 2),
            ("buyer create --owner alice@owners.example --domain alice.example --count 0", 2),
            ("buyer create --domain alice.example", 2), ("buyer show nobody@alice.example", 3),
            ("buyer update nobody@alice.example --expires-at never", 3),
            ("buyer delete nobody@alice.example", 3),
            ("mailbox update nobody@alice.example --expires-at never", 3),
        ])
    func refused(line: String, code: Int32) throws {
        #expect(try desk.run(line).code == code)
    }

    @Test("An address is taken once")
    func conflict() throws {
        _ = try desk.buyer("joe@alice.example", of: "alice")
        let outcome = try desk.run(
            "buyer create --owner alice@owners.example --domain alice.example --local-part JOE")
        #expect(outcome.code == 5)
    }

    @Test("update moves the expiry by id or address, as buyer or as mailbox")
    func expiry() throws {
        let id = try desk.buyer("joe@alice.example", of: "alice").text("id")
        let never = "never expires"
        for (line, expected) in [
            ("buyer update \(id) --expires-at 2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000Z"),
            ("mailbox update \(id) --expires-at 2091-02-03T04:05:06.789Z", "2091-02-03T04:05:06.789Z"),
            ("buyer update joe@alice.example --expires-at 2092-01-01", "2092-01-01T00:00:00.000Z"),
            ("mailbox update joe@alice.example --expires-at never", never),
        ] {
            let changed = try desk.document(line)
            #expect(changed.text("id") == id)
            #expect((changed["expires_at"] as? String ?? never) == expected)
        }
        #expect(try desk.run("mailbox update \(id)").code == 2)
    }

    @Test("update changes label, state and PIN")
    func update() throws {
        _ = try desk.buyer("joe@alice.example", of: "alice")
        let before = try hashes()
        let changed = try desk.document("buyer update joe@alice.example --label VIP --status disabled")
        #expect(changed.text("label") == "VIP")
        #expect(changed.text("status") == "disabled")
        #expect(try hashes() == before)
        _ = try desk.document("buyer update joe@alice.example --pin-file -", input: "246810")
        #expect(try hashes() != before)
        let found = try desk.document("buyer list --owner alice@owners.example --search vip")
        #expect((found["buyers"] as? [Any])?.count == 1)
    }

    @Test("A released address can be made anew and is another mailbox")
    func deleteAndRemake() throws {
        let first = try desk.buyer("joe@alice.example", of: "alice").text("id")
        #expect(try desk.run("buyer delete \(first)").code == 0)
        #expect(try desk.run("buyer show \(first)").code == 3)
        #expect(try desk.buyer("joe@alice.example", of: "alice").text("id") != first)
    }
}
