import Inbox
import Postgres
import TestSupport
import Testing

@testable import Storage

@Suite("A purge")
struct PurgeTests {
    private let bench: Bench
    private let tenant: Tenant

    init() async throws {
        bench = try Bench()
        tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
    }

    /// A mail as the test knows it.
    private struct Mail {
        let id: MessageID
        let mailbox: MailboxID
        let receivedAt: Timestamp
        let size: Int
    }

    /// Where a counter is not what the mails say: nothing.
    private static let disagreements = Statement(
        """
        select b.address || ' ' || b.message_count || ' ' || b.message_bytes || ' ' || b.unread
        from restante.mailbox as b
        cross join lateral (
            select count(*) as messages, coalesce(sum(m.size), 0)::bigint as bytes,
                count(*) filter (where not m.seen) as unread
            from restante.message as m
            where m.owner_id = b.owner_id and m.mailbox_id = b.id
        ) as f
        where (b.message_count, b.message_bytes, b.unread) <> (f.messages, f.bytes, f.unread)
        union all
        select 'usage ' || u.messages || ' ' || u.bytes
        from (
            select u.owner_id, sum(u.messages) as messages, sum(u.bytes) as bytes
            from restante.owner_usage as u
            group by u.owner_id
        ) as u
        where (u.messages, u.bytes) <> (
            select count(*), coalesce(sum(m.size), 0) from restante.message as m where m.owner_id = u.owner_id)
        """)

    private static let messages = Statement(
        "select m.id, m.mailbox_id, m.received_at, m.size from restante.message as m")

    private func stored() throws -> [Mail] {
        let connection = try BlockingConnection(ConnectionOptions(bench.database.database.connectionString()))
        return try connection.query(Self.messages()).rows.map { row in
            Mail(id: try row(0), mailbox: try row(1), receivedAt: try row(2), size: try row(3))
        }
    }

    /// Runs a purge to its end, as the operator does; what it said of itself.
    private func purge(_ selection: PurgeSelection) throws -> (
        found: (messages: Int, bytes: Int64), removed: (messages: Int, bytes: Int64)
    ) {
        var heaps: [PurgeHeap] = []
        var page: [PurgeHeap]
        repeat {
            page = try bench.admin(Purges.find(tenant.owner, selection, after: heaps.last?.mailbox))
            heaps += page
        } while !page.isEmpty
        var removed: (messages: Int, bytes: Int64) = (0, 0)
        for heap in heaps {
            var step: (messages: Int, bytes: Int64)
            repeat {
                step = try bench.admin(Purges.remove(tenant.owner, selection, from: heap))
                removed = (removed.messages + step.messages, removed.bytes + step.bytes)
            } while step.messages > 0
        }
        return ((heaps.reduce(0) { $0 + $1.messages }, heaps.reduce(0) { $0 + $1.bytes }), removed)
    }

    @Test(
        "removes just what was asked for and keeps every counter exact, whatever comes in between",
        arguments: [1, 2, 3, 4] as [UInt64])
    func property(seed: UInt64) async throws {
        defer { bench.end() }
        var random = SeededRandom(seed: seed)
        let (tenant, bench) = (tenant, bench)
        for _ in 0..<25 {
            let mails = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                tenant.incoming(
                    .new(), to: tenant.buyers[Int.random(in: 0..<3, using: &random)].id,
                    at: Tenant.now + .seconds(Int.random(in: 0...100, using: &random)),
                    raw: Array(repeating: 65, count: Int.random(in: 1...5000, using: &random)))
            }
            let before = try stored()
            let seen = before.shuffled(using: &random).prefix(2)
            try await bench.run { desk in
                _ = try await desk.delivery.store(mails)
                for mail in seen {
                    try await desk.database.run(
                        trusted: Messages.mark(
                            tenant.owner, mail.mailbox, mail.id, seen: true, now: Tenant.now))
                }
            }
            let present = try stored()
            var selection = PurgeSelection()
            if Bool.random(using: &random) {
                selection.mailbox = tenant.buyers.randomElement(using: &random)?.id
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                selection.message = present.randomElement(using: &random)?.id
            }
            if Bool.random(using: &random) {
                selection.before = Tenant.now + .seconds(Int.random(in: 0...100, using: &random))
            }
            // Everything at once would leave little to go on with.
            if selection.mailbox == nil, selection.message == nil, selection.before == nil { continue }
            let doomed = present.filter { mail in
                (selection.mailbox ?? mail.mailbox) == mail.mailbox
                    && (selection.message ?? mail.id) == mail.id
                    && selection.before.map { mail.receivedAt < $0 } ?? true
            }
            let (found, removed) = try purge(selection)
            #expect(found == (doomed.count, doomed.reduce(0) { $0 + Int64($1.size) }))
            #expect(removed == found)
            let left = Set(try stored().map(\.id))
            #expect(left == Set(present.map(\.id)).subtracting(doomed.map(\.id)), "seed \(seed)")
            #expect(try bench.rows(Self.disagreements()) == [])
        }
    }

    @Test("takes several steps through a full mailbox, while mail is stored and none of that is lost")
    func concurrent() async throws {
        defer { bench.end() }
        let (tenant, bench) = (tenant, bench)
        let old = (0..<1200).map { _ in tenant.incoming(.new(), at: Tenant.now) }
        try await bench.run { desk in
            for start in stride(from: 0, to: old.count, by: 200) {
                _ = try await desk.delivery.store(Array(old[start..<start + 200]))
            }
        }
        let before = try stored().count
        let purged = Background {
            try purge(PurgeSelection(mailbox: tenant.mailbox)).removed.messages
        }
        let new = (0..<300).map { _ in tenant.incoming(.new(), at: Tenant.now + .days(1)) }
        let outcomes = try await bench.run { desk in
            var outcomes: [DeliveryResult] = []
            for mail in new { outcomes += try await desk.delivery.store([mail]) }
            return outcomes
        }
        #expect(outcomes.count { if case .stored = $0 { true } else { false } } == new.count)
        let removed = try await Background.run { try purged.value() }
        #expect(removed >= old.count)
        #expect(try stored().count == before + new.count - removed)
        #expect(try bench.rows(Self.disagreements()) == [])
    }
}
