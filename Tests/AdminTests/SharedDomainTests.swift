import Foundation
import TestSupport
import Testing

@Suite("restante-admin domain --shared")
struct SharedDomainTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    private func offers(_ line: String = "domain list --shared") throws -> [String] {
        let list = try desk.document(line)["domains"] as? [[String: Any]] ?? []
        return list.map { "\($0.text("name")) \($0.text("status"))" }
    }

    @Test("create offers a domain to all owners, with a price to the hundredth")
    func create() throws {
        let line =
            "domain create --shared --name Shop.Example --price 5.5 --category popular --order-minutes 15"
        let printed = try desk.run("\(line) --description General --json")
        #expect(printed.code == 0, "\(printed.error)")
        #expect(printed.output.contains(#""price":5.50,"#))
        let shown = try desk.document("domain show shop.example")
        #expect(shown.text("name") == "shop.example")
        #expect(shown.text("visibility") == "shared")
        #expect(shown.text("category") == "popular")
        #expect(shown.text("description") == "General")
        #expect(shown["order_minutes"] as? Int == 15)
        let plain = try desk.document("domain create --shared --name plain.example")
        #expect(plain["order_minutes"] as? Int == 10)
        #expect(plain["price"] as? Double == 0)
        #expect(try offers() == ["plain.example active", "shop.example active"])
    }

    @Test("a name is offered once, and never beside an owner who holds it")
    func conflict() throws {
        try desk.owner("alice")
        _ = try desk.document("domain create --shared --name shop.example")
        for name in ["shop.example", "alice.example"] {
            let again = try desk.run("domain create --shared --name \(name)")
            #expect(again.code == 5)
            #expect(again.error == "restante-admin: '\(name)' is offered already, or an owner holds it\n")
        }
        #expect(
            try desk.run("domain create --owner alice@owners.example --name shop.example --activate").code
                == 5)
        #expect(try offers() == ["shop.example active"])
    }

    @Test("update changes what is given and leaves the rest")
    func update() throws {
        _ = try desk.document("domain create --shared --name shop.example --price 5 --category popular")
        let changed = try desk.document(
            "domain update shop.example --price 0.99 --description New --order-minutes 20")
        #expect(changed["price"] as? Double == 0.99)
        #expect(changed.text("category") == "popular")
        #expect(changed.text("description") == "New")
        #expect(changed["order_minutes"] as? Int == 20)
        #expect(try desk.run("domain update shop.example").code == 2)
        #expect(try desk.run("domain update nowhere.example --price 1").code == 3)
        try desk.owner("alice")
        #expect(try desk.run("domain update alice.example --price 1").code == 3)
    }

    @Test("disable withdraws an offer, activate makes it again")
    func withdraw() throws {
        _ = try desk.document("domain create --shared --name shop.example")
        _ = try desk.document("domain create --shared --name other.example")
        #expect(try desk.document("domain disable shop.example").text("status") == "disabled")
        #expect(try offers("domain list --shared --status disabled") == ["shop.example disabled"])
        #expect(try offers("domain list --shared --status active") == ["other.example active"])
        #expect(try desk.document("domain activate shop.example").text("status") == "active")
        #expect(try offers("domain list --shared --status disabled").isEmpty)
        // The list without --shared is of what owners have.
        #expect(try offers("domain list").isEmpty)
    }

    @Test(
        "refuses what does not go together, and prices that are none",
        arguments: [
            "--shared --name a.example --price 1e2", "--shared --name a.example --price -1",
            "--shared --name a.example --price 1.005", "--shared --name a.example --price 99999999999999",
            "--shared --name a.example --order-minutes 0", "--shared --name nodots",
            "--name a.example --price 1", "--shared --name a.example --owner alice@owners.example",
        ])
    func usage(options: String) throws {
        try desk.owner("alice")
        #expect(try desk.run("domain create \(options)").code == 2)
        #expect(try offers().isEmpty)
    }
}
