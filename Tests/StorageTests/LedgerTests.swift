import Inbox
import Postgres
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("Money", .timeLimit(.minutes(3)))
struct LedgerTests {
    /// Whatever of these finds a row is wrong.
    private static let wrongs: [(about: String, statement: Statement)] = [
        (
            "balances that are not the sum of their ledger",
            Statement(
                """
                select w.owner_id::text from restante.wallet as w
                where w.balance <> (
                    select coalesce(sum(e.amount), 0) from restante.ledger_entry as e where e.owner_id = w.owner_id
                ) or w.entries <> (
                    select count(*) from restante.ledger_entry as e where e.owner_id = w.owner_id
                ) or w.balance < 0
                """)
        ),
        (
            "entries that do not follow on the one before",
            Statement(
                """
                select e.owner_id::text || ' ' || e.number
                from (
                    select e.*, sum(e.amount) over entry as balance_here, row_number() over entry as number_here
                    from restante.ledger_entry as e
                    window entry as (partition by e.owner_id order by e.number)
                ) as e
                where e.balance <> e.balance_here or e.number <> e.number_here or e.balance < 0
                """)
        ),
        (
            "orders that were not charged once, or charges without an order",
            Statement(
                """
                select o.number
                from restante.mail_order as o
                full join (select * from restante.ledger_entry where kind = 'charge') as e
                    on e.owner_id = o.owner_id and e.order_id = o.id
                where o.id is null or e.id is null or e.amount <> -o.price
                """)
        ),
        (
            "refunds that are owed and not paid, or paid and not owed",
            Statement(
                """
                select o.number
                from (select * from restante.mail_order where outcome in ('cancelled', 'expired')) as o
                full join (select * from restante.ledger_entry where kind = 'refund') as e
                    on e.owner_id = o.owner_id and e.order_id = o.id
                where o.id is null or e.id is null or e.amount <> o.price
                """)
        ),
        (
            "orders that had mail and were paid back, or had none and were not",
            Statement(
                """
                select o.number
                from restante.mail_order as o
                join restante.mailbox as b on b.owner_id = o.owner_id and b.id = o.mailbox_id
                where (o.outcome in ('cancelled', 'expired')) = exists (
                    select from restante.message as m where m.owner_id = b.owner_id and m.mailbox_id = b.id
                )
                """)
        ),
    ]

    private func expectSound(_ bench: Bench, _ market: Market, isOver: Bool) throws {
        for (about, statement) in Self.wrongs.prefix(isOver ? 5 : 4) {
            #expect(try bench.rows(statement()) == [], "\(about)")
        }
    }

    @Test("is never lost, made or paid back twice, whatever happens at the same moment")
    func property() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let market = try Market(in: bench, owners: 3)
        let (first, second) = (
            Task { try await bench.run { try await Self.server(market, $0, seed: 1) } },
            Task { try await bench.run { try await Self.server(market, $0, seed: 2) } }
        )
        try await first.value
        try await second.value
        try expectSound(bench, market, isOver: false)
        let record = market.record.withLock { $0 }
        #expect(record.done >= 10_000)
        // All of it happened, not only some.
        #expect(record.orders.count > 1_000)
        #expect(record.cancelled.count > 100)
        #expect(record.mailed.count > 100)
        #expect(record.polled.count > 20)
        #expect(record.settled > 100)
        #expect(record.poor > 100)
        #expect(record.cancelled.isDisjoint(with: record.mailed))

