import Foundation
import TestSupport
import Testing

@Suite("restante-admin stats")
struct StatsTests {
    @Test("counts what there is of everything, by its state")
    func stats() throws {
        let desk = try Desk()
        try desk.owner("alice")
        try desk.owner("bob")
        _ = try desk.document("owner suspend bob@owners.example")
        _ = try desk.buyer("joe@alice.example", of: "alice")
        _ = try desk.document(
            "domain create --shared --name pool.example --price 1.50 --category popular --description Pool")
        _ = try desk.document("wallet credit alice@owners.example 12.34 --note first")
        let stats = try desk.document("stats")
        let counts = try #require(stats["counts"] as? [[String: Any]])
        func count(_ what: String, _ state: String) -> Int? {
            counts.first { $0.text("what") == what && $0.text("state") == state }?["count"] as? Int
        }
        #expect(count("owners", "active") == 1)
        #expect(count("owners", "suspended") == 1)
        #expect(count("domains", "active") == 2)
        #expect(count("shared domains", "active") == 1)
        #expect(count("mailboxes", "buyer") == 1)
        #expect(count("messages", "stored") == 0)
        #expect(counts.count == 8)
        #expect(stats["credit"] as? Double == 12.34)
        #expect(try desk.run("stats").output.contains("mailboxes\tbuyer\t1\n"))
        #expect(try desk.run("stats").output.hasSuffix("wallets\tcredit\t12.34\n"))
    }
}
