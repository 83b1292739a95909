package import Networking
package import Postgres

/// Where a process stores mail. No door: it is a plain write in each tenant, under its row-level security.
package final class Delivery {
    /// How long the same mail is known again.
    package static let receiptAge = Duration.seconds(86_400)

    /// Where `store` is called.
    package var loop: EventLoop { pool.loop }
    private let pool: ConnectionPool
    private let slot: Int
    private let isPatient: Bool
    private let wakes: WebhookWakes

    /// - Parameters:
    ///   - pool: with a session for deliveries, in the role `restante_server`. It takes one patient `Delivery` and one that is not.
    ///   - slot: its counter of stored mail, from 1; 0 is for what is removed.
    ///   - isPatient: whether it waits for a mailbox that another transaction holds; otherwise the mail is `held`.
    ///   - wakes: told which tenants have webhook calls to be made.
    package init(
        _ pool: ConnectionPool, slot: Int, isPatient: Bool = true, wakes: WebhookWakes = WebhookWakes()
    ) {
        self.pool = pool
        self.slot = slot
        self.isPatient = isPatient
        self.wakes = wakes
    }

    /// Stores all of `messages` in one commit, those aside that their mailboxes do not take, and returns after it. If it throws
    /// `unavailable`, whether they are stored is unknown; any other error means that none is. On `loop`, one call at a time.
    package func store(_ messages: [IncomingMessage]) async throws(StorageError) -> [DeliveryResult] {
        // Rows are locked in one order everywhere (owner, mailbox, its receipts, then the owner's counter), so that no two transactions
        // wait for each other.
        var batches = Dictionary(grouping: messages, by: \.owner).sorted { $0.key < $1.key }
            .map { OwnerBatch($0.key, $0.value, waits: isPatient) }
        do throws(PostgresError) {
            try await pool.transaction(
                batches.flatMap(\.questions), lane: isPatient ? .patientDelivery : .delivery
            ) { results throws(PostgresError) in
                let count = results.count / max(1, batches.count)
                for index in batches.indices {
                    try batches[index].decide(Results(results, from: index * count))
                }
                return batches.flatMap { $0.writes(slot: slot) }
            }
        } catch {
            throw StorageError(error)
        }
        let called = batches.filter(\.hasCalls).map(\.owner)
        if !called.isEmpty { wakes.announce(called) }
        let outcomes = batches.reduce(into: [:]) { $0.merge($1.outcomes) { $1 } }
        return messages.map { outcomes[$0.id] ?? .gone }
    }
}
