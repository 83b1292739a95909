import Foundation
import Inbox
import Storage
import TestSupport
import Testing

@Suite("restante-admin order")
struct OrderTests {
    private let desk: Desk
    private let owner: OwnerID
    private let alice = "--owner alice@owners.example"

    init() throws {
        desk = try Desk()
        owner = try #require(OwnerID(try desk.owner("alice").text("id")))
        _ = try desk.document("domain create --shared --name shop.example --price 5.00")
        _ = try desk.document("wallet credit alice@owners.example 20")
    }

    /// Orders an address, as the API does.
    private func order(_ number: String, minutesAgo minutes: Int64 = 0) async throws {
        let domain = try #require(DomainName("shop.example"))
        let new = NewOrder(
            id: .new(), number: number, mailbox: .new(),
            address: try #require(EmailAddress(.random(), at: domain)), site: "instagram.com", entry: .new(),
            price: try #require(Money("5.00")), minutes: 10,
            createdAt: .now() - .seconds(minutes * 60))
        _ = try await asServer(
            of: desk.database.database.connectionString(), Orders.create(owner, new))
    }

    @Test("list shows an owner's orders, newest first, and those in one state")
    func list() async throws {
        try await order("API-1", minutesAgo: 20)
        try await order("API-2")
        let all = try desk.document("order list \(alice)")
        let orders = all["orders"] as? [[String: Any]] ?? []
        #expect(orders.map { $0.text("number") } == ["API-2", "API-1"])
        #expect(orders.map { $0.text("status") } == ["pending", "expired"])
        #expect(all["total"] as? Int == 2)
        let some = try desk.document("order list \(alice) --status expired --limit 5")
        #expect((some["orders"] as? [[String: Any]])?.map { $0.text("number") } == ["API-1"])
        let table = try desk.run("order list \(alice)").output.split(separator: "\n")
        #expect(table.first?.hasPrefix("API-2\t") == true)
        #expect(table.first?.contains("\tinstagram.com\tpending\t5.00\t") == true)
        try desk.owner("bob")
        #expect(try desk.document("order list --owner bob@owners.example")["total"] as? Int == 0)
        #expect(try desk.run("order list").code == 2)
        #expect(try desk.run("order list \(alice) --status finished").code == 2)
    }

    @Test("show takes the number and the id")
    func show() async throws {
        try await order("API-1")
        let shown = try desk.document("order show API-1 \(alice)")
        #expect(shown["price"] as? Double == 5)
        #expect(shown["polling_since"] is NSNull)
        #expect(try desk.document("order show \(shown.text("id")) \(alice)").text("number") == "API-1")
        let record = try desk.run("order show API-1 \(alice)")
        #expect(record.output.contains("price"))
        #expect(try desk.run("order show API-2 \(alice)").code == 3)
        try desk.owner("bob")
        #expect(try desk.run("order show API-1 --owner bob@owners.example").code == 3)
    }

    @Test("cancel pays an order back once")
    func cancel() async throws {
        try await order("API-1")
        #expect(try desk.document("order cancel API-1 \(alice)").text("status") == "cancelled")
        let again = try desk.run("order cancel API-1 \(alice)")
        #expect(again.code == 5)
        #expect(again.error == "restante-admin: only an order that has received no mail can be cancelled\n")
        #expect(try desk.run("order cancel API-9 \(alice)").code == 3)
        let wallet = try desk.document("wallet history alice@owners.example")
        #expect(wallet["balance"] as? Double == 20)
        let entries = wallet["entries"] as? [[String: Any]] ?? []
        #expect(entries.map { $0.text("kind") } == ["refund", "charge", "credit"])
        #expect(entries.map { $0.text("note") } == ["API-1", "API-1", ""])
        #expect(entries[0].text("order_id") == entries[1].text("order_id"))
    }
}
