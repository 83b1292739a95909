import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("What is wrong with a request", .timeLimit(.minutes(2)))
struct VouchingTests {
    private let api: TestAPI
    private let owner: TestOwner

    init() async throws {
        api = try await TestAPI.shared.value
        owner = try await api.owner()
    }

    /// Requests whose fault is seen before the database is asked for anything.
    private func faulty(_ fields: [String: String]) throws -> [WebClient.Answer] {
        [
            try api.web.post("/api/emails/generate", fields, json: "{"),
            try api.web.post("/api/v1/addresses", fields, json: "["),
            try api.web.post("/api/v1/orders", fields, json: "{}"),
            try api.web.post("/api/webhook", fields, json: #"{"url":7}"#),
            try api.web.get("/api/emails?cursor=x", fields),
            try api.web.get("/api/v1/orders?page=0", fields),
            try api.web.get("/api/premium/emails/a@b.example?limit=0", fields),
        ]
    }

    @Test("is told to a good key, with its limit")
    func goodKey() throws {
        for answer in try faulty(["X-API-Key": owner.key]) {
            #expect(answer.status == 400, "\(answer.text)")
            #expect(answer["ratelimit-policy"] == #""key";q=6000;w=60"#)
            #expect(answer["x-ratelimit-remaining"] != nil)
        }
    }

    @Test("is not told to a key that only looks like one")
    func forgedKey() throws {
        let forged = APIKey.generate(owner: owner.id, key: owner.keyID)
        for answer in try faulty(["X-API-Key": String(decoding: forged.text, as: UTF8.self)]) {
            #expect(answer.status == 401, "\(answer.text)")
        }
    }

    @Test("is not told to a key that has expired, and its document says how")
    func expiredKey() throws {
        try api.admin(Operator.setExpiry(owner.id, key: owner.keyID, at: .now() - .seconds(1)))
        let answers = try faulty(["X-API-Key": owner.key])
        #expect(answers.map(\.status) == [401, 401, 401, 401, 401, 401, 403])
    }

    @Test("is not told to a session that only looks like one")
    func forgedSession() throws {
        for holder in [SessionToken.Holder.owner, .buyer(.new())] {
            let session = SessionToken.generate(holder: holder, owner: owner.id, session: .new())
            let fields = ["Authorization": "Bearer \(String(decoding: session.text, as: UTF8.self))"]
            let answer =
                holder == .owner
                ? try api.web.post("/api/owner/buyers", fields, json: "{")
                : try api.web.get("/api/buyer/messages?limit=0", fields)
            #expect(answer.status == 401, "\(answer.text)")
        }
    }
}
