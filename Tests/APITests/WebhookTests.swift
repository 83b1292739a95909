import Foundation
import Inbox
import TestSupport
import Testing

@testable import API
@testable import Storage

@Suite("The webhook's routes", .timeLimit(.minutes(2)))
struct WebhookTests {
    private let api: TestAPI
    private let owner: TestOwner

    init() async throws {
        api = try await TestAPI.shared.value
        owner = try await api.owner()
        api.names.set("hooks.example", [.a([192, 0, 0, 8])])
        api.names.set(
            "callable.example",
            [.a([8, 8, 8, 8]), .aaaa([0x26, 0x06, 0x47] + [UInt8](repeating: 1, count: 13))])
        api.names.set("inside.example", [.a([127, 0, 0, 1])])
        api.names.set("mixed.example", [.a([8, 8, 8, 8]), .a([169, 254, 169, 254])])
        api.names.set("six.example", [.a([8, 8, 8, 8]), .aaaa([0xFD] + [UInt8](repeating: 0, count: 15))])
    }

    private static let url = "https://callable.example/webhook"

    private func set(_ json: String) throws -> WebClient.Answer {
        try api.web.post("/api/webhook", ["X-API-Key": owner.key], json: json)
    }

    private func show() throws -> String { try api.web.get("/api/webhook", ["X-API-Key": owner.key]).text }

    private func change(_ json: String) throws -> WebClient.Answer {
        try api.web.request("PATCH", "/api/owner/webhook", owner.session, body: Array(json.utf8))
    }

