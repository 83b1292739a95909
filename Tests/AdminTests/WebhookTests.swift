import Foundation
import Inbox
import TestSupport
import Testing

@testable import Storage

@Suite("The admin program's webhook commands", .timeLimit(.minutes(2)))
struct WebhookTests {
    @Test("list, log, redeliver and disable show and do what their names say")
    func commands() throws {
        let desk = try Desk()
        let made = try desk.owner("hooked")
        _ = try desk.owner("other")
        let owner = try #require(OwnerID(made["id"] as? String ?? ""))
        let database = try OperatorDatabase(desk.database.operatorOptions)
        #expect(try (desk.document("webhook list")["webhooks"] as? [Any])?.isEmpty == true)
        #expect(try desk.run("webhook disable hooked@owners.example").code == 5)

        _ = try database.run(
            Webhooks.change(
                owner, WebhookChanges(url: "https://hooks.example/in", isEnabled: true), now: .now()))
        let call = DeliveryID.new()
        #expect(try database.run(Webhooks.test(owner, call, now: .now())))
        try database.run(
            WebhookQueue.record(
                owner, WebhookCall(id: call, attempts: 0, tries: 0, createdAt: .now(), content: .test),
                at: "https://hooks.example/in",
                WebhookOutcome(
                    next: .giveUp, at: .now(), status: 500, duration: .milliseconds(12),
                    error: "the receiver answered 500")))

        let list = try #require(try desk.document("webhook list")["webhooks"] as? [[String: Any]])
        #expect(list.map { $0["owner"] as? String } == ["hooked@owners.example"])
        #expect(list.first?["last_error"] as? String == "the receiver answered 500")
        let table = try desk.run("webhook list").output
        #expect(table.contains("https://hooks.example/in") && !table.contains("whsec_"))

        let log = try #require(
            try desk.document("webhook log hooked@owners.example")["deliveries"] as? [[String: Any]])
        #expect(
            log.first?["id"] as? String == call.description && log.first?["status"] as? String == "failed")
        let attempt = try #require((log.first?["attempts"] as? [[String: Any]])?.first)
        #expect(attempt["status"] as? Int == 500 && attempt["duration_ms"] as? Int == 12)

        let again = try desk.document("webhook redeliver \(call) --owner hooked@owners.example")
        #expect(again["status"] as? String == "pending")
        #expect(try desk.run("webhook redeliver \(call) --owner other@owners.example").code == 3)
        #expect(
            try desk.run("webhook redeliver \(DeliveryID.new()) --owner hooked@owners.example").code == 3)

        let disabled = try desk.document("webhook disable hooked@owners.example")
        #expect(disabled["disabled_reason"] as? String == "operator")
        #expect(disabled["enabled"] as? Bool == false)
        #expect(try desk.run("webhook redeliver \(call) --owner hooked@owners.example").code == 5)
    }
}
