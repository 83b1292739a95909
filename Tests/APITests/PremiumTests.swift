import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("The premium API", .timeLimit(.minutes(2)))
struct PremiumTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    private func get(_ path: String, _ fields: [String: String]) throws -> WebClient.Answer {
        try api.web.get("/api/premium/" + path, fields)
    }

    @Test("answers an empty inbox with empty forms")
    func empty() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let address = buyer.address
        #expect(
            try get("emails/\(address)", owner.keyed).text
                == #"{"success":true,"address":"\#(address)","count":0,"emails":[],"next_cursor":null}"#)
        #expect(
            try get("emails/\(address)/latest", owner.keyed).text
                == #"{"success":true,"address":"\#(address)","email":null}"#)
        #expect(
            try get("otp/\(address)/latest", owner.keyed).text
                == #"{"success":true,"address":"\#(address)","otp":null,"message_id":null,"from":null,"subject":null,"received_at":null}"#
        )
    }

    @Test("shows a mail with every member, and its code")
    func item() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let id = try await api.deliver(
            to: buyer, subject: "Your \"code\"", text: "é 123456", html: "<b>123456</b>", otp: "123456")
        let latest = try get("emails/\(buyer.address)/latest", owner.keyed)
        let email = try #require(latest.json["email"] as? [String: Any])
        let receivedAt = try #require(email["received_at"] as? String)
        #expect(Timestamp(receivedAt)?.description == receivedAt)
        let raw = 10 + 13 + 2 + 2 + 9 + 2
        #expect(
            latest.text == """
                {"success":true,"address":"\(buyer.address)","email":{"id":"\(id)","from":"no-reply@shop.example",\
                "from_name":"Shop","to":"\(buyer.address)","envelope_from":"bounce@shop.example",\
                "subject":"Your \\"code\\"","body_text":"é 123456","body_html":"<b>123456</b>","body":"é 123456",\
                "html":"<b>123456</b>","received_at":"\(receivedAt)","otp":"123456","codes":[],"links":[],\
                "attachments":[],"size":\(email["size"] as? Int ?? raw),"notes":[]}}
                """)
        #expect(
            try get("otp/\(buyer.address)/latest", owner.keyed).text == """
                {"success":true,"address":"\(buyer.address)","otp":"123456","message_id":"\(id)",\
                "from":"no-reply@shop.example","subject":"Your \\"code\\"","received_at":"\(receivedAt)"}
                """)
        #expect(
            try get("emails/\(buyer.address)?fields=id,otp", owner.keyed).text == """
                {"success":true,"address":"\(buyer.address)","count":1,"emails":[{"id":"\(id)","otp":"123456"}],\
                "next_cursor":null}
                """)
    }

    @Test("pages through a list, newest first, with each mail once")
    func pages() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        var ids: [String] = []
        for number in 0..<7 { ids.append(try await api.deliver(to: buyer, subject: "\(number)").description) }
        var seen: [String] = []
        var cursor = ""
        for _ in 0..<4 {
            let page = try get("emails/\(buyer.address)?limit=2&fields=id&cursor=\(cursor)", owner.keyed)
            let emails = try #require(page.json["emails"] as? [[String: String]])
            #expect(page.json["count"] as? Int == emails.count)
            seen += emails.compactMap { $0["id"] }
            cursor = page.json["next_cursor"] as? String ?? ""
        }
        #expect(seen == ids.reversed())
        #expect(cursor == "")
        let since = try get("emails/\(buyer.address)?since=\(ids[4])&fields=id", owner.keyed)
        #expect((since.json["emails"] as? [[String: String]])?.compactMap { $0["id"] } == [ids[6], ids[5]])
    }

    @Test("takes the address escaped and in any case")
    func addressForms() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let escaped = buyer.address.uppercased().replacing("@", with: "%40")
        #expect(try get("emails/\(escaped)", owner.keyed).json["address"] as? String == buyer.address)
    }

    @Test("takes the key in the header of every document")
    func headers() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        for fields in [
            ["X-Owner-API-Key": owner.key], ["X-API-Key": owner.key], ["X-API-Key": "Bearer \(owner.key)"],
            ["Authorization": "Bearer \(owner.key)"],
        ] {
            #expect(try get("emails/\(buyer.address)", fields).status == 200)
        }
    }

    @Test("answers another owner's address and an unknown one alike, byte for byte")
    func foreign() async throws {
        let (mine, other) = (try await api.owner(), try await api.owner())
        let buyer = try api.buyer(of: other)
        try await api.deliver(to: buyer, otp: "123456")
        for suffix in ["", "/latest", "?limit=1", "/latest?wait=1"] {
            let foreign = try get("emails/\(buyer.address)\(suffix)", mine.keyed)
            let unknown = try get("emails/nobody@\(other.domain)\(suffix)", mine.keyed)
            #expect(foreign.status == 403)
            #expect(foreign.text == #"{"error":"This private inbox is not accessible by provided API key"}"#)
            #expect(unknown.text == foreign.text)
            #expect(unknown.fields.map(\.name) == foreign.fields.map(\.name))
        }
        #expect(try get("otp/\(buyer.address)/latest", mine.keyed).status == 403)
    }

    @Test("tells 401 from 403")
    func refusals() async throws {
        let owner = try await api.owner()
        let address = try api.buyer(of: owner).address
        let unknown = String(decoding: APIKey.generate(owner: owner.id, key: .new()).text, as: UTF8.self)
        #expect(try get("emails/\(address)", [:]).status == 401)
        #expect(try get("emails/\(address)", ["X-Owner-API-Key": "nonsense"]).status == 401)
        #expect(try get("emails/\(address)", ["X-Owner-API-Key": unknown]).status == 401)

        let expired = APIKey.generate(owner: owner.id, key: .new())
        let scoped = APIKey.generate(owner: owner.id, key: .new())
        let now = Timestamp.now()
        _ = try api.admin(
            Keys.create(
                expired, name: Label("e"), scopes: .all, now: now - .days(2), expiresAt: now - .days(1)))
        _ = try api.admin(
            Keys.create(scoped, name: Label("s"), scopes: .emailsRead, now: now, expiresAt: now + .days(1)))
        for key in [expired, scoped] {
            #expect(
                try get("emails/\(address)", ["X-API-Key": String(decoding: key.text, as: UTF8.self)]).status
                    == 403)
        }

        #expect(try get("emails/\(address)", owner.keyed).status == 200)
        var suspension = Operator.OwnerChanges()
        suspension.status = .suspended
        _ = try api.admin(Operator.update(owner.id, suspension))
        #expect(try get("emails/\(address)", owner.keyed).status == 403)
        suspension.status = .active
        _ = try api.admin(Operator.update(owner.id, suspension))
        #expect(try get("emails/\(address)", owner.keyed).status == 200)
        let revoked = try api.web.request("DELETE", "/api/owner/api-keys/\(owner.keyID)", owner.session)
        #expect(revoked.text == #"{"success":true}"#)
        #expect(try get("emails/\(address)", owner.keyed).status == 401)
    }

    @Test(
        "refuses bad parameters",
        arguments: [
            "limit=0", "limit=-1", "limit=x", "limit=1&limit=2", "cursor=x", "wait=31", "wait=x", "since=x",
            "fields=x",
        ])
    func badParameters(query: String) async throws {
        let owner = try await api.owner()
        let address = try api.buyer(of: owner).address
        let path = query.hasPrefix("wait") ? "emails/\(address)/latest" : "emails/\(address)"
        let answer = try get("\(path)?\(query)", owner.keyed)
        #expect(answer.status == 400)
        #expect(answer.json["error"] is String)
    }

    @Test("refuses what is no address", arguments: ["x", "a@b", "%20@example.com", "a@example.com%0d%0a"])
    func badAddress(text: String) async throws {
        let owner = try await api.owner()
        #expect(try get("emails/\(text)", owner.keyed).status == 400)
    }

    @Test("shows on every answer what is left of the key's requests")
    func rateLimit() async throws {
        let owner = try await api.owner()
        var changes = Operator.OwnerChanges()
        changes.requestsPerMinute = 3
        _ = try api.admin(Operator.update(owner.id, changes))
        let address = try api.buyer(of: owner).address
        var left: [String?] = []
        for path in ["emails/\(address)", "emails/nobody@nowhere.example", "emails/\(address)?limit=0"] {
            left.append(try get(path, owner.keyed)["x-ratelimit-remaining"])
        }
        #expect(left == ["2", "1", "0"])
        let refused = try get("emails/\(address)", owner.keyed)
        #expect(refused.status == 429)
        #expect(Int(refused["retry-after"] ?? "") ?? 0 > 0)
        #expect(refused["ratelimit-policy"] == #""key";q=3;w=60"#)
        #expect(refused["x-ratelimit-limit"] == "3")
    }

    @Test("answers HEAD and OPTIONS, and says what else there is")
    func methods() async throws {
        let owner = try await api.owner()
        let address = try api.buyer(of: owner).address
        let head = try api.web.request("HEAD", "/api/premium/emails/\(address)", owner.keyed)
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
        let post = try api.web.post("/api/premium/emails/\(address)", owner.keyed, json: "{}")
        #expect(post.status == 405)
        #expect(post["allow"] == "GET, HEAD, OPTIONS")
    }
}

