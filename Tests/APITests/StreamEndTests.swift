import HTTP
import Inbox
import TestSupport
import Testing

@testable import API

/// The tests' streams have no heartbeat within a reader's patience: each that ends is ended by what the test does.
@Suite("Event streams end at once", .timeLimit(.minutes(2)))
struct StreamEndTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    /// What ends an open stream, and by whose hand.
    enum Cause: CaseIterable {
        case logOut, anotherLogIn, allOtherLogIns
    }

    @Test(
        "with their session, and those of others stay", arguments: ["buyer", "owner"], Cause.allCases)
    func session(side: String, cause: Cause) async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        func logIn() throws -> [String: String] {
            try side == "owner" ? api.logIn(owner) : api.session(of: buyer)
        }
        let (mine, other) = (try logIn(), try logIn())
        let streams = try [mine, other].map { try EventReader(port: api.port, "/api/\(side)/events", $0) }
        switch cause {
        case .logOut: try succeeds(api.web.request("POST", "/api/\(side)/logout", other))
        case .anotherLogIn:
            let list = try api.web.get("/api/\(side)/sessions", other)
            let sessions = try #require(list.json["sessions"] as? [[String: Any]])
            let current = try #require(sessions.first { $0["current"] as? Bool == true }?["id"] as? String)
            try succeeds(api.web.request("DELETE", "/api/\(side)/sessions/\(current)", mine))
        case .allOtherLogIns: try succeeds(api.web.request("DELETE", "/api/\(side)/sessions", mine))
        }
        #expect(try streams[1].next() == nil)
        let id = try await api.deliver(to: buyer)
        #expect(try streams[0].next()?.id == id.description)
        #expect(try EventReader(port: api.port, "/api/\(side)/events", other).status == 401)
    }

    @Test("with the password")
    func password() async throws {
        let owner = try await api.owner()
        let stream = try EventReader(port: api.port, "/api/owner/events", api.logIn(owner))
        try succeeds(
            api.web.post(
                "/api/owner/password", owner.session,
                json: #"{"current_password":"\#(owner.password)","new_password":"another long one"}"#))
        #expect(try stream.next() == nil)
    }

    /// What an owner does to a buyer.
    enum Deed: CaseIterable {
        case newPIN, deletion, expiry
    }

    @Test("with the PIN, the mailbox and its time", arguments: Deed.allCases)
    func buyers(deed: Deed) async throws {
        let owner = try await api.owner()
        let (buyer, neighbour) = (try api.buyer(of: owner), try api.buyer(of: owner))
        let streams = try [buyer, neighbour].map {
            try EventReader(port: api.port, "/api/buyer/events", api.session(of: $0))
        }
        let target = "/api/owner/buyers/\(buyer.id)"
        switch deed {
        case .newPIN: try succeeds(api.web.post(target + "/pin", owner.session, json: "{}"))
        case .deletion: try succeeds(api.web.request("DELETE", target, owner.session))
        case .expiry:
            let past = Array(#"{"expires_at":"2020-01-01T00:00:00.000Z"}"#.utf8)
            try succeeds(api.web.request("PATCH", target, owner.session, body: past))
        }
        #expect(try streams[0].next() == nil)
        let id = try await api.deliver(to: neighbour)
        #expect(try streams[1].next()?.id == id.description)
    }

    @Test("with the session that a log-in in the same browser replaces")
    func replaced() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let body = #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#
        let origin = ["Origin": "https://inbox.example"]
        let first = try api.web.post("/api/buyer/login", origin, json: body)
        let cookie = try #require(first["set-cookie"]?.split(separator: ";").first.map(String.init))
        let stream = try EventReader(port: api.port, "/api/buyer/events", ["Cookie": cookie])
        #expect(stream.status == 200)
        try succeeds(api.web.post("/api/buyer/login", origin.merging(["Cookie": cookie]) { $1 }, json: body))
        #expect(try stream.next() == nil)
    }

    private func succeeds(_ answer: WebClient.Answer) throws {
        #expect(answer.status == 200, "\(answer.text)")
    }
}
