import Inbox
import Networking
import Postgres
import TestSupport
import Testing

@testable import Storage

@Suite("Clearing up after expired mailboxes", .timeLimit(.minutes(2)))
struct ExpiryTests {
    @Test("takes the mail along that came in time and is being stored meanwhile")
    func besideDelivery() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        try await tenant.furnish(in: bench)
        let mailbox = tenant.temporary[0]
        let end = try #require(mailbox.expiresAt)
        let mail = tenant.incoming(.new(), to: mailbox.id, at: end.adding(milliseconds: -1))

        // The delivery stops at the tenant's counter, with the mailbox's row locked.
        let holder = try BlockingConnection(ConnectionOptions(bench.database.database.connectionString()))
        try holder.run(
            script: """
                begin;
                select from restante.owner_usage as u where u.owner_id = '\(tenant.owner)' for update;
                """)
        let delivery = Task { try await bench.run { try await $0.delivery.store([mail]) } }
        try await bench.waiters(1)
        let sweep = Task {
            try await bench.run { try await $0.database.run(trusted: Expiry.sweep(tenant.owner, now: end)) }
        }
        try await bench.waiters(2)
        try holder.run(script: "commit")

        guard case .stored = try await delivery.value.first else {
            Issue.record("not stored")
            return
        }
        _ = try await sweep.value
        _ = try await bench.run { try await $0.database.run(trusted: Expiry.sweep(tenant.owner, now: end)) }
        #expect(try left(in: mailbox.id, bench) == ["true|0|0"])
    }

    /// Whether the mailbox counts as cleared up, and how many mails it has by its counter and in truth.
    private func left(in mailbox: MailboxID, _ bench: Bench) throws -> [String] {
        try bench.rows(
            Statement(
                """
                select b.emptied::text, b.message_count::text,
                    (select count(*) from restante.message as m where m.mailbox_id = b.id)::text
                from restante.mailbox as b
                where b.id = $1
                """)(mailbox))
    }
}
