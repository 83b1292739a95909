import Foundation
import TestSupport
import Testing

@Suite("restante-admin wallet")
struct WalletTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try desk.owner("alice")
        try desk.owner("bob")
    }

    private let alice = "alice@owners.example"

    @Test("credit and debit change the balance to the hundredth, and history says how")
    func change() throws {
        let credited = try desk.run("wallet credit \(alice) 150.75 --note invoice-7 --json")
        #expect(credited.output.contains(#""amount":150.75,"balance":150.75}"#))
        let debited = try desk.run("wallet debit \(alice) 0.10 --json")
        #expect(debited.output.contains(#""amount":-0.10,"balance":150.65}"#))
        let history = try desk.run("wallet history \(alice) --json")
        #expect(history.output.contains(#""balance":150.65,"entries":[{"id":"#))
        let entries = try desk.document("wallet history \(alice)")["entries"] as? [[String: Any]] ?? []
        #expect(entries.map { $0.text("kind") } == ["debit", "credit"])
        #expect(entries.map { $0.text("note") } == ["", "invoice-7"])
        #expect(entries.map { $0["balance"] as? Double } == [150.65, 150.75])
        let one = try desk.document("wallet history \(alice) --limit 1")["entries"] as? [Any]
        #expect(one?.count == 1)
        let table = try desk.run("wallet history \(alice)").output.split(separator: "\n")
        #expect(table.count == 2)
        #expect(table.first?.contains("\tdebit\t-0.10\t150.65\t-\t") == true)
        // Nobody else's money moved.
        let other = try desk.run("wallet history bob@owners.example --json")
        #expect(other.output.contains(#""balance":0.00,"entries":[]"#))
    }

    @Test("debit takes no more than there is, credit no more than fits")
    func limits() throws {
        _ = try desk.document("wallet credit \(alice) 5")
        let poor = try desk.run("wallet debit \(alice) 5.01")
        #expect(poor.code == 5)
        #expect(poor.error == "restante-admin: the balance of '\(alice)' is too small\n")
        _ = try desk.document("wallet debit \(alice) 5.00")
        #expect(try desk.run("wallet debit bob@owners.example 0.01").code == 5)
        let rich = try desk.run("wallet credit \(alice) 9999999999999.99")
        #expect([2, 5].contains(rich.code))
        let entries = try desk.document("wallet history \(alice)")["entries"] as? [Any]
        #expect(entries?.count == 2)
    }

    @Test("refuses amounts that are none", arguments: ["0", "-1", "1e3", "1.001", "1,00", "x", "0.00"])
    func amounts(amount: String) throws {
        #expect(try desk.run("wallet credit \(alice) \(amount)").code == 2)
        #expect(try desk.run("wallet debit \(alice) \(amount)").code == 2)
    }

    @Test("names an owner that is not there as not found")
    func unknown() throws {
        for line in ["credit x@owners.example 1", "debit x@owners.example 1", "history x@owners.example"] {
            #expect(try desk.run("wallet \(line)").code == 3)
        }
    }
}
