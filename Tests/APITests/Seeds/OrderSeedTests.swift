import Inbox
import Storage
import TestSupport
import Testing

@testable import API

/// The document shows these as a method and a path below its base URL; the command lines are those of its own examples.
@Suite(
    "The requests of the orders document", .timeLimit(.minutes(2)),
    .enabled(if: SeedRequest.canRun, "needs curl"))
struct OrderSeedTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    @Test("run with curl, and every member of their answers is there")
    func requests() async throws {
        do { try api.offer("example.com") } catch StorageError.conflict {}
        let customer = Customer(owner: try await api.owner(), domain: "example.com")
        try api.credit(customer.owner.id, "150.75")
        _ = try await api.order(for: customer, minutesAgo: 1, number: "API-1234567890")
        let box = try api.mailbox(of: "API-1234567890", customer)
        try await api.deliver(
            to: box, subject: "Verification Code", text: "Your verification code is: 123456")
        // The one that is cancelled has had no mail.
        let unused = try await api.order(for: customer, minutesAgo: 1)
        for request in Self.requests {
            let changes = request.name == "cancel" ? ["API-1234567890": unused] : [:]
            try request.run(
                "https://api.kopechka.com", at: api.port, key: ("YOUR_API_KEY", customer.owner.key), changes)
        }
    }

    private static func get(_ path: String) -> String {
        #"""
        curl -X GET "https://api.kopechka.com/api/v1\#(path)" \
          -H "X-API-Key: YOUR_API_KEY"
        """#
    }

    private static let requests = [
        SeedRequest(
            name: "profile", curl: get("/profile"),
            answer: #"""
                {"success": true, "data": {"id": "user_id", "email": "user@example.com", "username": "username",
                "balance": 150.75, "role": "user", "emailVerified": true, "isActive": true,
                "createdAt": "2024-01-01T00:00:00Z", "updatedAt": "2024-01-01T00:00:00Z"}}
                """#),
        SeedRequest(
            name: "balance", curl: get("/balance"), answer: #"{"success": true, "data": {"balance": 150.75}}"#
        ),
        SeedRequest(
            name: "domains", curl: get("/domains"),
            answer: #"""
                {"success": true, "data": [{"id": "domain_id", "name": "example.com", "price": 5.00, "category": "popular",
                "description": "Popular domain for general use"}]}
                """#,
            beside: ["data.availableCount"]),
        SeedRequest(
            name: "orders", curl: get("/orders?page=1&limit=10&status=active&domain=example.com"),
            answer: #"""
                {"success": true, "data": [{"id": "order_id", "orderId": "API-1234567890", "email": "user@example.com",
                "domain": "example.com", "site": "instagram.com", "status": "active", "price": 5.00,
                "createdAt": "2024-01-01T00:00:00Z"}], "pagination": {"page": 1, "limit": 10, "total": 25, "pages": 3}}
                """#),
        SeedRequest(
            name: "order", curl: get("/orders/API-1234567890"),
            answer: #"""
                {"success": true, "data": {"id": "order_id", "orderId": "API-1234567890", "email": "user@example.com",
                "domain": "example.com", "site": "instagram.com", "status": "active", "price": 5.00, "duration": 10,
                "createdAt": "2024-01-01T00:00:00Z", "endTime": "2024-01-01T00:10:00Z"}}
                """#),
        SeedRequest(
            name: "create",
            curl: #"""
                curl -X POST "https://api.kopechka.com/api/v1/orders" \
                  -H "X-API-Key: YOUR_API_KEY" \
                  -H "Content-Type: application/json" \
                  -d '{
                  "domain": "example.com",
                  "site": "instagram.com"
                }'
                """#,
            answer: #"""
                {"success": true, "message": "Order created successfully", "data": {"orderId": "API-1234567890",
                "email": "user@example.com", "domain": "example.com", "site": "instagram.com", "price": 5.00,
                "status": "pending", "createdAt": "2024-01-01T00:00:00Z"}}
                """#),
        SeedRequest(
            name: "messages", curl: get("/orders/API-1234567890/messages"),
            answer: #"""
                {"success": true, "messages": [{"id": "msg_123", "from": "sender@example.com",
                "subject": "Verification Code", "content": "Your verification code is: 123456",
                "receivedAt": "2024-01-01T12:00:00Z"}], "order": {"id": "order_id", "email": "user@example.com",
                "domain": "example.com", "status": "active", "created_at": "2024-01-01T00:00:00Z"}}
                """#),
        SeedRequest(
            name: "start polling",
            curl: #"""
                curl -X POST "https://api.kopechka.com/api/v1/orders/API-1234567890/start-polling" \
                  -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer: #"""
                {"success": true, "message": "Email polling started",
                "data": {"orderId": "API-1234567890", "pollingStatus": "active"}}
                """#),
        SeedRequest(
            name: "cancel",
            curl: #"""
                curl -X DELETE "https://api.kopechka.com/api/v1/orders/API-1234567890" \
                  -H "X-API-Key: YOUR_API_KEY"
                """#,
            answer:
                #"{"success": true, "message": "Order cancelled and refund processed", "refundAmount": 5.00}"#
        ),
    ]
}
