import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("The addresses API", .timeLimit(.minutes(2)))
struct AddressTests {
    private let api: TestAPI
    private let owner: TestOwner

    init() async throws {
        api = try await TestAPI.shared.value
        owner = try await api.owner()
        _ = try api.sharedDomain()
    }

    private var key: [String: String] { ["Authorization": "Bearer \(owner.key)"] }

    private func data(_ answer: WebClient.Answer) throws -> [String: Any] {
        #expect(answer.json["success"] as? Bool == true, "\(answer.text)")
        return try #require(answer.json["data"] as? [String: Any], "\(answer.text)")
    }

    private func create(_ json: String) throws -> WebClient.Answer {
        try api.web.post("/api/v1/addresses", key, json: json)
    }

    private func list(_ query: String = "") throws -> [String: Any] {
        try data(try api.web.get("/api/v1/addresses" + query, key))
    }

    /// The mailbox behind the id of an address.
    private func box(_ made: [String: Any]) throws -> TestBuyer {
        let id = try #require(made["id"] as? String)
        return TestBuyer(
            owner: owner.id, id: try #require(MailboxID(String(id.dropFirst(5)))),
            address: try #require(made["email"] as? String), pin: "")
    }

    @Test("the example of the document: create with an alias and 168 hours")
    func example() throws {
        let alias = "newsletter\(UInt32.random(in: 0 ... .max))"
        let answer = try create(
            #"{"alias": "\#(alias)", "expiresIn": 168, "domain": "\#(owner.domain)"}"#)
        #expect(answer.status == 201)
        let made = try data(answer)
        let id = try #require(made["id"] as? String)
        #expect(id.hasPrefix("addr_"))
        #expect(made["email"] as? String == "\(alias)@\(owner.domain)")
        #expect(made["alias"] as? String == alias)
        let created = try #require((made["createdAt"] as? String).flatMap { Timestamp($0) })
        #expect((made["expiresAt"] as? String).flatMap { Timestamp($0) } == created + .seconds(168 * 3600))
        #expect(Set(made.keys) == ["id", "email", "alias", "createdAt", "expiresAt"])
        let page = try list("?limit=10")
        let item = try #require((page["addresses"] as? [[String: Any]])?.first)
        #expect(Set(item.keys) == Set(made.keys).union(["emailCount"]))
        #expect(item["emailCount"] as? Int == 0)
        #expect(page["total"] as? Int == 1)
        #expect(page["hasMore"] as? Bool == false)
    }

    @Test("nothing needs to be said: a random name, the default domain and the owner's hours")
    func defaults() throws {
        for answer in [
            try create("{}"), try api.web.request("POST", "/api/v1/addresses", key, body: []),
        ] {
            let made = try data(answer)
            let created = try #require((made["createdAt"] as? String).flatMap { Timestamp($0) })
            #expect(
                (made["expiresAt"] as? String).flatMap { Timestamp($0) } == created + .seconds(168 * 3600))
        }
        var changes = Operator.OwnerChanges()
        changes.addressHours = 2
        try api.admin(Operator.update(owner.id, changes))
        #expect(try create(#"{"expiresIn":3}"#).status == 400)
        #expect(try create(#"{"expiresIn":2}"#).status == 201)
    }

    @Test("one address is shown with its counts, which the deliveries keep")
    func detail() async throws {
        let box = try box(try data(try create("{}")))
        let path = "/api/v1/addresses/addr_\(box.id)"
        #expect(try data(try api.web.get(path, key))["lastEmailAt"] is NSNull)
        for _ in 0..<3 { try await api.deliver(to: box) }
        let shown = try data(try api.web.get(path, key))
        #expect(shown["emailCount"] as? Int == 3)
        #expect((shown["lastEmailAt"] as? String).flatMap { Timestamp($0) } != nil)
        #expect((try list()["addresses"] as? [[String: Any]])?.first?["emailCount"] as? Int == 3)
        // The same mailbox in the other dialect.
        let other = try api.web.get("/api/emails/\(box.id)", ["X-API-Key": owner.key])
        #expect(other.json["total"] as? Int == 3)
    }

    @Test("deleting removes the address and its mail")
    func delete() async throws {
        let box = try box(try data(try create("{}")))
        try await api.deliver(to: box)
        let path = "/api/v1/addresses/addr_\(box.id)"
        let answer = try api.web.request("DELETE", path, key)
        #expect(answer.text == #"{"success":true,"data":{"deleted":true,"id":"addr_\#(box.id)"}}"#)
        let again = try api.web.request("DELETE", path, key)
        #expect(again.status == 404)
        #expect((again.json["error"] as? [String: Any])?["code"] as? String == "not_found")
        #expect(again.json["success"] as? Bool == false)
        #expect(try list()["total"] as? Int == 0)
    }

    @Test("pages by offset say whether there is more")
    func pages() throws {
        for _ in 0..<5 { _ = try create("{}") }
        let first = try list("?limit=2&offset=0")
        let last = try list("?limit=2&offset=4")
        #expect((first["addresses"] as? [Any])?.count == 2 && first["hasMore"] as? Bool == true)
        #expect((last["addresses"] as? [Any])?.count == 1 && last["hasMore"] as? Bool == false)
        #expect(first["total"] as? Int == 5 && last["total"] as? Int == 5)
        let beyond = try list("?offset=99999999999999999999")
        #expect((beyond["addresses"] as? [Any])?.isEmpty == true && beyond["hasMore"] as? Bool == false)
        #expect((try list("?limit=1000")["addresses"] as? [Any])?.count == 5)
        #expect(try list("?status=active")["total"] as? Int == 5)
        #expect(try list("?status=expired")["total"] as? Int == 0)
    }

    @Test(
        "what cannot be is refused with its code",
        arguments: [
            (#"{"alias":"ab"}"#, 400, "invalid_alias"), (#"{"alias":"a b c"}"#, 400, "invalid_alias"),
            (#"{"alias":"abc+def"}"#, 400, "invalid_alias"), (#"{"alias":".abc"}"#, 400, "invalid_alias"),
            (#"{"alias":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#, 400, "invalid_alias"),
            (#"{"expiresIn":0}"#, 400, "invalid_expiry"), (#"{"expiresIn":-1}"#, 400, "invalid_expiry"),
            (#"{"expiresIn":1.5}"#, 400, "invalid_expiry"), (#"{"expiresIn":1e9}"#, 400, "invalid_expiry"),
            (#"{"expiresIn":169}"#, 400, "invalid_expiry"), (#"{"expiresIn":"1"}"#, 400, "invalid_json"),
            (#"{"domain":"nowhere.example"}"#, 400, "invalid_domain"),
            (#"{"alias":"höhe"}"#, 400, "invalid_alias"), (#"{"alias":"ａｄｍｉｎ"}"#, 400, "invalid_alias"),
            (#"{"alias":"\u0430dmin"}"#, 400, "invalid_alias"),
            (#"{"alias":"postmaster"}"#, 409, "alias_taken"), (#"{"alias":"abc",}"#, 400, "invalid_json"),
        ])
    func refusals(_ body: String, _ status: Int, _ code: String) throws {
        let answer = try create(body)
        #expect(answer.status == status, "\(answer.text)")
        #expect((answer.json["error"] as? [String: Any])?["code"] as? String == code, "\(answer.text)")
        #expect((answer.json["error"] as? [String: Any])?["message"] is String)
        #expect(try list()["total"] as? Int == 0)
    }

    @Test(
        "an alias may have letters beyond ASCII on the owner's own domain, where nobody else is to be taken for"
    )
    func letters() throws {
        let made = try data(try create(#"{"alias":"Höhe","domain":"\#(owner.domain)"}"#))
        #expect(made["email"] as? String == "höhe@\(owner.domain)")
    }

    @Test("bad queries, unknown ids and missing scopes are refused")
    func others() throws {
        for query in ["limit=0", "limit=-1", "limit=x", "offset=-1", "offset=1.5", "status=old"] {
            #expect(try api.web.get("/api/v1/addresses?" + query, key).status == 400, "\(query)")
        }
        let id = MailboxID.new()
        for name in ["addr_\(id)", "\(id)", "addr_", "addr_x", "x"] {
            let answer = try api.web.get("/api/v1/addresses/" + name, key)
            #expect(answer.status == 404)
            #expect((answer.json["error"] as? [String: Any])?["code"] as? String == "not_found")
        }
        let writer = APIKey.generate(owner: owner.id, key: .new())
        _ = try api.admin(
            Keys.create(
                writer, name: Label("w"), scopes: .emailsWrite, now: .now(), expiresAt: .now() + .days(1)))
        let fields = ["Authorization": "Bearer \(String(decoding: writer.text, as: UTF8.self))"]
        let refused = try api.web.get("/api/v1/addresses", fields)
        #expect(refused.status == 403)
        #expect((refused.json["error"] as? [String: Any])?["code"] as? String == "insufficient_scope")
        #expect(try api.web.post("/api/v1/addresses", fields, json: "{}").status == 201)
    }
}
