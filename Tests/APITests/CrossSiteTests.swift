import HTTP
import Storage
import TestSupport
import Testing

@testable import API

@Suite("Requests from other sites", .timeLimit(.minutes(2)))
struct CrossSiteTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    @Test("with the cookie of a log-in change nothing, on any route")
    func forgeries() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        try await api.deliver(to: buyer)
        let session = try api.session(of: buyer)
        func cookie(_ kind: String, _ session: [String: String]) -> String {
            "__Host-restante_\(kind)=\(session["Authorization"]?.dropFirst("Bearer ".count) ?? "")"
        }
        let cookies = ["owner": cookie("owner", owner.session), "buyer": cookie("buyer", session)]
        var tried = 0
        for route in api.api.routes where !route.method.isSafe && !route.pattern.hasSuffix("/login") {
            guard let kind = cookies.keys.first(where: { route.pattern.hasPrefix("/api/\($0)/") }) else {
                continue
            }
            let path = route.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "0" : String($0) }
            tried += 1
            for origin in [nil, "null", "https://evil.example", "https://inbox.example.evil.example"] {
                var fields = ["Cookie": cookies[kind] ?? ""]
                fields["Origin"] = origin
                let answer = try api.web.request(
                    route.method.rawValue, "/" + path.joined(separator: "/"), fields, body: Array("{}".utf8))
                #expect(
                    answer.status == 403 && answer.text.contains("foreign_origin"),
                    "\(route.method) \(route.pattern) from \(origin ?? "nowhere"): \(answer.text)")
            }
        }
        #expect(tried > 15)
        // The cookies were good, and nothing has happened.
        #expect(try api.web.get("/api/owner/me", ["Cookie": cookies["owner"] ?? ""]).status == 200)
        let list = try api.web.get("/api/buyer/messages", ["Cookie": cookies["buyer"] ?? ""])
        #expect(list.json["unread"] as? Int == 1)
    }
}
