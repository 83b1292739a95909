import Inbox
import OpenSSL
import Postgres
import TestSupport
import Testing

@Suite("restante-admin owner")
struct OwnerTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    private static let passwordHash = Statement("select o.password_hash from restante.owner as o")

    @Test("create makes an owner whose password is the line that was given")
    func create() throws {
        let owner = try desk.document(
            "owner create --email Alice@Owners.Example --name Alice --password-file - --expires-in-days 365",
            input: "correct horse\n")
        #expect(OwnerID(owner.text("id")) != nil)
        #expect(owner.text("email") == "alice@owners.example")
        #expect(owner.text("name") == "Alice")
        #expect(owner.text("status") == "active")
        #expect(owner["password"] == nil)
        let (created, expires) = (Timestamp(owner.text("created_at")), Timestamp(owner.text("expires_at")))
        #expect(expires == created.map { $0 + .days(365) })
        let row = try #require(try desk.superuser().query(Self.passwordHash()).first)
        let stored = try row(0, as: String.self)
        let hash = try #require(PasswordHash(stored))
        #expect(try hash.verify(Array("correct horse".utf8)))
        #expect(stored.hasPrefix("$scrypt$ln=15,"))
    }

    @Test("create without a password makes one and shows it once")
    func generatedPassword() throws {
        let owner = try desk.document("owner create --email a@owners.example --name A")
        #expect(owner.text("password").utf8.count == 20)
        #expect(try desk.document("owner show a@owners.example")["password"] == nil)
    }

    @Test("create sets the limits that are given, and the others to their defaults")
    func limits() throws {
        let owner = try desk.document(
            "owner create --email a@owners.example --name A --max-domains 1 --max-buyers 2 --max-temporary 3"
                + " --max-keys 4 --max-bytes 5000000000 --requests-per-minute 0")
        let limits = try #require(owner["limits"] as? [String: Int])
        #expect(
            limits == [
                "domains": 1, "buyers": 2, "mailboxes": 3, "keys": 4, "bytes": 5_000_000_000, "requests": 0,
                "address_hours": 168,
            ])
        let changed = try desk.document("owner update a@owners.example --max-keys 40")
        #expect((changed["limits"] as? [String: Int])?["keys"] == 40)
        #expect((changed["limits"] as? [String: Int])?["domains"] == 1)
    }

    @Test("suspend, resume and extend change the owner and show it")
    func life() throws {
        try desk.owner("alice")
        #expect(try desk.run("owner suspend alice@owners.example").code == 0)
        #expect(try desk.document("owner show alice@owners.example").text("status") == "suspended")
        #expect(try desk.document("owner resume alice@owners.example").text("status") == "active")
        #expect(try desk.run("owner extend alice@owners.example --days 10").code == 5)
        _ = try desk.document("owner update alice@owners.example --expires-at 2090-01-01T00:00:00Z")
        let extended = try desk.document("owner extend alice@owners.example --days 10")
        #expect(extended.text("expires_at") == "2090-01-11T00:00:00.000Z")
        _ = try desk.document("owner update alice@owners.example --expires-at 2020-01-01")
        let revived = try desk.document("owner extend alice@owners.example --days 10")
        #expect(try #require(Timestamp(revived.text("expires_at"))) > .now() + .days(9))
    }

    @Test("update takes an id or an e-mail address, and changes only what is given")
    func update() throws {
        let owner = try desk.owner("alice")
        let changed = try desk.document("owner update \(owner.text("id")) --email new@owners.example")
        #expect(changed.text("email") == "new@owners.example")
        #expect(changed.text("name") == "alice")
        #expect(try desk.run("owner show alice@owners.example").code == 3)
        #expect(try desk.document("owner show new@owners.example").text("id") == owner.text("id"))
        try desk.owner("bob")
        #expect(try desk.run("owner update bob@owners.example --email new@owners.example").code == 5)
    }

    @Test("list shows all owners, newest first, or those in one state")
    func list() throws {
        try desk.owner("alice")
        try desk.owner("bob")
        _ = try desk.document("owner suspend alice@owners.example")
        let rows = try desk.run("owner list").output.split(separator: "\n").map {
            $0.split(separator: "\t")[0]
        }
        #expect(rows == ["bob@owners.example", "alice@owners.example"])
        let suspended = try desk.document("owner list --status suspended")["owners"] as? [[String: Any]]
        #expect(suspended?.map { $0.text("email") } == ["alice@owners.example"])
    }

    @Test("delete removes the owner with all that it has, and frees its names")
    func delete() throws {
        try desk.owner("alice")
        _ = try desk.buyer("joe@alice.example", of: "alice")
        #expect(try desk.run("owner delete alice@owners.example").code == 0)
        #expect(try desk.run("owner delete alice@owners.example").code == 3)
        #expect(try desk.document("domain list")["domains"] as? [String] == [])
        #expect(try desk.run("buyer show joe@alice.example").code == 3)
        try desk.owner("alice")
    }

    @Test("An e-mail address is taken once, in whatever case")
    func conflict() throws {
        try desk.owner("alice")
        let outcome = try desk.run("owner create --email ALICE@owners.example --name A")
        #expect(outcome.code == 5)
        #expect(outcome.error == "restante-admin: there is an owner 'alice@owners.example' already\n")
        #expect(outcome.output == "")
    }

    @Test(
        "What cannot be is refused before anything is made",
        arguments: [
            ("owner create --name A --email a@owners.example --password-file -", "short\n", Int32(2)),
            ("owner create --name A --email a@owners.example --password-file -", "\n", 2),
            ("owner create --name A --email nowhere", "", 2),
            ("owner create --email a@owners.example", "", 2),
            ("owner create --name A --email a@owners.example --password secret", "", 2),
            ("owner create --name A --email a@owners.example --expires-in-days 0", "", 2),
            ("owner create --name A --email a@owners.example --expires-in-days 1 --expires-at never", "", 2),
            ("owner create --name A --email a@owners.example --password-file /nowhere", "", 1),
            ("owner show nobody@owners.example", "", 3),
            ("owner show 0193c0de-0000-7000-8000-000000000000", "", 3),
            ("owner show not-an-id", "", 2),
        ])
    func refused(line: String, input: String, code: Int32) throws {
        let outcome = try desk.run(line, input: input)
        #expect(outcome.code == code)
        #expect(outcome.output == "")
        #expect(!outcome.error.isEmpty && !outcome.error.contains("short"))
        #expect(try desk.run("owner list").output == "")
    }
}
