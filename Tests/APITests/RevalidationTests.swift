import Foundation
import HTTP
import TestSupport
import Testing

@testable import API

@Suite("What a page asks again and again", .timeLimit(.minutes(1)))
struct RevalidationTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    @Test("costs no body while nothing has changed", arguments: ["/api/buyer/messages", "/api/owner/buyers"])
    func notModified(target: String) async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let session = target.contains("owner") ? owner.session : try api.session(of: buyer)
        let answer = try api.web.get(target, session)
        let tag = try #require(answer["etag"])
        #expect(answer["cache-control"] == "private, no-cache")
        for known in [tag, "W/\(tag)", #""x", \#(tag)"#, "*"] {
            let same = try api.web.get(target, session.merging(["If-None-Match": known]) { $1 })
            #expect((same.status, same["etag"], same.body.count) == (304, tag, 0), "\(known)")
            #expect(same["cache-control"] == "private, no-cache")
            #expect(same["content-type"] == nil)
        }
        for other in ["\"x\"", String(tag.dropLast()), "", "x\(tag)"] {
            let whole = try api.web.get(target, session.merging(["If-None-Match": other]) { $1 })
            #expect((whole.status, whole.body) == (200, answer.body), "\(other)")
        }
        try await api.deliver(to: buyer)
        let changed = try api.web.get(target, session.merging(["If-None-Match": tag]) { $1 })
        #expect(changed.status == 200)
        #expect(changed["etag"] != tag)
    }

    @Test("is asked for by who may see it only")
    func refused() async throws {
        let owner = try await api.owner()
        let tag = try #require(try api.web.get("/api/owner/me", owner.session)["etag"])
        #expect(try api.web.get("/api/owner/me", ["If-None-Match": tag]).status == 401)
        #expect(try api.web.get("/api/owner/me", ["If-None-Match": "*"]).status == 401)
    }

    @Test("is never a secret, a mail's content or an answer to a change")
    func others() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let session = try api.session(of: buyer)
        let id = try await api.deliver(to: buyer, html: "<p>x</p>")
        let answers = try [
            api.web.get("/api/buyer/messages/\(id)/html", session),
            api.web.get("/api/buyer/messages/\(id)/raw", session),
            api.web.post("/api/owner/api-keys", owner.session, json: #"{"name":"n"}"#),
            api.web.get("/api/premium/emails/\(buyer.address)", owner.keyed),
        ]
        for answer in answers {
            #expect(answer["etag"] == nil)
            #expect(answer["cache-control"]?.contains("no-store") == true)
        }
    }
}
