import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("A buyer's inbox", .timeLimit(.minutes(2)))
struct InboxTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    private func messages(_ query: String, _ session: [String: String]) throws -> [[String: Any]] {
        let answer = try api.web.get("/api/buyer/messages\(query)", session)
        return try #require(answer.json["messages"] as? [[String: Any]], "\(answer.text)")
    }

    private func patch(_ path: String, _ session: [String: String], _ body: String) throws -> WebClient.Answer
    {
        try api.web.request("PATCH", path, session, body: Array(body.utf8))
    }

    @Test("says whose it is, until when, and how much is in it")
    func me() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        try await api.deliver(to: buyer)
        let me = try api.web.get("/api/buyer/me", session).json
        #expect(me["address"] as? String == buyer.address)
        #expect(me["expires_at"] is NSNull)
        let end = try #require(Timestamp(me["session_expires_at"] as? String ?? ""))
        #expect(end > .now() + .days(29) && end <= .now() + .days(30))
        #expect([me["message_count"] as? Int, me["unread"] as? Int] == [1, 1])
    }

    @Test("finds mail by sender, subject, text and code, whatever the case, and takes no pattern for one")
    func search() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        try await api.deliver(to: buyer, subject: "Grüße aus KÖLN", text: "100% sicher", otp: "4711")
        try await api.deliver(to: buyer, subject: "plain", text: "Ваш КОД 한국어 確認碼", html: "<p>hidden</p>")
        try await api.deliver(to: try api.buyer(of: await api.owner()), subject: "plain", text: "elsewhere")
        func found(_ text: String) throws -> [String?] {
            let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            return try messages("?fields=subject&q=\(escaped)", session).map { $0["subject"] as? String }
        }
        for text in ["köln", "GRÜSSE", "grüße", "100%", "4711"] {
            #expect(try found(text) == (text == "GRÜSSE" ? [] : ["Grüße aus KÖLN"]), "\(text)")
        }
        for text in ["ваш код", "한국어", "確認碼", "PLAIN"] { #expect(try found(text) == ["plain"], "\(text)") }
        for text in ["NO-REPLY@shop", "shop", ""] { #expect(try found(text).count == 2, "\(text)") }
        for text in ["_", "0%  ", "hidden", "elsewhere", "\\", "'"] {
            #expect(try found(text) == [], "\(text)")
        }
        #expect(
            try api.web.get("/api/buyer/messages?q=\(String(repeating: "x", count: 201))", session).text
                == #"{"error":"q must be at most 200 characters","code":"invalid_q"}"#)
    }

    @Test("finds page by page")
    func searchPages() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        for number in 0..<9 {
            try await api.deliver(to: buyer, subject: "\(number)", text: number % 2 == 0 ? "wanted" : "other")
        }
        var (found, query, pages) = ([String](), "", 0)
        repeat {
            let page = try api.web.get("/api/buyer/messages?q=Wanted&limit=2&fields=subject\(query)", session)
            found +=
                (page.json["messages"] as? [[String: Any]])?.compactMap { $0["subject"] as? String } ?? []
            query = (page.json["next_cursor"] as? String).map { "&cursor=\($0)" } ?? ""
            pages += 1
        } while !query.isEmpty && pages < 9
        #expect(found == ["8", "6", "4", "2", "0"])
        #expect(pages == 3)
    }

    @Test("goes through long subjects bit by bit, as through long texts")
    func longSubjects() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        for _ in 0..<3 { try await api.deliver(to: buyer, subject: String(repeating: "x", count: 60_000)) }
        // Each letter that has a capital beyond ASCII costs as much as the texts once more.
        let letters = stride(from: 0x1E01, to: 0x1E95, by: 2).compactMap(Unicode.Scalar.init)
        let text = String(String.UnicodeScalarView(letters))
        let escaped = try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        var (query, pages) = ("", 0)
        repeat {
            let page = try api.web.get("/api/buyer/messages?q=\(escaped)\(query)", session)
            #expect((page.json["messages"] as? [Any])?.isEmpty == true)
            query = (page.json["next_cursor"] as? String).map { "&cursor=\($0)" } ?? ""
            pages += 1
        } while !query.isEmpty && pages < 9
        #expect(pages == 2)
    }

    @Test("shows the beginning of each text in one line")
    func preview() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        let padding = String(repeating: "\u{200C}\u{00A0}", count: 40)
        try await api.deliver(to: buyer, text: " Hello\r\n\t\u{200B}there \(padding) 👩‍👧\0\n")
        try await api.deliver(to: buyer, text: String(repeating: "é ", count: 5_000))
        #expect(
            try messages("?fields=preview", session).map { $0["preview"] as? String }
                == [String(String(repeating: "é ", count: 70)), "Hello there 👩‍👧\u{FFFD}"])
        #expect(try messages("", session).allSatisfy { $0["preview"] is String && $0["body_text"] is String })
    }

    @Test("marks mail as read and unread")
    func marks() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        let id = try await api.deliver(to: buyer)
        let path = "/api/buyer/messages/\(id)"
        for (seen, unread) in [(true, 0), (true, 0), (false, 1), (true, 0)] {
            #expect(try patch(path, session, #"{"seen":\#(seen)}"#).text == #"{"success":true}"#)
            let list = try api.web.get("/api/buyer/messages?fields=seen", session)
            #expect(list.text == #"{"messages":[{"seen":\#(seen)}],"next_cursor":null,"unread":\#(unread)}"#)
        }
        for body in ["", "{}", #"{"seen":1}"#, #"{"seen":null}"#] {
            #expect(try patch(path, session, body).status == 400, "\(body)")
        }
        #expect(try patch("/api/buyer/messages/\(MessageID.new())", session, #"{"seen":true}"#).status == 404)
    }

    @Test("is emptied at once, and says of how much")
    func emptying() async throws {
        let owner = try await api.owner()
        let (buyer, sibling) = (try api.buyer(of: owner), try api.buyer(of: owner))
        let session = try api.session(of: buyer)
        for _ in 0..<3 { try await api.deliver(to: buyer) }
        try await api.deliver(to: sibling)
        for deleted in [3, 0] {
            #expect(
                try api.web.request("DELETE", "/api/buyer/messages", session).text
                    == #"{"success":true,"deleted":\#(deleted)}"#)
        }
        let me = try api.web.get("/api/buyer/me", session).json
        #expect([me["message_count"] as? Int, me["unread"] as? Int] == [0, 0])
        let other = try api.web.get("/api/buyer/me", try api.session(of: sibling)).json
        #expect([other["message_count"] as? Int, other["unread"] as? Int] == [1, 1])
    }
}
