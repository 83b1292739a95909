package import Inbox
import Postgres

/// How long, and how much, is kept of what the intake notes: events of the trail, figures of days, and receipts of stored mail.
package enum IntakeAging {
    /// How long an event is kept.
    package static let age = Duration.days(14)
    /// How many events a tenant may have; the oldest go first.
    package static let eventsKept = 100_000
    /// How many rows one step removes.
    private static let step = 1000

    private static let due = Statement(
        "select d.owner_id from restante.owners_to_trim($1, $2, $3, $4, $5, $6) as d")

    private static let excess = Statement(
        """
        select e.id
        from restante.intake_event as e
        where e.owner_id = $1
        order by e.id desc
        offset $2 limit 1
        """)

    private static let removeEvents = Statement(
        """
        with doomed as (
            select e.id
            from restante.intake_event as e
            where e.owner_id = $1 and e.id <= $2
            order by e.id
            limit $3
        )
        delete from restante.intake_event as e
        using doomed
        where e.owner_id = $1 and e.id = doomed.id
        """)

    private static let removeDays = Statement(
        "delete from restante.intake_day as d where d.owner_id = $1 and d.day < $2")

    private static let removeReceipts = Statement(
        """
        with doomed as (
            select r.mailbox_id, r.digest
            from restante.receipt as r
            where r.owner_id = $1 and r.at < $2
            order by r.at
            limit $3
            for update skip locked
        )
        delete from restante.receipt as r
        using doomed
        where r.owner_id = $1 and r.mailbox_id = doomed.mailbox_id and r.digest = doomed.digest
        """)

    /// Tenants behind `last`, in the order of their ids, that have something to be removed; from the first on without it.
    package static func due(after last: OwnerID?, now: Timestamp, limit: Int) -> DoorCall<[OwnerID]> {
        DoorCall(
            due(
                last ?? OwnerID(UUID(high: 0, low: 0)), now - age, eventsKept, now - Delivery.receiptAge,
                oldestDay(now), limit)
        ) { results in try results.map { try $0(0) } }
    }

    /// The newest of the tenant's events that is too old or too much.
    package static func lastToGo(_ owner: OwnerID, now: Timestamp) -> Operation<EventID> {
        // The least id of that moment.
        let oldest = UUID(high: UInt64(clamping: (now - age).milliseconds) << 16, low: 0)
        return .read(owner, excess(owner, eventsKept)) { results in
            max(try results.first()?(0) ?? EventID(oldest), EventID(oldest))
        }
    }

    /// Removes some events, up to `last`. True if there may be more.
    package static func removeEvents(_ owner: OwnerID, through last: EventID) -> Operation<Bool> {
        .write(owner, removeEvents(owner, last, step)) { $0.affected() == step }
    }

    /// Removes the figures of days that are too old.
    package static func removeDays(_ owner: OwnerID, now: Timestamp) -> Operation<Void> {
        .write(owner, removeDays(owner, oldestDay(now))) { _ in }
    }

    private static func oldestDay(_ now: Timestamp) -> Day { Day(now - .days(IntakeDays.age)) }

    /// Removes some receipts that count no more at `now`. True if there may be more.
    package static func removeReceipts(_ owner: OwnerID, now: Timestamp) -> Operation<Bool> {
        .write(owner, removeReceipts(owner, now - Delivery.receiptAge, step)) { $0.affected() == step }
    }
}

extension Database {
    /// Removes what the tenant's trail has too much, in bounded steps.
    package func trimTrail(of owner: OwnerID, now: Timestamp) async throws(StorageError) {
        let last = try await run(trusted: IntakeAging.lastToGo(owner, now: now))
        while try await run(trusted: IntakeAging.removeEvents(owner, through: last)) {}
        try await run(trusted: IntakeAging.removeDays(owner, now: now))
    }
}
