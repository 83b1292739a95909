import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("Log-ins", .timeLimit(.minutes(2)))
struct SessionTests {
    /// The two kinds of log-in, and a route to try each with.
    enum Kind: String, CaseIterable { case owner, buyer }

    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    /// A body for the log-in of somebody new.
    private func credentials(_ kind: Kind) async throws -> String {
        let owner = try await api.owner()
        guard kind == .buyer else { return #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"# }
        let buyer = try api.buyer(of: owner)
        return #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#
    }

    private func logIn(_ kind: Kind, _ body: String, _ fields: [String: String] = [:]) throws
        -> WebClient.Answer
    {
        let answer = try api.web.post("/api/\(kind)/login", fields, json: body)
        try #require(answer.status == 200, "\(answer.text)")
        return answer
    }

    private func bearer(_ answer: WebClient.Answer) -> [String: String] {
        ["Authorization": "Bearer \(answer.json["token"] as? String ?? "")"]
    }

    private func sessions(_ kind: Kind, _ fields: [String: String]) throws -> [[String: Any]] {
        let answer = try api.web.get("/api/\(kind)/sessions", fields)
        return try #require(answer.json["sessions"] as? [[String: Any]], "\(answer.text)")
    }

    @Test(
        "are listed with where they came from, and ended one by one or all others at once",
        arguments: Kind.allCases)
    func listing(kind: Kind) async throws {
        let body = try await credentials(kind)
        let agents = ["", "first/1.0", String(repeating: "é", count: 500)]
        let logIns = try agents.map { try bearer(logIn(kind, body, $0.isEmpty ? [:] : ["User-Agent": $0])) }
        let list = try sessions(kind, logIns[1]).filter { kind == .buyer || $0["agent"] as? String != nil }
        let shown = list.prefix(3).map { $0["agent"] as? String }
        #expect(shown == [String(repeating: "é", count: 200), "first/1.0", ""])
        #expect(list.prefix(3).map { $0["current"] as? Bool } == [false, true, false])
        #expect(list.allSatisfy { $0["client"] as? String == "127.0.0.1" })
        #expect(
            Set(list[0].keys) == ["id", "created_at", "expires_at", "client", "agent", "current"])

        let ids = list.compactMap { $0["id"] as? String }
        #expect(
            try api.web.request("DELETE", "/api/\(kind)/sessions/\(ids[0])", logIns[1]).text
                == #"{"success":true}"#)
        for id in [ids[0], "x", MailboxID.new().description] {
            #expect(try api.web.request("DELETE", "/api/\(kind)/sessions/\(id)", logIns[1]).status == 404)
        }
        #expect(try api.web.get("/api/\(kind)/sessions", logIns[2]).status == 401)
        #expect(try sessions(kind, logIns[0]).count == list.count - 1)
        #expect(
            try api.web.request("DELETE", "/api/\(kind)/sessions", logIns[1]).text == #"{"success":true}"#)
        #expect(try sessions(kind, logIns[1]).map { $0["id"] as? String } == [ids[1]])
        #expect(try api.web.get("/api/\(kind)/sessions", logIns[0]).status == 401)
    }

    @Test("of others are not seen and not ended")
    func others() async throws {
        let owner = try await api.owner()
        let buyers = [try api.buyer(of: owner), try api.buyer(of: owner)]
        let fields = try buyers.map { try api.session(of: $0) }
        let ids = try fields.map { try sessions(.buyer, $0).compactMap { $0["id"] as? String } }
        #expect(ids[0].count == 1 && ids[1].count == 1 && ids[0] != ids[1])
        for session in [owner.session, fields[0]] {
            let kind = session == fields[0] ? "buyer" : "owner"
            #expect(
                try api.web.request("DELETE", "/api/\(kind)/sessions/\(ids[1][0])", session).status == 404)
            #expect(try api.web.request("DELETE", "/api/\(kind)/sessions", session).status == 200)
        }
        #expect(try sessions(.buyer, fields[1]).count == 1)
    }

    @Test("in a browser that brings the cookie of another end that one", arguments: Kind.allCases)
    func rotation(kind: Kind) async throws {
        let body = try await credentials(kind)
        let own = ["Origin": "https://inbox.example"]
        func cookie(_ answer: WebClient.Answer) throws -> String {
            String(try #require(answer["set-cookie"]).prefix { $0 != ";" })
        }
        let first = try logIn(kind, body, own)
        let bystander = try logIn(kind, body)
        // A program's log-in gets no cookie and ends none; neither does one from elsewhere.
        for fields in [[:], ["Origin": "https://evil.example"]] {
            let other = try logIn(kind, body, fields.merging(["Cookie": cookie(first)]) { $1 })
            #expect(other["set-cookie"] == nil)
        }
        #expect(try api.web.get("/api/\(kind)/sessions", bearer(first)).status == 200)
        let second = try logIn(kind, body, own.merging(["Cookie": cookie(first)]) { $1 })
        #expect(try cookie(second) != cookie(first))
        #expect(try api.web.get("/api/\(kind)/sessions", bearer(first)).status == 401)
        #expect(try api.web.get("/api/\(kind)/sessions", ["Cookie": cookie(second)]).status == 200)
        #expect(try api.web.get("/api/\(kind)/sessions", bearer(bystander)).status == 200)
        // One that has ended, and one that never was.
        for old in [try cookie(first), String(try cookie(first).dropLast(9)) + "123456789"] {
            _ = try logIn(kind, body, own.merging(["Cookie": old]) { $1 })
        }
        #expect(try api.web.get("/api/\(kind)/sessions", bearer(second)).status == 200)
    }
}
