import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("An owner's mailboxes and figures", .timeLimit(.minutes(2)))
struct OwnMailboxTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    private func temporary(_ owner: TestOwner) throws -> TestBuyer {
        let made = try api.web.post(
            "/api/emails/generate", owner.keyed,
            json:
                #"{"name":"t\#(UInt32.random(in: 0 ... .max))","expiryTime":3600000,"domain":"\#(owner.domain)"}"#
        )
        return TestBuyer(
            owner: owner.id, id: try #require(MailboxID(made.json["id"] as? String ?? ""), "\(made.text)"),
            address: made.json["email"] as? String ?? "", pin: "")
    }

    @Test("are read as their buyers read them, and nothing counts as seen by that")
    func reading() async throws {
        let owner = try await api.owner()
        let buyer = try api.buyer(of: owner)
        let id = try await api.deliver(
            to: buyer, subject: "Hello", html: #"<a href="x">y</a><img src=http://e.example/p>"#, otp: "4711")
        let path = "/api/owner/mailboxes/\(buyer.id)"
        let box = try api.web.get(path, owner.session).json
        #expect(box["address"] as? String == buyer.address)
        #expect(
            [box["kind"] as? String, box["status"] as? String] == ["buyer", "active"]
                && box["message_count"] as? Int == 1 && box["last_message_at"] is String)
        #expect(
            Set(box.keys) == [
                "id", "address", "kind", "status", "label", "created_at", "expires_at", "message_count",
                "last_message_at",
            ])
        let session = try api.session(of: buyer)
        #expect(
            try api.web.get("\(path)/messages", owner.session).text
                == api.web.get("/api/buyer/messages", session).text)
        let detail = try api.web.get("\(path)/messages/\(id)", owner.session)
        #expect(detail.json["otp"] as? String == "4711" && detail.json["seen"] as? Bool == false)
        #expect(detail.json["remote_images"] as? Bool == true)
        for part in ["html", "raw", "attachments/0"] {
            #expect(
                try api.web.get("\(path)/messages/\(id)/\(part)", owner.session).comparable
                    == api.web.get("/api/buyer/messages/\(id)/\(part)", session).comparable)
        }
        #expect(try api.web.get("/api/buyer/messages", session).json["unread"] as? Int == 1)
        #expect(try api.web.get("/api/buyer/messages/\(id)", session).json["seen"] as? Bool == false)
        #expect(try api.web.get("\(path)/messages/\(id)", owner.session).json["seen"] as? Bool == true)
        let found = try api.web.get("\(path)/messages?q=HELLO&fields=id,preview", owner.session)
        #expect(found.text.hasPrefix(#"{"messages":[{"id":"\#(id)","preview":"text"}]"#))
        #expect(try api.web.request("DELETE", "\(path)/messages/\(id)", owner.session).status == 200)
        #expect(try api.web.request("DELETE", "\(path)/messages/\(id)", owner.session).status == 404)
        #expect(try api.web.get("/api/buyer/me", session).json["message_count"] as? Int == 0)
    }

    @Test("that have expired or take no mail are read still, but not temporary ones")
    func ended() async throws {
        let owner = try await api.owner()
        let (buyer, other) = (try api.buyer(of: owner), try temporary(owner))
        for box in [buyer, other] { try await api.deliver(to: box) }
        func status(_ box: TestBuyer) throws -> [Int] {
            let path = "/api/owner/mailboxes/\(box.id)"
            return try ["", "/messages"].map { try api.web.get(path + $0, owner.session).status }
        }
        #expect(try status(buyer) == [200, 200] && status(other) == [200, 200])
        _ = try api.admin(Operator.setExpiry(owner.id, mailbox: other.id, at: .now() - .seconds(1)))
        let change = #"{"status":"disabled","expires_at":"2001-01-01T00:00:00Z"}"#
        let path = "/api/owner/buyers/\(buyer.id)"
        #expect(try api.web.request("PATCH", path, owner.session, body: Array(change.utf8)).status == 200)
        #expect(try status(buyer) == [200, 200] && status(other) == [404, 404])
        #expect(try api.web.request("DELETE", path, owner.session).status == 200)
        #expect(try status(buyer) == [404, 404])
    }

    @Test("of others are answered as what does not exist, wherever the other's id stands")
    func isolation() async throws {
        let (mine, theirs) = (try await api.owner(), try await api.owner())
        let (own, sibling, foreign) = (
            try api.buyer(of: mine), try api.buyer(of: mine), try api.buyer(of: theirs)
        )
        let foreignMail = try await api.deliver(to: foreign)
        let siblingMail = try await api.deliver(to: sibling)
        let nobody = MailboxID.new().description
        for box in [foreign.id.description, "x", nobody] {
            for part in ["", "/messages", "/messages/\(foreignMail)", "/messages/\(foreignMail)/raw"] {
                #expect(
                    try api.web.get("/api/owner/mailboxes/\(box)\(part)", mine.session).comparable
                        == api.web.get("/api/owner/mailboxes/\(nobody)", mine.session).comparable)
            }
        }
        for mail in [foreignMail, siblingMail] {
            let path = "/api/owner/mailboxes/\(own.id)/messages/\(mail)"
            for part in ["", "/html", "/raw", "/attachments/0"] {
                #expect(try api.web.get(path + part, mine.session).status == 404)
            }
            #expect(try api.web.request("DELETE", path, mine.session).status == 404)
        }
        #expect(try api.web.get("/api/owner/mailboxes/\(own.id)", try api.session(of: own)).status == 401)
    }

    @Test("are counted day by day")
    func overview() async throws {
        let owner = try await api.owner()
        let now = Timestamp.now()
        func event(_ verdict: IntakeVerdict, daysAgo: Int, hasCode: Bool = false) -> IntakeEvent {
            IntakeEvent(
                id: .new(), at: now - .days(daysAgo), verdict: verdict, reason: "",
                figures: IntakeFigures(verdict, hasCode: hasCode))
        }
        try await api.run(
            trusted: IntakeEvents.record(
                owner.id,
                [
                    event(.accepted, daysAgo: 1), event(.accepted, daysAgo: 1, hasCode: true),
                    event(.refused, daysAgo: 1), event(.accepted, daysAgo: 3),
                ]))
        let (today, answer) = (Day(now), try api.web.get("/api/owner/overview?days=2", owner.session))
        guard Day(.now()) == today else { return try await overview() }
        let yesterday = Day(now - .days(1))
        let end = #""day":"\#(today)","mails":0,"codes":0,"refusals":0"#
        #expect(
            answer.text
                == #"{"days":[{"day":"\#(yesterday)","mails":2,"codes":1,"refusals":1},{\#(end)}],"today":{\#(end)}}"#
        )
        func days(_ query: String) throws -> Int? {
            (try api.web.get("/api/owner/overview\(query)", owner.session).json["days"] as? [Any])?.count
        }
        #expect(try [days(""), days("?days=1"), days("?days=90")] == [30, 1, 90])
        for query in ["0", "91", "-1", "x", "", "1.5", "999999999999"] {
            #expect(
                try api.web.get("/api/owner/overview?days=\(query)", owner.session).text
                    == #"{"error":"days must be a whole number from 1 to 90","code":"invalid_days"}"#)
        }
        let other = try api.web.get("/api/owner/overview?days=2", try await api.owner().session)
        #expect(!other.text.contains(#""mails":2"#))
    }
}
