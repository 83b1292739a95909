import Foundation
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

/// The documents 002 and 004 show the same requests, in two languages; 004 has the webhook too.
@Suite(
    "The examples of the temporary-mail documents", .timeLimit(.minutes(2)),
    .enabled(if: SeedRequest.canRun, "needs curl"))
struct TemporaryMailSeedTests {
    private let api: TestAPI
    private let owner: TestOwner

    init() async throws {
        api = try await TestAPI.shared.value
        owner = try await api.owner()
    }

    @Test("run with curl, and every member of their answers is there")
    func examples() async throws {
        try prepareDomains()
        let read = try await mailbox("99fadf12-6826-490a-9c6c-b0b528d4a8e0")
        try await api.deliver(
            to: read, subject: "Test Message 1 - xJOK2h",
            text: "Test Message 1\n\nThis is test message 1 content.\n\nBest regards,\nSender 1",
            html: "<div>\n<p>Test Message 1</p>\n</div>", id: id("fd13a8df-1465-4fbc-a612-ca7311c31ff2"))
        let emptied = try await mailbox("76d91ae5-822a-4fdd-8701-9de038ec86d7")
        try await api.deliver(to: emptied, id: id("20e77445-b0c3-4e8b-aa29-762ea423ac15"))
        let full = try await mailbox("c2c4f894-c672-4d5b-a918-abca95aff1f7")
        // More than a page, so that there is a cursor.
        for _ in 0..<21 { try await api.deliver(to: full) }
        for _ in 0..<21 { _ = try await mailbox(MailboxID.new().description) }
        for request in Self.requests {
            try request.run("https://chat-tempmail.com", at: api.port, key: ("YOUR_API_KEY", owner.key))
        }
        for box in [read, emptied] {
            let total =
                try api.web.get("/api/emails/\(box.id)", ["X-API-Key": owner.key]).json["total"] as? Int
            #expect(total == (box.id == read.id ? nil : 0))
        }
        let webhook = try api.web.get("/api/webhook", ["X-API-Key": owner.key])
        #expect(webhook.text == #"{"url":"https://your-server.com/webhook","enabled":true}"#)
    }

    private func prepareDomains() throws {
        for name in ["chat-tempmail.com", "example.com", "other-domain.com"] {
            do { try api.offer(name) } catch StorageError.conflict {}
        }
        api.names.set("your-server.com", [.a([8, 8, 8, 8])])
    }

    private func id(_ text: String) throws -> MessageID { try #require(MessageID(text)) }

    /// A temporary mailbox with the id that a document shows.
    private func mailbox(_ id: String) async throws -> TestBuyer {
        let domain = try #require(DomainName(owner.domain))
        let mailbox = NewTemporaryMailbox(
            id: try #require(MailboxID(id)), address: try #require(EmailAddress(.random(), at: domain)),
            createdAt: .now(), expiresAt: .now() + .days(1))
        _ = try await api.run(trusted: TemporaryMailboxes.create(owner.id, mailbox))
        return TestBuyer(owner: owner.id, id: mailbox.id, address: mailbox.address.description, pin: "")
    }

    private static let requests = [
        SeedRequest(
            name: "domains",
            curl: #"""
                curl https://chat-tempmail.com/api/email/domains \
                -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"{"domains": ["chat-tempmail.com", "example.com", "other-domain.com"]}"#),
        SeedRequest(
            name: "generate",
            curl: #"""
                curl -X POST https://chat-tempmail.com/api/emails/generate \
                -H "X-API-Key: YOUR_API_KEY" \
                -H "Content-Type: application/json" \
                -d '{
                "name": "test",
                "expiryTime": 3600000,
                "domain": "chat-tempmail.com"
                }'
                """#,
            answer: #"{"id": "c2c4f894-c672-4d5b-a918-abca95aff1f7", "email": "test@chat-tempmail.com"}"#),
        SeedRequest(
            name: "emails",
            curl: #"""
                curl https://chat-tempmail.com/api/emails \
                -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"""
                {"emails": [{"id": "e4ff5c14-8a72-48c5-bd13-b5347fb944da", "address": "6Tg3VT@chat-tempmail.com",
                "userId": "bd08008d-e944-44b2-a0d0-67f2b528ee6d", "createdAt": "2025-04-21T08:30:45.084Z",
                "expiresAt": "2025-04-22T08:30:45.084Z"}],
                "nextCursor": "fd13a8df-1465-4fbc-a612-ca7311c31ff2", "total": 20}
                """#,
            beside: ["emails.email"]),
        SeedRequest(
            name: "messages",
            curl: #"""
                curl "https://chat-tempmail.com/api/emails/c2c4f894-c672-4d5b-a918-abca95aff1f7" \
                -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"""
                {"messages": [{"id": "fd13a8df-1465-4fbc-a612-ca7311c31ff2", "from_address": "sender1@example.com",
                "subject": "Test Message 1 - xJOK2h", "received_at": 1745224245084}],
                "nextCursor": "eyJ0aW1lc3RhbXAiOjE3NDUxNTU4NDUwODQsImlkIjoiNjNmNzFlODYtOGE1NC00ZDQ0LTk5ZWYtN2QzNTBhMTQ4M2JiIn0=",
                "total": 50}
                """#),
        SeedRequest(
            name: "message",
            curl: #"""
                curl "https://chat-tempmail.com/api/emails/99fadf12-6826-490a-9c6c-b0b528d4a8e0/fd13a8df-1465-4fbc-a612-ca7311c31ff2" \
                -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"""
                {"message": {"id": "fd13a8df-1465-4fbc-a612-ca7311c31ff2", "from_address": "sender1@example.com",
                "subject": "Test Message 1 - xJOK2h",
                "content": "Test Message 1\n\nThis is test message 1 content.\n\nBest regards,\nSender 1",
                "html": "<div>\n<p>Test Message 1</p>\n</div>", "received_at": 1745224245084}}
                """#,
            beside: [
                "message.to_address", "id", "from_address", "to_address", "subject", "content", "html",
                "received_at",
            ]),
        SeedRequest(
            name: "delete a message",
            curl: #"""
                curl -X DELETE "https://chat-tempmail.com/api/emails/76d91ae5-822a-4fdd-8701-9de038ec86d7/20e77445-b0c3-4e8b-aa29-762ea423ac15" \
                -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"{"success": true}"#),
        SeedRequest(
            name: "delete an email",
            curl: #"""
                curl -X DELETE "https://chat-tempmail.com/api/emails/99fadf12-6826-490a-9c6c-b0b528d4a8e0" \
                -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"{"success": true}"#),
        SeedRequest(
            name: "set the webhook",
            curl: #"""
                curl -X POST https://chat-tempmail.com/api/webhook \
                -H "X-API-Key: YOUR_API_KEY" \
                -H "Content-Type: application/json" \
                -d '{
                "url": "https://your-server.com/webhook",
                "enabled": true
                }'
                """#,
            answer: #"{"success": true}"#),
        SeedRequest(
            name: "the webhook",
            curl: #"""
                curl https://chat-tempmail.com/api/webhook \
                -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"{"url": "https://your-server.com/webhook", "enabled": true}"#),
    ]
}
