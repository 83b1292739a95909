import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("The temporary-mail API", .timeLimit(.minutes(2)))
struct TemporaryMailTests {
    private let api: TestAPI
    private let owner: TestOwner
    private let shared: String

    init() async throws {
        api = try await TestAPI.shared.value
        owner = try await api.owner()
        shared = try api.sharedDomain()
    }

    private var key: [String: String] { ["X-API-Key": owner.key] }

    private func generate(_ json: String, _ fields: [String: String]? = nil) throws -> WebClient.Answer {
        try api.web.post("/api/emails/generate", fields ?? key, json: json)
    }

    private func mailbox(_ name: String? = nil, on domain: String? = nil) throws -> TestBuyer {
        let named = name.map { #""name":"\#($0)","# } ?? ""
        let answer = try generate(#"{\#(named)"expiryTime":3600000,"domain":"\#(domain ?? shared)"}"#)
        try #require(answer.status == 200, "\(answer.text)")
        return TestBuyer(
            owner: owner.id, id: try #require(MailboxID(answer.json["id"] as? String ?? "")),
            address: try #require(answer.json["email"] as? String), pin: "")
    }

    @Test("names the domains that the owner can use, its own and those that all share")
    func domains() throws {
        let domains = try api.web.get("/api/email/domains", key).json["domains"] as? [String] ?? []
        #expect(domains.contains(owner.domain) && domains.contains(shared))
        let config = try api.web.get("/api/config", key).json
        // Other tests may have offered more meanwhile.
        let named = (config["emailDomains"] as? String)?.split(separator: ",").map(String.init) ?? []
        #expect(Set(domains).isSubset(of: named))
        #expect(config["maxEmails"] as? String == "1000")
        #expect(config["defaultRole"] is String && config["adminContact"] is String)
    }

    @Test("the example of the document: generate, then list")
    func example() throws {
        let name = "test\(UInt32.random(in: 0 ... .max))"
        let answer = try generate(#"{"name": "\#(name)", "expiryTime": 3600000, "domain": "\#(shared)"}"#)
        #expect(answer.status == 200)
        let id = try #require(answer.json["id"] as? String)
        #expect(answer.text == #"{"id":"\#(id)","email":"\#(name)@\#(shared)"}"#)
        let list = try api.web.get("/api/emails", key).json
        let item = try #require((list["emails"] as? [[String: Any]])?.first)
        #expect(item["id"] as? String == id)
        #expect(item["address"] as? String == "\(name)@\(shared)")
        #expect(item["email"] as? String == "\(name)@\(shared)")
        #expect(item["userId"] as? String == owner.id.description)
        let created = try #require((item["createdAt"] as? String).flatMap { Timestamp($0) })
        #expect((item["expiresAt"] as? String).flatMap { Timestamp($0) } == created + .seconds(3600))
        #expect(list["total"] as? Int == 1)
        #expect(list["nextCursor"] is NSNull)
    }

    @Test("0 never expires and shows the year 9999")
    func permanent() throws {
        #expect(try generate(#"{"expiryTime":0,"domain":"\#(shared)"}"#).status == 200)
        let item = try #require(
            (try api.web.get("/api/emails", key).json["emails"] as? [[String: Any]])?.first)
        #expect(item["expiresAt"] as? String == "9999-01-01T00:00:00.000Z")
    }

    @Test(
        "what cannot be made is refused and makes nothing",
        arguments: [
            (#"{"name":"a","expiryTime":1,"domain":"SHARED"}"#, 400),
            (#"{"name":"a","expiryTime":"3600000","domain":"SHARED"}"#, 400),
            (#"{"name":"a","domain":"SHARED"}"#, 400),
            (#"{"name":"a","expiryTime":3600000,"domain":"nowhere.example"}"#, 400),
            (#"{"name":"a","expiryTime":3600000,"domain":""}"#, 400),
            (#"{"name":"a b","expiryTime":3600000,"domain":"SHARED"}"#, 400),
            (#"{"name":"a+b","expiryTime":3600000,"domain":"SHARED"}"#, 400),
            (#"{"name":"postmaster","expiryTime":3600000,"domain":"SHARED"}"#, 409),
            (#"{"name":"Post-Master","expiryTime":3600000,"domain":"SHARED"}"#, 409),
            (#"{"name":"a","expiryTime":3600000,"domain":"SHARED""#, 400),
        ])
    func refusals(_ body: String, _ status: Int) throws {
        let answer = try generate(body.replacing("SHARED", with: shared))
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.json["error"] is String)
        #expect(try api.web.get("/api/emails", key).json["total"] as? Int == 0)
    }

    @Test("a taken name, one that was another's and one that is reserved are answered alike")
    func taken() async throws {
        let other = try await api.owner()
        let fields = ["X-API-Key": other.key]
        let name = "n\(UInt32.random(in: 0 ... .max))"
        func attempt(_ name: String, _ fields: [String: String]) throws -> WebClient.Answer {
            try generate(#"{"name":"\#(name)","expiryTime":3600000,"domain":"\#(shared)"}"#, fields)
        }
        let mine = try mailbox(name)
        let taken = try attempt(name, fields)
        #expect(try api.web.request("DELETE", "/api/emails/\(mine.id)", key).text == #"{"success":true}"#)
        let tombstone = try attempt(name, fields)
        let reserved = try attempt("postmaster", fields)
        #expect(taken.status == 409)
        #expect(taken.text == tombstone.text && tombstone.text == reserved.text)
        // Who had it may have it again; it is empty and another.
        let again = try mailbox(name)
        #expect(again.id != mine.id)
        #expect(try api.web.get("/api/emails/\(again.id)", key).json["total"] as? Int == 0)
    }

    @Test("a private domain is the owner's alone, with every name that is free there")
    func privateDomain() async throws {
        let other = try await api.owner()
        _ = try mailbox("postmaster", on: owner.domain)
        let foreign = try generate(
            #"{"name":"x","expiryTime":3600000,"domain":"\#(owner.domain)"}"#, ["X-API-Key": other.key])
        let unknown = try generate(
            #"{"name":"x","expiryTime":3600000,"domain":"nowhere.example"}"#, ["X-API-Key": other.key])
        #expect(foreign.status == 400)
        #expect(foreign.text == unknown.text)
    }

    @Test("messages are listed, read and removed")
    func messages() async throws {
        let box = try mailbox()
        var ids: [String] = []
        for number in 1...3 {
            let id = try await api.deliver(
                to: box, subject: "Test \(number)", text: "Text \(number)",
                html: number == 3 ? "<p>3</p>" : nil)
            ids.append(id.description)
        }
        let list = try api.web.get("/api/emails/\(box.id)", key).json
        let messages = try #require(list["messages"] as? [[String: Any]])
        #expect(messages.compactMap { $0["id"] as? String } == ids.reversed())
        #expect(messages[0]["from_address"] as? String == "no-reply@shop.example")
        #expect(messages[0]["subject"] as? String == "Test 3")
        #expect((messages[0]["received_at"] as? Int ?? 0) > 1_700_000_000_000)
        #expect(list["total"] as? Int == 3)
        #expect(Set(messages[0].keys) == ["id", "from_address", "subject", "received_at"])
        let detail = try api.web.get("/api/emails/\(box.id)/\(ids[2])", key).json
        let message = try #require(detail["message"] as? [String: Any])
        #expect(message["content"] as? String == "Text 3")
        #expect(message["html"] as? String == "<p>3</p>")
        #expect(message["to_address"] as? String == box.address)
        #expect(message["received_at"] as? Int == messages[0]["received_at"] as? Int)
        let members = ["id", "from_address", "to_address", "subject", "content", "html", "received_at"]
        #expect(Set(message.keys) == Set(members))
        #expect(Set(detail.keys) == Set(members + ["message"]))
        // The client of this API reads the members at the top.
        #expect(detail["id"] as? String == ids[2])
        #expect(detail["subject"] as? String == "Test 3")
        let plain = try api.web.get("/api/emails/\(box.id)/\(ids[0])", key).json["message"] as? [String: Any]
        #expect(plain?["html"] as? String == "")
        let removal = try api.web.request("DELETE", "/api/emails/\(box.id)/\(ids[0])", key)
        #expect(removal.text == #"{"success":true}"#)
        #expect(try api.web.get("/api/emails/\(box.id)", key).json["total"] as? Int == 2)
        #expect(try api.web.request("DELETE", "/api/emails/\(box.id)/\(ids[0])", key).status == 404)
    }

    @Test("lists come twenty at a time, and a cursor goes on in any form that clients send it")
    func pages() throws {
        for _ in 0..<45 { _ = try mailbox() }
        var cursor: String?
        var ids: [String] = []
        for size in [20, 20, 5] {
            let query = cursor.map { "?cursor=" + $0 } ?? ""
            let page = try api.web.get("/api/emails" + query, key).json
            let emails = try #require(page["emails"] as? [[String: Any]])
            #expect(emails.count == size)
            #expect(page["total"] as? Int == 45)
            ids += emails.compactMap { $0["id"] as? String }
            // As clients send it: padded, in the other alphabet, with an unescaped plus.
            cursor = (page["nextCursor"] as? String).map { text in
                let standard = text.replacing("-", with: "+").replacing("_", with: "/")
                return standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
            }
        }
        #expect(cursor == nil)
        #expect(Set(ids).count == 45)
        #expect(ids == ids.sorted(by: >))
        #expect(try api.web.get("/api/emails?cursor=nonsense", key).status == 400)
    }

    @Test("an expired mailbox is not there from that millisecond on, and a sweep takes its mail")
    func expiry() async throws {
        let box = try mailbox()
        let message = try await api.deliver(to: box)
        let now = Timestamp.now()
        try api.admin(Operator.setExpiry(owner.id, mailbox: box.id, at: now))
        for path in ["", "/\(message)"] {
            #expect(try api.web.get("/api/emails/\(box.id)\(path)", key).status == 404)
        }
        #expect(try api.web.request("DELETE", "/api/emails/\(box.id)", key).status == 404)
        #expect(try api.web.request("DELETE", "/api/emails/\(box.id)/\(message)", key).status == 404)
        #expect(try api.web.get("/api/emails", key).json["total"] as? Int == 0)
        #expect(try api.admin(Owners.account(owner.id, now: now)).usage.messages == 1)
        _ = try api.admin(Expiry.sweep(owner.id, now: now))
        #expect(try api.admin(Owners.account(owner.id, now: now)).usage.messages == 0)
        let bearer = ["Authorization": "Bearer \(owner.key)"]
        let expired = try api.web.get("/api/v1/addresses?status=expired", bearer)
        #expect((expired.json["data"] as? [String: Any])?["total"] as? Int == 1, "\(expired.text)")
        _ = try api.admin(Expiry.sweep(owner.id, now: now + Expiry.kept))
        let forgotten = try api.web.get("/api/v1/addresses?status=expired", bearer)
        #expect((forgotten.json["data"] as? [String: Any])?["total"] as? Int == 0)
    }

    @Test("a limit of live mailboxes holds, and an expired one leaves room")
    func quota() throws {
        var changes = Operator.OwnerChanges()
        changes.temporaryMailboxes = 2
        try api.admin(Operator.update(owner.id, changes))
        let first = try mailbox()
        _ = try mailbox()
        let answer = try generate(#"{"expiryTime":3600000,"domain":"\#(shared)"}"#)
        #expect(answer.status == 429)
        #expect(answer["retry-after"] == nil)
        try api.admin(Operator.setExpiry(owner.id, mailbox: first.id, at: .now()))
        _ = try mailbox()
        #expect(try api.web.get("/api/config", key).json["maxEmails"] as? String == "2")
    }

    @Test("buyers are no temporary mailboxes")
    func kinds() async throws {
        let buyer = try api.buyer(of: owner)
        let message = try await api.deliver(to: buyer)
        let unknown = try api.web.get("/api/emails/\(MailboxID.new())", key)
        #expect(unknown.status == 404)
        #expect(try api.web.get("/api/emails/\(buyer.id)", key).text == unknown.text)
        #expect(try api.web.get("/api/emails/\(buyer.id)/\(message)", key).text == unknown.text)
        #expect(try api.web.request("DELETE", "/api/emails/\(buyer.id)", key).text == unknown.text)
        #expect(try api.web.request("DELETE", "/api/emails/\(buyer.id)/\(message)", key).text == unknown.text)
        #expect(try api.admin(Owners.account(owner.id, now: .now())).usage.messages == 1)
    }

    @Test("the same creation sent again with its key makes one mailbox")
    func idempotency() throws {
        let body = #"{"expiryTime":3600000,"domain":"\#(shared)"}"#
        var fields = key
        fields["Idempotency-Key"] = "generate-\(UInt64.random(in: 0 ... .max))"
        let first = try generate(body, fields)
        let again = try generate(body, fields)
        #expect(first.status == 200 && again.status == 200)
        #expect(first.text == again.text)
        #expect(first["idempotent-replayed"] == nil)
        #expect(again["idempotent-replayed"] == "true")
        #expect(try generate(#"{"expiryTime":0,"domain":"\#(shared)"}"#, fields).status == 422)
        #expect(try api.web.get("/api/emails", key).json["total"] as? Int == 1)
    }

    @Test("scopes hold")
    func scopes() throws {
        let reader = APIKey.generate(owner: owner.id, key: .new())
        _ = try api.admin(
            Keys.create(
                reader, name: Label("r"), scopes: .emailsRead, now: .now(), expiresAt: .now() + .days(1)))
        let fields = ["X-API-Key": String(decoding: reader.text, as: UTF8.self)]
        #expect(try api.web.get("/api/emails", fields).status == 200)
        #expect(try api.web.get("/api/email/domains", fields).status == 200)
        #expect(try generate(#"{"expiryTime":0,"domain":"\#(shared)"}"#, fields).status == 403)
        #expect(try api.web.get("/api/emails", [:]).status == 401)
    }
}

extension TestAPI {
    /// A new domain that all owners share.
    func sharedDomain(price: String = "5.00", minutes: Int = 10) throws -> String {
        let name = "s\(UInt64.random(in: 0 ... .max)).example"
        let domain = SharedDomain(
            id: .new(), name: try #require(DomainName(name)), price: try #require(Money(price)),
            category: "popular", description: "Popular domain for general use", orderMinutes: minutes,
            createdAt: .now())
        return try admin(Operator.create(domain)).name
    }
}