@Suite("Waiting for mail", .serialized, .timeLimit(.minutes(2)))
struct WaitingTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    /// Asks `path` in a thread of its own.
    private func ask(_ path: String, _ owner: TestOwner) -> Task<WebClient.Answer, any Error> {
        let api = api
        return Task.detached {
            try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread {
                    continuation.resume(with: Result { try api.web.get("/api/premium/" + path, owner.keyed) })
                }
            }
        }
    }

    private func untilOneWaits() async {
        while api.arrivals.count == 0 { await Task.yield() }
    }

    @Test("ends with the mail that arrives")
    func arrival() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let old = try await api.deliver(to: buyer, otp: "111111")
        let waiting = ask("otp/\(buyer.address)/latest?wait=30&since=\(old)", owner)
        await untilOneWaits()
        try await api.deliver(to: buyer, subject: "no code")
        try await api.deliver(to: buyer, otp: "222222")
        let answer = try await waiting.value
        #expect(answer.json["otp"] as? String == "222222")
        #expect(answer.json["timed_out"] == nil)
    }

    @Test("answers at once when the newer mail is already there")
    func already() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let first = try await api.deliver(to: buyer, otp: "111111")
        let second = try await api.deliver(to: buyer, subject: "no code")
        let email = try await ask("emails/\(buyer.address)/latest?wait=30&since=\(first)", owner).value
        #expect((email.json["email"] as? [String: Any])?["id"] as? String == second.description)
    }

    @Test("ends with the null form and a place to go on from, never with an older mail")
    func timeOut() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let old = try await api.deliver(to: buyer, otp: "111111")
        let code = try await ask("otp/\(buyer.address)/latest?wait=1&since=\(old)", owner).value
        #expect(
            code.text == """
                {"success":true,"address":"\(buyer.address)","otp":null,"message_id":null,"from":null,"subject":null,\
                "received_at":null,"timed_out":true,"since":"\(old)"}
                """)
        let email = try await ask("emails/\(buyer.address)/latest?wait=1", owner).value
        #expect(email.json["email"] is NSNull)
        #expect(email.json["timed_out"] as? Bool == true)
        #expect((email.json["since"] as? String).flatMap { Timestamp($0) } != nil)
    }

    @Test("ends when the client goes away")
    func gone() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let before = api.arrivals.count
        var socket: BlockingSocket? = try BlockingSocket(port: api.port)
        try socket?.send(
            "GET /api/premium/otp/\(buyer.address)/latest?wait=30 HTTP/1.1\r\nHost: a\r\nX-API-Key: \(owner.key)\r\n\r\n"
        )
        while api.arrivals.count == before { await Task.yield() }
        socket = nil
        while api.arrivals.count > before { await Task.yield() }
    }
}
