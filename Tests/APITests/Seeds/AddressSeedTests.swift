import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite(
    "The examples of the addresses document", .timeLimit(.minutes(2)),
    .enabled(if: SeedRequest.canRun, "needs curl"))
struct AddressSeedTests {
    private let api: TestAPI
    private let owner: TestOwner

    init() async throws {
        api = try await TestAPI.shared.value
        owner = try await api.owner()
        _ = try api.sharedDomain()
    }

    @Test("run with curl, and every member of their answers is there")
    func examples() async throws {
        let made = try api.web.post(
            "/api/emails/generate", owner.keyed, json: #"{"expiryTime":3600000,"domain":"\#(owner.domain)"}"#)
        let box = TestBuyer(
            owner: owner.id, id: try #require(MailboxID(made.json["id"] as? String ?? ""), "\(made.text)"),
            address: try #require(made.json["email"] as? String), pin: "")
        try await api.deliver(to: box)
        for request in Self.requests {
            try request.run(
                "https://api.junkmail.dev", at: api.port, key: ("jm_live_xxxx", owner.key),
                ["addr_123abc": "addr_\(box.id)"])
        }
        #expect(try api.web.get("/api/emails/\(box.id)", owner.keyed).status == 404)
    }

    private static let requests = [
        SeedRequest(
            name: "list",
            curl: #"""
                curl -X GET "https://api.junkmail.dev/api/v1/addresses?limit=10" \
                -H "Authorization: Bearer jm_live_xxxx"
                """#,
            answer: #"""
                {"success": true, "data": {"addresses": [{"id": "addr_123abc", "email": "test@junkmail.dev", "alias": "test",
                "createdAt": "2024-01-15T10:00:00Z", "expiresAt": "2024-01-22T10:00:00Z", "emailCount": 5}],
                "total": 1, "hasMore": false}}
                """#),
        SeedRequest(
            name: "create",
            curl: #"""
                curl -X POST https://api.junkmail.dev/api/v1/addresses \
                -H "Authorization: Bearer jm_live_xxxx" \
                -H "Content-Type: application/json" \
                -d '{
                "alias": "newsletter",
                "expiresIn": 168
                }'
                """#,
            answer: #"""
                {"success": true, "data": {"id": "addr_456def", "email": "newsletter@junkmail.dev", "alias": "newsletter",
                "createdAt": "2024-01-15T10:00:00Z", "expiresAt": "2024-01-22T10:00:00Z"}}
                """#,
            status: 201),
        SeedRequest(
            name: "detail",
            curl: #"""
                curl -X GET https://api.junkmail.dev/api/v1/addresses/addr_123abc \
                -H "Authorization: Bearer jm_live_xxxx"
                """#,
            answer: #"""
                {"success": true, "data": {"id": "addr_123abc", "email": "test@junkmail.dev", "alias": "test",
                "createdAt": "2024-01-15T10:00:00Z", "expiresAt": "2024-01-22T10:00:00Z", "emailCount": 5,
                "lastEmailAt": "2024-01-16T14:30:00Z"}}
                """#),
        SeedRequest(
            name: "delete",
            curl: #"""
                curl -X DELETE https://api.junkmail.dev/api/v1/addresses/addr_123abc \
                -H "Authorization: Bearer jm_live_xxxx"
                """#,
            answer: #"{"success": true, "data": {"deleted": true, "id": "addr_123abc"}}"#),
    ]
}
