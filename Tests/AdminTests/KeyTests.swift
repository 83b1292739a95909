import Foundation
import Inbox
import OpenSSL
import Postgres
import TestSupport
import Testing

@Suite("restante-admin key")
struct KeyTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.owner("alice")
    }

    private static let digests = Statement("select k.digest from restante.api_key as k")

    @Test("create shows the key once and keeps its SHA-256 only")
    func create() throws {
        let made = try desk.document("key create --owner alice@owners.example --name ci --days 90")
        let text = Array(made.text("key").utf8)
        let parsed = APIKey(parsing: text.span)
        let key = try #require(parsed)
        #expect(key.id.description == made.text("id"))
        #expect(made.text("prefix") == key.prefix)
        #expect(made["scopes"] as? [String] == Scope.all.names)
        #expect(
            Timestamp(made.text("expires_at")) == Timestamp(made.text("created_at")).map { $0 + .days(90) })
        let row = try #require(try desk.superuser().query(Self.digests()).first)
        #expect(try row(0, as: [UInt8].self) == SHA256.digest(of: text))
        #expect(
            try !desk.run("key list --owner alice@owners.example --json").output.contains(made.text("key")))
    }

    @Test("create takes scopes")
    func scopes() throws {
        let line = "key create --owner alice@owners.example --name ci --scopes "
        #expect(
            try desk.document(line + "premium:read,emails:write")["scopes"] as? [String] == [
                "premium:read", "emails:write",
            ])
        #expect(try desk.run(line + "premium:read,everything").code == 2)
    }

    @Test("update moves the expiry, revoke ends the key for good")
    func life() throws {
        let id = try desk.document("key create --owner alice@owners.example --name ci").text("id")
        let expired = try desk.document("key update \(id) --expires-at 2020-01-01T00:00:00Z")
        #expect(expired.text("status") == "expired")
        #expect(expired.text("expires_at") == "2020-01-01T00:00:00.000Z")
        #expect(try desk.document("key update \(id) --expires-at 2090-01-01").text("status") == "active")
        #expect(try desk.run("key update \(id) --expires-at never").code == 2)
        #expect(try desk.document("key revoke \(id)").text("status") == "revoked")
        #expect(try desk.document("key update \(id) --expires-at 2090-01-01").text("status") == "revoked")
        let keys = try desk.document("key list --owner alice@owners.example")["api_keys"] as? [[String: Any]]
        #expect(keys?.map { $0.text("status") } == ["revoked"])
    }

    @Test("A key that is not there is not found", arguments: ["revoke", "update --expires-at 2090-01-01"])
    func unknown(verb: String) throws {
        let outcome = try desk.run("key \(verb) 0193c0de-0000-7000-8000-000000000000")
        #expect(outcome.code == 3)
        #expect(outcome.error == "restante-admin: there is no key '0193c0de-0000-7000-8000-000000000000'\n")
    }
}
