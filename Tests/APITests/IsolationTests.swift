import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

/// A tenant whose every stored text holds its marker, and the ids of everything it has.
private struct MarkedTenant: Sendable {
    let owner: TestOwner
    let buyer: TestBuyer
    let session: [String: String]
    let message: MessageID
    let temporary: TestBuyer
    let temporaryMessage: MessageID
    let order: String
    let marker: String

    init(_ api: TestAPI) async throws {
        marker = "marker\(UInt64.random(in: 0 ... .max))"
        owner = try await api.owner(marker)
        buyer = try api.buyer(of: owner, "buyer-\(marker)")
        _ = try api.web.request(
            "PATCH", "/api/owner/buyers/\(buyer.id)", owner.session,
            body: Array(#"{"label":"\#(marker)"}"#.utf8))
        session = try api.session(of: buyer)
        _ = try api.admin(
            Webhooks.change(
                owner.id, WebhookChanges(url: "https://\(marker).example/hook", isEnabled: true), now: .now())
        )
        message = try await api.deliver(
            to: buyer, subject: marker, text: marker, html: "<p>\(marker)</p>", otp: "424242")
        let made = try api.web.post(
            "/api/emails/generate", owner.keyed,
            json: #"{"name":"temporary-\#(marker)","expiryTime":3600000,"domain":"\#(owner.domain)"}"#)
        temporary = TestBuyer(
            owner: owner.id, id: try #require(MailboxID(made.json["id"] as? String ?? ""), "\(made.text)"),
            address: try #require(made.json["email"] as? String), pin: "")
        temporaryMessage = try await api.deliver(to: temporary, subject: marker, text: marker)
        // Everybody sees its name.
        let offer = "offer\(UInt64.random(in: 0 ... .max)).example"
        try api.offer(offer)
        try api.credit(owner.id, "5000.00", note: marker)
        let bought = try api.web.post(
            "/api/v1/orders", owner.keyed, json: #"{"domain":"\#(offer)","site":"\#(marker)"}"#)
        order = try #require((bought.json["data"] as? [String: Any])?["orderId"] as? String, "\(bought.text)")
    }

    /// What may stand for the parameter `name` of a route.
    func values(of name: String, in pattern: String) -> String {
        switch name {
        case "address": buyer.address
        case "n": "0"
        case "mailbox": buyer.id.description
        case "message": temporaryMessage.description
        default:
            if pattern.contains("/api/emails") {
                temporary.id.description
            } else if pattern.contains("addresses") {
                "addr_\(temporary.id)"
            } else if pattern.contains("orders") {
                order
            } else if pattern.hasSuffix("/sessions/:id") {
                Self.session(pattern.hasPrefix("/api/owner/") ? owner.session : session)
            } else if pattern.contains("api-keys") {
                owner.keyID.description
            } else if pattern.contains("domains") {
                owner.domainID
            } else if pattern.contains("buyers") {
                buyer.id.description
            } else {
                message.description
            }
        }
    }

    /// The id of a log-in.
    private static func session(_ fields: [String: String]) -> String {
        let token = fields["Authorization"]?.dropFirst("Bearer ".count) ?? ""
        return SessionToken(parsing: Array(token.utf8).span)?.session.description ?? ""
    }

    /// The credential that a route asks for.
    func credential(for pattern: String) -> [String: String] {
        if pattern.hasPrefix("/api/buyer/") { return session }
        return pattern.hasPrefix("/api/owner/") ? owner.session : owner.keyed
    }
}

@Suite("Isolation over HTTP", .timeLimit(.minutes(5)))
struct IsolationTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    /// The path of a route with a value for each parameter.
    private func path(_ pattern: String, _ value: (String) -> String) -> String {
        pattern.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? value(String($0.dropFirst())) : String($0) }
            .joined(separator: "/")
    }

    /// Something well-formed that nobody has.
    private func unknown(_ name: String) -> String {
        switch name {
        case "address": "nobody@nowhere.example"
        case "n": "0"
        default: MessageID.new().description
        }
    }

    @Test("every route answers another tenant's things as it answers what does not exist")
    func foreignIsUnknown() async throws {
        let (mine, other) = (try await MarkedTenant(api), try await MarkedTenant(api))
        for route in api.api.routes where route.pattern.contains(":") {
            let fields = mine.credential(for: route.pattern)
            let text = route.pattern.hasPrefix("/api/buyer/messages") ? #"{"seen":true}"# : "{}"
            let body = route.method == .get ? nil : Array(text.utf8)
            let foreign = try api.web.request(
                route.method.rawValue, path(route.pattern) { other.values(of: $0, in: route.pattern) },
                fields, body: body)
            let nothing = try api.web.request(
                route.method.rawValue, path(route.pattern, unknown), fields, body: body)
            #expect([403, 404].contains(foreign.status), "\(route.method) \(route.pattern)")
            #expect(withoutQuota(foreign) == withoutQuota(nothing), "\(route.method) \(route.pattern)")
        }
    }

    private func withoutQuota(_ answer: WebClient.Answer) -> String {
        answer.comparable.split(separator: "\n")
            .filter { !$0.hasPrefix("ratelimit") && !$0.hasPrefix("x-ratelimit") }.joined(separator: "\n")
    }

    @Test("no answer to three thousand random requests holds another tenant's marker")
    func markers() async throws {
        let tenants = [try await MarkedTenant(api), try await MarkedTenant(api), try await MarkedTenant(api)]
        // What ends a session or removes things would leave little to find.
        // A stream of events has no end; ``EventTests`` reads them.
        let left = ["logout", "login", "pin", "password", "events"]
        let routes = api.api.routes.filter { route in
            route.method != .delete && !left.contains { route.pattern.hasSuffix("/" + $0) }
        }
        var random = SeededRandom(seed: 7)
        let web = api.web
        var found = 0
        for _ in 0..<3_000 {
            let asker = tenants[Int.random(in: 0..<3, using: &random)]
            let target = tenants[Int.random(in: 0..<3, using: &random)]
            let route = routes[Int.random(in: 0..<routes.count, using: &random)]
            let queries = [
                "", "?limit=200", "?since=0", "?q=marker", "?cursor=", "?domain=\(target.owner.domain)",
            ]
            let query = queries[Int.random(in: 0..<queries.count, using: &random)]
            let answer = try web.request(
                route.method.rawValue,
                path(route.pattern) { target.values(of: $0, in: route.pattern) } + query,
                asker.credential(for: route.pattern), body: route.method == .get ? nil : Array("{}".utf8))
            #expect(answer.status < 500)
            for other in tenants where other.marker != asker.marker {
                #expect(!answer.text.contains(other.marker), "\(route.method) \(route.pattern)\(query)")
            }
            if answer.text.contains(asker.marker) { found += 1 }
        }
        // The markers are there to be found: their own tenants see them.
        #expect(found > 300)
    }
}