        try await bench.run { desk in
            for owner in market.owners.indices {
                for _ in 0..<1_000 {
                    let before = market.record.withLock { $0.settled }
                    try await market.settle(owner, now: Tenant.now + .days(1), desk.database)
                    if market.record.withLock({ $0.settled }) == before { break }
                }
            }
        }
        try expectSound(bench, market, isOver: true)
        let end = market.record.withLock { $0 }
        #expect(end.settled + end.cancelled.count == end.orders.count)
        let known = try bench.rows(Self.orders()).reduce(into: [String: Substring]()) { known, row in
            let parts = row.split(separator: "|")
            known[String(parts[0])] = parts[1]
        }
        #expect(known.count == end.orders.count)
        var balances = end.balances
        for (id, order) in end.orders {
            let outcome =
                end.mailed.contains(id)
                ? "completed" : end.cancelled.contains(id) ? "cancelled" : "expired"
            #expect(known[id.description] == outcome[...])
            guard outcome == "expired" else { continue }
            balances[order.owner] = try #require(balances[order.owner].adding(order.price))
        }
        for (owner, balance) in zip(market.owners, balances) {
            #expect(try bench.admin(Wallets.balance(owner)) == balance)
        }
    }

    private static let orders = Statement("select o.id::text, o.outcome from restante.mail_order as o")

    /// One server's share: many who buy and cancel, and one who brings mail.
    private static func server(_ market: Market, _ desk: Desk, seed: UInt64) async throws {
        nonisolated(unsafe) let desk = desk
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var random = SeededRandom(seed: seed << 8 | UInt64(worker))
                    for _ in 0..<650 {
                        try await step(market, desk.database, &random)
                        market.record.withLock { $0.done += 1 }
                    }
                }
            }
            group.addTask {
                var random = SeededRandom(seed: seed << 8 | 0xFF)
                for _ in 0..<650 {
                    let owner = Int.random(in: market.owners.indices, using: &random)
                    if let order = market.someOrder(owner, using: &random) {
                        try await market.deliver(to: order, desk.delivery)
                    } else {
                        try await step(market, desk.database, &random)
                    }
                    market.record.withLock { $0.done += 1 }
                }
            }
            try await group.waitForAll()
        }
    }

    private static func step(
        _ market: Market, _ database: Database, _ random: inout SeededRandom
    ) async throws {
        let owner = Int.random(in: market.owners.indices, using: &random)
        let order = market.someOrder(owner, using: &random)
        switch (Int.random(in: 0..<100, using: &random), order) {
        case (..<12, _):
            let amount = Money(hundredths: .random(in: 1...2_000, using: &random))
            try await market.change(owner, by: amount, database)
        case (..<22, _):
            let amount = Money(hundredths: .random(in: -2_000 ... -1, using: &random))
            try await market.change(owner, by: amount, database)
        case (..<62, _):
            guard let domain = market.domains.randomElement(using: &random) else { return }
            try await market.buy(owner, on: domain, database)
        case (..<78, let order?): try await market.cancel(owner, order, database)
        case (..<86, _): try await market.settle(owner, now: market.tick(), database)
        case (..<94, let order?): try await market.poll(owner, order, database)
        default:
            #expect(try await database.run(trusted: Wallets.balance(market.owners[owner])) >= .zero)
        }
    }

    @Test("of many orders at their end is paid back once, however many servers settle them")
    func twoServers() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let market = try Market(in: bench, owners: 1)
        let late = Tenant.now + .days(40)
        try await bench.run { desk in
            try await market.change(0, by: Money(hundredths: 99 * 120), desk.database)
            for _ in 0..<120 { try await market.buy(0, on: market.domains[0], desk.database) }
            for order in market.record.withLock({ $0.names[0].prefix(20) }) {
                try await market.deliver(to: order, desk.delivery)
            }
            #expect(try await desk.database.run(trusted: Wallets.balance(market.owners[0])) == .zero)
            #expect(try await desk.database.run(Orders.due(now: late, limit: 10)) == market.owners)
            // The clearing up of old mailboxes comes first, as it may when no server ran for a month: it waits for the settling.
            _ = try await desk.database.run(trusted: Expiry.sweep(market.owners[0], now: late))
            while try await desk.database.run(trusted: Releases.sweep(market.owners[0])) {}
        }
        let servers = (0..<2).map { _ in
            Task {
                try await bench.run { desk in
                    for _ in 0..<4 { try await market.settle(0, now: late, desk.database) }
                }
            }
        }
        for server in servers { try await server.value }
        #expect(market.record.withLock { $0.settled } == 120)
        #expect(try bench.admin(Wallets.balance(market.owners[0])) == Money("99.00"))
        try expectSound(bench, market, isOver: true)
        try await bench.run { desk in
            #expect(try await desk.database.run(Orders.due(now: late, limit: 10)).isEmpty)
            _ = try await desk.database.run(trusted: Expiry.sweep(market.owners[0], now: late))
            while try await desk.database.run(trusted: Releases.sweep(market.owners[0])) {}
            #expect(try await desk.database.run(Expiry.due(now: late, limit: 10)).isEmpty)
            // The orders outlive their mailboxes.
            let page = try await desk.database.run(
                trusted: Orders.list(
                    market.owners[0], status: .completed, domain: nil, limit: 100, offset: 0, now: late))
            #expect(page.total == 20)
        }
    }

    @Test("has a history in the order in which it moved, page by page")
    func history() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let market = try Market(in: bench, owners: 2)
        // Ids and times that run backwards, as those of two servers may.
        let times = (1...25).reversed().map { Tenant.now + .seconds($0) }
        for (index, time) in times.enumerated() {
            for owner in market.owners {
                let amount = Money(hundredths: Int64(index + 1))
                let id = EntryID(UUID(high: UInt64(time.milliseconds) << 16 | 0x7000, low: 1 << 63))
                _ = try bench.admin(Wallets.change(owner, by: amount, id, note: "n", now: time))
            }
        }
        try await bench.run { desk in
            var (amounts, cursor) = ([Int64](), Cursor?.none)
            repeat {
                let page = try await desk.database.run(
                    trusted: Wallets.history(market.owners[0], limit: 10, cursor: cursor))
                amounts += page.entries.map(\.amount.hundredths)
                cursor = page.next
            } while cursor != nil
            #expect(amounts == (1...25).reversed())
        }
    }

    @Test("cannot be taken back out of the ledger by any role that logs in")
    func appendOnly() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let market = try Market(in: bench, owners: 1)
        let credit = Wallets.change(
            market.owners[0], by: Money(hundredths: 1), .new(), note: "", now: Tenant.now)
        _ = try bench.admin(credit)
        for options in [try bench.database.serverOptions, try bench.database.operatorOptions] {
            let connection = try BlockingConnection(options)
            try connection.run(script: "set restante.owner_id = '\(market.owners[0])'")
            for change in [
                "update restante.ledger_entry set amount = 9", "delete from restante.ledger_entry",
            ] {
                let error = #expect(throws: PostgresError.self) { try connection.run(script: change) }
                #expect(error?.sqlState == "42501")
            }
        }
    }
}
