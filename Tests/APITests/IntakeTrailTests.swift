import Foundation
import Inbox
import Storage
import TestSupport
import Testing

@Suite("The intake trail over HTTP", .timeLimit(.minutes(2)))
struct IntakeTrailTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    private func record(_ owner: TestOwner, _ events: [(IntakeVerdict, String)]) throws {
        let events = try events.map { verdict, address in
            IntakeEvent(
                id: .new(), at: Timestamp(milliseconds: 1_700_000_000_000), verdict: verdict,
                domain: try #require(EmailAddress(address)).domain.text, address: address,
                envelopeFrom: "a@b.example", clientAddress: "192.0.2.1", helo: "c.example",
                code: "550 5.1.1", reason: "no such mailbox")
        }
        try api.admin(IntakeEvents.record(owner.id, events))
    }

    @Test("gives each event with all that is known, newest first")
    func event() async throws {
        let owner = try await api.owner()
        #expect(
            try api.web.get("/api/owner/intake", owner.session).text == #"{"events":[],"next_cursor":null}"#)
        try record(owner, [(.refused, "x@\(owner.domain)")])
        let answer = try api.web.get("/api/owner/intake", owner.session)
        #expect(answer.status == 200)
        let text = answer.text.replacing(/"id":"[^"]*"/, with: #""id":"ID""#)
        #expect(
            text
                == #"{"events":[{"id":"ID","at":"2023-11-14T22:13:20.000Z","address":"x@\#(owner.domain)","from":"a@b.example","client":"192.0.2.1","helo":"c.example","tls":null,"verdict":"refused","code":"550 5.1.1","reason":"no such mailbox","message_id":null}],"next_cursor":null}"#
        )
    }

    @Test("is filtered by domain, address and verdict, in any case, and read page by page")
    func filters() async throws {
        let owner = try await api.owner()
        let other = try await api.owner()
        let (domain, second) = (owner.domain, "second-\(owner.domain)")
        try record(
            owner,
            [
                (.accepted, "a@\(domain)"), (.accepted, "a+tag@\(domain)"), (.refused, "b@\(domain)"),
                (.refused, "a@\(second)"), (.lost, "a@\(domain)"),
            ])
        func addresses(_ query: String, _ owner: TestOwner) throws -> [String] {
            let answer = try api.web.get("/api/owner/intake?\(query)", owner.session)
            #expect(answer.status == 200, "\(query): \(answer.text)")
            let events = answer.json["events"] as? [[String: Any]] ?? []
            return events.compactMap { $0["address"] as? String }
        }
        let a = "a@\(domain)"
        #expect(try addresses("domain=\(domain.uppercased())", owner).count == 4)
        #expect(try addresses("address=\(a.uppercased())", owner) == [a, a])
        #expect(try addresses("address=a+tag@\(domain)", owner) == ["a+tag@\(domain)"])
        #expect(try addresses("address=a%2Btag%40\(domain)", owner) == ["a+tag@\(domain)"])
        #expect(try addresses("verdict=REFUSED", owner) == ["a@\(second)", "b@\(domain)"])
        #expect(try addresses("domain=\(domain)&verdict=lost", owner) == [a])
        #expect(try addresses("domain=\(second)&address=\(a)", owner) == [])
        for query in [
            "domain=\(domain)", "address=\(a)", "domain=nowhere.example", "address=a@nowhere.example",
        ] {
            #expect(try addresses(query, other) == [])
        }
        var (pages, cursor) = ([String](), "")
        repeat {
            let answer = try api.web.get("/api/owner/intake?limit=2&cursor=\(cursor)", owner.session)
            let events = answer.json["events"] as? [[String: Any]] ?? []
            #expect(events.count <= 2)
            pages += events.compactMap { $0["address"] as? String }
            cursor = answer.json["next_cursor"] as? String ?? ""
        } while !cursor.isEmpty
        #expect(pages == [a, "a@\(second)", "b@\(domain)", "a+tag@\(domain)", a])
    }

    @Test("refuses what is no domain, address, verdict, limit or cursor, and who is no owner")
    func bad() async throws {
        let owner = try await api.owner()
        for (query, code) in [
            ("domain=x%20y", "invalid_domain"), ("address=x", "invalid_address"),
            ("verdict=eaten", "invalid_verdict"), ("limit=0", "invalid_limit"),
            ("cursor=x", "invalid_cursor"),
        ] {
            let answer = try api.web.get("/api/owner/intake?\(query)", owner.session)
            #expect(answer.status == 400)
            #expect(answer.json["code"] as? String == code)
        }
        #expect(try api.web.get("/api/owner/intake").status == 401)
        #expect(
            try api.web.get("/api/owner/intake", ["Authorization": "Bearer \(owner.key)"]).status == 401)
    }
}
