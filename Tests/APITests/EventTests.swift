import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("Events", .timeLimit(.minutes(2)))
struct EventTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    private func events(
        _ target: String, _ session: [String: String], after id: MessageID? = nil
    ) throws -> EventReader {
        let resume = id.map { ["Last-Event-ID": $0.description] } ?? [:]
        return try EventReader(port: api.port, target, session.merging(resume) { $1 })
    }

    @Test("tell a buyer of a mail as it comes")
    func buyer() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        try await api.deliver(to: buyer, subject: "before")
        let reader = try events("/api/buyer/events", session)
        #expect(reader.status == 200)
        let id = try await api.deliver(to: buyer, subject: "two\nlines", otp: "4711")
        let event = try #require(try reader.next())
        #expect(reader.retry == 3000)
        #expect((event.name, event.id) == ("message", id.description))
        let detail = try api.web.get("/api/buyer/messages/\(id)", session)
        let time = try #require(detail.json["received_at"] as? String)
        #expect(
            event.data
                == #"{"id":"\#(id)","from":"no-reply@shop.example","subject":"two\nlines","received_at":"\#(time)","otp":"4711"}"#
        )
    }

    @Test("have the beginning of a long subject")
    func longSubject() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let readers = [
            try events("/api/buyer/events", try api.session(of: buyer)),
            try events("/api/owner/events", owner.session),
        ]
        try await api.deliver(to: buyer, subject: String(repeating: "é", count: 60_000))
        for reader in readers {
            let event = try #require(try reader.next())
            #expect(event.data.contains("\"subject\":\"\(String(repeating: "é", count: 500))\""))
        }
    }

    @Test("tell an owner of every mailbox, and of no other owner's")
    func owner() async throws {
        let (mine, other) = (try await api.owner(), try await api.owner())
        let buyers = [try api.buyer(of: mine), try api.buyer(of: mine)]
        let stranger = try api.buyer(of: other)
        let readers = try [mine, other].map { try events("/api/owner/events", $0.session) }
        let theirs = try await api.deliver(to: stranger)
        for buyer in buyers {
            let id = try await api.deliver(to: buyer, subject: "to \(buyer.id)")
            let event = try #require(try readers[0].next())
            #expect(event.id == id.description)
            #expect(
                event.data.hasSuffix(#""otp":null,"mailbox":"\#(buyer.id)","address":"\#(buyer.address)"}"#))
        }
        #expect(try readers[1].next()?.id == theirs.description)
        let last = try await api.deliver(to: stranger)
        #expect(try readers[1].next()?.id == last.description)
    }

    @Test("tell a buyer of no other mailbox")
    func neighbours() async throws {
        let owner = try await api.owner()
        let (buyer, neighbour) = (try api.buyer(of: owner), try api.buyer(of: owner))
        let reader = try events("/api/buyer/events", api.session(of: buyer))
        try await api.deliver(to: neighbour)
        let own = try await api.deliver(to: buyer)
        #expect(try reader.next()?.id == own.description)
    }

    @Test("go on behind the last one, oldest first, page by page", arguments: ["buyer", "owner"])
    func resume(side: String) async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let session = side == "owner" ? owner.session : try api.session(of: buyer)
        var ids: [String] = []
        for number in 0..<230 {
            ids.append(try await api.deliver(to: buyer, subject: "\(number)").description)
        }
        let target = "/api/\(side)/events"
        func read(_ count: Int, from reader: EventReader) throws -> [String] {
            try (0..<count).compactMap { _ in try reader.next()?.id }
        }
        let first = try #require(MessageID(ids[0]))
        #expect(try read(229, from: events(target, session, after: first)) == Array(ids[1...]))
        // The field counts more than the URL, which stays the same when a browser comes back.
        let last = try #require(MessageID(ids[228]))
        let reader = try events("\(target)?since=\(first)", session, after: last)
        #expect(try read(1, from: reader) == [ids[229]])
        ids.append(try await api.deliver(to: buyer).description)
        #expect(try read(1, from: reader) == [ids[230]])
        #expect(try read(231, from: events(target + "?since=0", session)) == ids)
        #expect(try read(230, from: events(target + "?since=\(first)", session)) == Array(ids[1...]))
    }

    @Test("begin now behind an id that is none, and refuse such a since", arguments: ["buyer", "owner"])
    func malformed(side: String) async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let session = side == "owner" ? owner.session : try api.session(of: buyer)
        try await api.deliver(to: buyer)
        let target = "/api/\(side)/events"
        let broken = session.merging(["Last-Event-ID": "x' or ''='"]) { $1 }
        let reader = try EventReader(port: api.port, target, broken)
        let id = try await api.deliver(to: buyer)
        #expect(try reader.next()?.id == id.description)
        #expect(try api.web.get(target + "?since=x", session).status == 400)
    }

    @Test("are nobody's without the right session")
    func refused() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let session = try api.session(of: buyer)
        #expect(try events("/api/buyer/events", [:]).status == 401)
        #expect(try events("/api/buyer/events", owner.session).status == 401)
        #expect(try events("/api/owner/events", session).status == 401)
        #expect(try events("/api/owner/events", owner.keyed).status == 401)
        let head = try api.web.request("HEAD", "/api/owner/events", owner.session)
        #expect((head.status, head["content-type"]) == (200, "text/event-stream"))
        #expect(try api.web.request("HEAD", "/api/owner/events", session).status == 401)
    }

    @Test("say nothing of a mailbox that is gone, and go on behind its mail")
    func gone() async throws {
        let owner = try await api.owner()
        let (kept, gone) = (try api.buyer(of: owner), try api.buyer(of: owner))
        for number in 0..<120 { try await api.deliver(to: gone, subject: "\(number)") }
        let last = try await api.deliver(to: kept)
        let address = try #require(EmailAddress(gone.address))
        // Its row and its mail are still there until they are swept.
        try await api.run(trusted: Releases.release(owner.id, gone.id, kind: .buyer))
        let reader = try events("/api/owner/events?since=0", owner.session)
        #expect(try reader.next()?.id == last.description)
        #expect(try !api.web.get("/api/owner/buyers", owner.session).text.contains(address.description))
    }

    @Test("are so many for a mailbox and no more, and each that ends makes room")
    func limit() async throws {
        let owner = try await api.owner()
        let (buyer, neighbour) = (try api.buyer(of: owner), try api.buyer(of: owner))
        let session = try api.session(of: buyer)
        var readers = try (0..<32).map { _ in try events("/api/buyer/events", session) }
        #expect(readers.allSatisfy { $0.status == 200 })
        #expect(api.api.streams.count >= 32)
        let refusal = try api.web.get("/api/buyer/events", session)
        #expect((refusal.status, refusal.json["code"] as? String) == (429, "quota_exceeded"))
        #expect(try events("/api/buyer/events", api.session(of: neighbour)).status == 200)
        readers.removeLast()
        while try events("/api/buyer/events", session).status == 429 {}
        readers.removeAll()
    }

    @Test("miss and double nothing while mail comes from two processes", arguments: ["buyer", "owner"])
    func storm(side: String) async throws {
        let owner = try await api.owner()
        let buyers = [try api.buyer(of: owner), try api.buyer(of: owner)]
        let reader =
            side == "owner"
            ? try events("/api/owner/events", owner.session)
            : try events("/api/buyer/events", api.session(of: buyers[0]))
        let recipients = side == "owner" ? buyers : [buyers[0], buyers[0]]
        let sent = try await withThrowingTaskGroup(of: [String].self) { group in
            for (line, recipient) in recipients.enumerated() {
                group.addTask { [api] in
                    var ids: [String] = []
                    for _ in 0..<100 {
                        ids.append(try await api.deliver(to: recipient, line: line).description)
                    }
                    return ids
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let got = try await Background.run { try (0..<200).compactMap { _ in try reader.next()?.id } }
        #expect(Set(got) == Set(sent))
        #expect(got.count == Set(got).count)
    }
}
