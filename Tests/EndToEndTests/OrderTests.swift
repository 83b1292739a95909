import Foundation
import Inbox
import Postgres
import Storage
import TestSupport
import Testing

@Suite("Orders, end to end", .serialized)
struct OrderTests {
    @Test("an order that ended while no server ran is paid back by the next one, once")
    func downtime() async throws {
        let world = try World()
        defer { world.end() }
        let owner = try world.owner("alpha")
        _ = try world.admin("domain", "create", "--shared", "--name", "shop.example", "--price", "5.00")
        _ = try world.admin("wallet", "credit", owner.email, "10.00")
        let key = ["X-API-Key": owner.key]
        let id = try #require(
            OwnerID(try world.admin("owner", "show", owner.email)["id"] as? String ?? ""))
        world.server.kill()

        let options = ConnectionOptions(
            try #require(world.connectionString), role: "restante_operator")
        let database = try OperatorDatabase(options)
        let domain = try #require(DomainName("shop.example"))
        let order = NewOrder(
            id: .new(), number: "API-1", mailbox: .new(),
            address: try #require(EmailAddress(.random(), at: domain)), site: "s.example", entry: .new(),
            price: try #require(Money("5.00")), minutes: 10, createdAt: .now() - .days(40))
        _ = try await asServer(of: try #require(world.connectionString), Orders.create(id, order))
        #expect(try database.run(Wallets.balance(id)) == Money("5.00"))

        // Two at once: the refund is one all the same.
        let second = FileManager.default.temporaryDirectory.appending(path: "restante-second-\(order.id)")
        defer { try? FileManager.default.removeItem(at: second) }
        let servers = try [[:], ["RESTANTE_DATA_DIR": second.path]].map { settings in
            try RunningServer(environment: world.server.environment.merging(settings) { $1 })
        }
        defer { for server in servers { server.stop() } }
        let deadline = Date.now + 30
        while try database.run(Wallets.balance(id)) == Money("5.00"), Date.now < deadline {}
        let web = WebClient(port: servers[0].httpPort)
        #expect(try web.get("/api/v1/balance", key).text == #"{"success":true,"data":{"balance":10.00}}"#)
        let shown = try web.get("/api/v1/orders/API-1", key).json["data"] as? [String: Any]
        #expect(shown?["status"] as? String == "expired")
        let kinds = try database.run(Wallets.history(id, limit: 9)).entries.map(\.kind)
        #expect(kinds == [.refund, .charge, .credit])
    }

    @Test("a mail to an ordered address arrives, and keeps the order from being cancelled")
    func mail() throws {
        let world = try World()
        defer { world.end() }
        let owner = try world.owner("alpha")
        _ = try world.admin("domain", "create", "--shared", "--name", "shop.example", "--price", "5.00")
        _ = try world.admin("wallet", "credit", owner.email, "10.00")
        let key = ["X-API-Key": owner.key]
        let orders = try (0..<2).map { _ in
            let made = try world.web.post(
                "/api/v1/orders", key, json: #"{"domain":"shop.example","site":"s.example"}"#)
            return try #require(made.json["data"] as? [String: Any], "\(made.text)")
        }
        let (used, unused) = (orders[0], orders[1])
        let (address, number) = (
            try #require(used["email"] as? String), try #require(used["orderId"] as? String)
        )
        try world.deliver(
            to: address, subject: "Verification Code", text: "Your verification code is: 482913")
        let messages = try world.web.get("/api/v1/orders/\(number)/messages", key)
        let message = try #require(messages.members(of: "messages").first, "\(messages.text)")
        #expect(message["from"] as? String == "no-reply@shop.example")
        #expect((message["content"] as? String)?.hasPrefix("Your verification code is: 482913") == true)
        #expect(try world.web.request("DELETE", "/api/v1/orders/\(number)", key).status == 400)

        let other = try #require(unused["orderId"] as? String)
        #expect(try world.web.request("DELETE", "/api/v1/orders/\(other)", key).status == 200)
        let refused = try world.mail().deliver(
            "Subject: x\r\n\r\nx\r\n", from: "", to: [try #require(unused["email"] as? String)])
        #expect(refused.code == 550)
        #expect(try world.web.get("/api/v1/balance", key).text.contains(#""balance":5.00"#))
    }
}
