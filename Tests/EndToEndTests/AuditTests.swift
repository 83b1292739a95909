import Foundation
import TestSupport
import Testing

@Suite("The audit trail", .serialized)
struct AuditTests {
    /// What each route that changes something for an owner leaves behind. Whoever adds a route decides here.
    private static let recorded = [
        "POST /api/owner/login": "session.open", "POST /api/owner/logout": "session.close",
        "DELETE /api/owner/sessions/:id": "session.close",
        "DELETE /api/owner/sessions": "session.close_others",
        "POST /api/owner/password": "owner.password", "POST /api/owner/api-keys": "key.create",
        "DELETE /api/owner/api-keys/:id": "key.revoke", "POST /api/owner/domains": "domain.create",
        "DELETE /api/owner/domains/:id": "domain.delete", "POST /api/owner/buyers": "buyer.create",
        "PATCH /api/owner/buyers/:id": "buyer.update", "POST /api/owner/buyers/:id/pin": "buyer.pin",
        "DELETE /api/owner/buyers/:id": "buyer.delete", "PATCH /api/owner/webhook": "webhook.update",
        "POST /api/owner/webhook/secret": "webhook.secret",
        "POST /api/owner/webhook/deliveries/:id/redeliver": "webhook.redeliver",
    ]

    private static let unrecorded = [
        // Only when the domain becomes active by it: `domain.activate`.
        "POST /api/owner/domains/:id/verify",
        // Changes nothing that lasts.
        "POST /api/owner/webhook/test",
        // Mail comes and goes.
        "DELETE /api/owner/mailboxes/:mailbox/messages/:id",
    ]

    @Test(
        "has an event for every route that changes something for an owner, with session and client, and no secret"
    )
    func routes() throws {
        let changing = Trespasser.routes.filter { $0.contains(" /api/owner/") && !$0.hasPrefix("GET ") }
        #expect(Set(changing) == Set(Self.recorded.keys).union(Self.unrecorded))

        let world = try World(environment: [
            "RESTANTE_TRUSTED_PROXIES": "127.0.0.1/32", "RESTANTE_WEBHOOK_ALLOW": "127.0.0.0/8",
        ])
        defer { world.end() }
        let owner = try world.owner("alpha")
        let web = world.web
        let from = ["X-Forwarded-For": "198.51.100.7"]
        func logIn(_ password: String) throws -> String {
            let json = #"{"email":"\#(owner.email)","password":"\#(password)"}"#
            return try #require(
                web.post("/api/owner/login", from, json: json).json["token"] as? String)
        }
        let sessions = try (0..<4).map { _ in try logIn(owner.password) }
        let ids = try sessions.map { try #require(MarkedTenant.session($0)) }
        var secrets = sessions + [owner.password, owner.key]
        func send(_ route: String, _ path: String? = nil, as token: Int = 0, _ json: String = "{}") throws
            -> [String: Any]
        {
            let words = route.split(separator: " ")
            let target = path.map { "/api/owner/" + $0 } ?? String(words[1])
            let fields = from.merging(["Authorization": "Bearer \(sessions[token])"]) { $1 }
            let answer =
                switch words[0] {
                case "DELETE": try web.request("DELETE", target, fields)
                case "PATCH":
                    try web.request(
                        "PATCH", target, fields.merging(["Content-Type": "application/json"]) { $1 },
                        body: Array(json.utf8))
                default: try web.post(target, fields, json: json)
                }
            #expect((200...202).contains(answer.status), "\(route): \(answer.text)")
            return answer.json
        }
        _ = try send("POST /api/owner/logout", as: 1)
        _ = try send("DELETE /api/owner/sessions/:id", "sessions/\(ids[2])")
        _ = try send("DELETE /api/owner/sessions")
        let key = try send("POST /api/owner/api-keys", nil, #"{"name":"ci"}"#)
        secrets.append(key["key"] as? String ?? "-")
        _ = try send("DELETE /api/owner/api-keys/:id", "api-keys/\(key["id"] as? String ?? "")")
        let claim = try send("POST /api/owner/domains", nil, #"{"name":"new.example"}"#)
        _ = try send("DELETE /api/owner/domains/:id", "domains/\(claim["id"] as? String ?? "")")
        let made = try send(
            "POST /api/owner/buyers", nil, #"{"domain":"\#(owner.domain)","count":20,"pin":"918273645"}"#)
        secrets.append("918273645")
        let buyers = made["buyers"] as? [[String: Any]] ?? []
        #expect(buyers.count == 20)
        let buyer = buyers.first?["id"] as? String ?? ""
        _ = try send("PATCH /api/owner/buyers/:id", "buyers/\(buyer)", #"{"status":"disabled"}"#)
        let pin = try send("POST /api/owner/buyers/:id/pin", "buyers/\(buyer)/pin")
        secrets.append(pin["pin"] as? String ?? "-")
        _ = try send("DELETE /api/owner/buyers/:id", "buyers/\(buyer)")
        _ = try send(
            "PATCH /api/owner/webhook", nil, #"{"url":"http://127.0.0.1:8099/hush","enabled":true}"#)
        let secret = try send("POST /api/owner/webhook/secret")
        secrets += [secret["secret"] as? String ?? "-", "hush"]
        let call = try send("POST /api/owner/webhook/test")["id"] as? String ?? ""
        _ = try send(
            "POST /api/owner/webhook/deliveries/:id/redeliver", "webhook/deliveries/\(call)/redeliver")
        _ = try send(
            "POST /api/owner/password", nil,
            #"{"current_password":"\#(owner.password)","new_password":"correct battery"}"#)
        secrets.append("correct battery")

        let document = try world.admin("audit", "list", "--owner", owner.email, "--limit", "100")
        let events = (document["events"] as? [[String: Any]] ?? []).filter {
            $0["actor"] as? String == "owner"
        }
        #expect(Set(events.compactMap { $0["action"] as? String }) == Set(Self.recorded.values))
        // One for each request: four log-ins, and twenty buyers in one.
        #expect(events.count == Self.recorded.count + 3)
        for event in events {
            #expect(event["client"] as? String == "198.51.100.7")
            #expect(ids.contains(event["actor_name"] as? String ?? ""))
        }
        let text = String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
        for secret in secrets { #expect(!text.contains(secret)) }
        #expect(text.contains("buyers: 20"))
    }
}