    @Test("the examples of the document, answer by answer")
    func document() throws {
        #expect(try show() == #"{"url":"","enabled":false}"#)
        let answer = try set(#"{ "url": "\#(Self.url)", "enabled": true }"#)
        #expect(answer.status == 200 && answer.text == #"{"success":true}"#)
        #expect(try show() == #"{"url":"\#(Self.url)","enabled":true}"#)
        _ = try set(#"{"url":"http://8.8.4.4:8080/x?y=z","enabled":false}"#)
        #expect(try show() == #"{"url":"http://8.8.4.4:8080/x?y=z","enabled":false}"#)
    }

    @Test(
        "a URL that may not be called is 400 and changes nothing",
        arguments: [
            "", "callable.example", "ftp://callable.example/", "http://user@callable.example/",
            "http://127.0.0.1/",
            "http://localhost/", "http://0177.0.0.1/", "http://0x7f000001/", "http://2130706433/",
            "http://127.1/",
            "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
            "http://[2002:7f00:1::]/",
            "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://224.0.0.1/", "http://255.255.255.255/", "http://inside.example/", "http://mixed.example/",
            "http://six.example/", "http://hooks.example/", "http://nowhere.example/",
            "http://callable.example:25/",
            #"http://callable.example\\@127.0.0.1/"#, "http://callable.example/ x", "http://%6c/", "https://",
        ])
    func refused(url: String) throws {
        _ = try set(#"{"url":"\#(Self.url)","enabled":true}"#)
        let answer = try set(#"{"url":"\#(url)","enabled":false}"#)
        #expect(answer.status == 400, "\(answer.text)")
        #expect(answer.json.keys.sorted() == ["error"])
        #expect(!answer.text.contains("127.0.0.1") && !answer.text.contains("169.254"))
        #expect(try show() == #"{"url":"\#(Self.url)","enabled":true}"#)
        guard !url.isEmpty else { return }
        #expect(try change(#"{"url":"\#(url)"}"#).status == 400)
        #expect(try show() == #"{"url":"\#(Self.url)","enabled":true}"#)
    }

    @Test("a name that resolves inside is answered as one that does not resolve")
    func oracle() throws {
        let answers = try ["inside", "nowhere"].map {
            try set(#"{"url":"http://\#($0).example/","enabled":true}"#)
        }
        #expect(answers[0].text == answers[1].text)
    }

    @Test("bodies that do not fit are 400")
    func bodies() throws {
        for json in [
            "", "{}", "[]", #"{"url":"\#(Self.url)"}"#, #"{"enabled":true}"#, #"{"url":1,"enabled":true}"#,
            #"{"url":"\#(Self.url)","enabled":"true"}"#, #"{"url":"\#(Self.url)","enabled":true,}"#,
            #"{"url":"\#(Self.url)","url":"\#(Self.url)","enabled":true}"#,
        ] {
            #expect(try set(json).status == 400, "\(json)")
        }
        for json in [
            "", "[]", #"{"enabled":1}"#, #"{"url":7}"#, #"{"include_otp":"yes"}"#, #"{"enabled":true}"#,
        ] {
            #expect(try change(json).status == 400, "\(json)")
        }
    }

    @Test("both routes ask for the scope webhooks:write, before any name is looked up")
    func scope() throws {
        let made = try api.web.post(
            "/api/owner/api-keys", owner.session,
            json: #"{"name":"narrow","scopes":["emails:read","orders:write"]}"#)
        let key = ["X-API-Key": try #require(made.json["key"] as? String)]
        #expect(try api.web.get("/api/webhook", key).status == 403)
        // A name that no test beside this one asks for.
        let body = #"{"url":"http://unasked.example/","enabled":true}"#
        #expect(try api.web.post("/api/webhook", key, json: body).status == 403)
        #expect(try api.web.post("/api/webhook", json: body).status == 401)
        #expect(api.names.questions("unasked.example") == 0)
    }

    @Test("the owner sees and changes all of it, member by member")
    func members() throws {
        let empty = try api.web.get("/api/owner/webhook", owner.session)
        #expect(
            empty.text == """
                {"url":"","enabled":false,"include_otp":false,"secret_created_at":null,"old_secret_expires_at":null,\
                "disabled_at":null,"disabled_reason":null,"health":{"failing_since":null,"last_success_at":null,\
                "last_failure_at":null,"last_error":null}}
                """)
        #expect(try change(#"{"enabled":true}"#).json["code"] as? String == "missing_url")
        let made = try change(#"{"url":"\#(Self.url)","enabled":true,"include_otp":true}"#).json
        #expect(made["url"] as? String == Self.url && made["enabled"] as? Bool == true)
        #expect(made["include_otp"] as? Bool == true && made["secret_created_at"] is String)
        #expect(try change(#"{"include_otp":false}"#).json["url"] as? String == Self.url)
        let taken = try change(#"{"url":null}"#).json
        #expect(taken["url"] as? String == "" && taken["enabled"] as? Bool == false)
    }

    @Test("a new secret is shown once, and the old one signs along for a day")
    func secret() throws {
        _ = try change(#"{"url":"\#(Self.url)","enabled":true}"#)
        let made = try api.web.request("POST", "/api/owner/webhook/secret", owner.session).json
        let secret = try #require(made["secret"] as? String)
        #expect(WebhookSecret(secret)?.key.count == 32)
        let until = try #require((made["old_secret_expires_at"] as? String).flatMap { Timestamp($0) })
        #expect(abs((until - Timestamp.now() - .days(1)).wholeMilliseconds) < 60_000)
        let shown = try api.web.get("/api/owner/webhook", owner.session)
        #expect(!shown.text.contains("whsec_"))
        #expect(shown.json["old_secret_expires_at"] as? String == until.description)
        let stored = try api.admin(
            WebhookQueue.work(owner.id, except: [], limit: 1, now: .now()))
        #expect(stored?.calls.isEmpty == true)
    }

    @Test("the log shows each call and its tries, in pages, and calls can be made again")
    func log() async throws {
        let test = try api.web.request("POST", "/api/owner/webhook/test", owner.session)
        #expect(test.status == 409 && test.json["code"] as? String == "nothing_to_call")
        _ = try change(#"{"url":"\#(Self.url)","enabled":true}"#)
        let id = try #require(
            try api.web.request("POST", "/api/owner/webhook/test", owner.session).json["id"] as? String)
        let buyer = try api.buyer(of: owner)
        let message = try await api.deliver(to: buyer)
        try api.admin(
            WebhookQueue.record(
                owner.id,
                WebhookCall(
                    id: DeliveryID(message.uuid), attempts: 0, tries: 0, createdAt: .now(), content: .test),
                at: Self.url,
                WebhookOutcome(
                    next: .giveUp, at: Timestamp(milliseconds: 1_800_000_000_000), status: 500,
                    duration: .milliseconds(12), error: "the receiver answered 500")))
        let first = try api.web.get("/api/owner/webhook/deliveries?limit=1", owner.session)
        let created = try #require(
            (first.json["deliveries"] as? [[String: Any]])?.first?["created_at"] as? String)
        let cursor = try #require(first.json["next_cursor"] as? String)
        #expect(
            first.text == """
                {"deliveries":[{"id":"\(message)","kind":"message","status":"failed","created_at":"\(created)",\
                "next_attempt_at":null,"attempts":[{"at":"2027-01-15T08:00:00.000Z","status":500,"duration_ms":12,\
                "error":"the receiver answered 500"}]}],"next_cursor":"\(cursor)"}
                """)
        let second = try api.web.get(
            "/api/owner/webhook/deliveries?limit=1&cursor=\(cursor)", owner.session
        ).json
        #expect((second["deliveries"] as? [[String: Any]])?.first?["id"] as? String == id)
        #expect(second["next_cursor"] is NSNull)
        #expect(try api.web.get("/api/owner/webhook/deliveries?cursor=x", owner.session).status == 400)
        #expect(try api.web.get("/api/owner/webhook/deliveries?limit=0", owner.session).status == 400)

        func redeliver(_ id: some CustomStringConvertible) throws -> WebClient.Answer {
            try api.web.request("POST", "/api/owner/webhook/deliveries/\(id)/redeliver", owner.session)
        }
        #expect(try redeliver(message).text == #"{"success":true}"#)
        let again = try api.web.get("/api/owner/webhook/deliveries?limit=1", owner.session).json
        let pending = try #require((again["deliveries"] as? [[String: Any]])?.first)
        #expect(pending["status"] as? String == "pending" && pending["next_attempt_at"] is String)
        #expect(try redeliver(MessageID.new()).status == 404 && redeliver("x").status == 404)
        _ = try change(#"{"enabled":false}"#)
        #expect(try redeliver(message).status == 409)
        let mine = try #require(
            try api.web.get("/api/owner/webhook", owner.session).json["health"] as? [String: Any])
        #expect(mine["last_error"] as? String == "the receiver answered 500")
    }
}
