import Inbox
import Postgres
import Storage
import Testing

@Suite("The trail")
struct IntakeTrailTests {
    private let bench: Bench
    private let tenant: Tenant

    init() async throws {
        bench = try Bench()
        tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
    }

    private func events(_ count: Int, _ verdict: IntakeVerdict, _ address: String) throws -> [IntakeEvent] {
        let address = try #require(EmailAddress(address))
        return (0..<count).map { number in
            IntakeEvent(
                id: .new(now: Tenant.now), at: Tenant.now, verdict: verdict, domain: address.domain.text,
                address: address.description, reason: "\(number)\0")
        }
    }

    @Test("is read newest first, page by page, by domain, address and verdict")
    func pages() async throws {
        defer { bench.end() }
        let (tenant, bench) = (tenant, bench)
        var all: [IntakeEvent] = []
        for round in 0..<10 {
            all += try events(3, .accepted, "a@one.example") + events(1, .refused, "b+tag@one.example")
            all += try events(2, .lost, "a@two.example") + events(round % 2, .deferred, "c@two.example")
        }
        let (made, owner) = (all, tenant.owner)
        try await bench.run { desk in
            // Twice: what is there already stays as it is.
            for _ in 0..<2 { try await desk.database.run(trusted: IntakeEvents.record(owner, made)) }
        }
        func read(_ filter: IntakeFilter, limit: Int) throws -> [EventID] {
            var (ids, cursor, pages) = ([EventID](), Cursor?.none, 0)
            repeat {
                let page = try bench.admin(
                    IntakeEvents.list(owner, filter, limit: limit, cursor: cursor))
                #expect(page.events.count <= limit)
                ids += page.events.map(\.id)
                cursor = page.next
                pages += 1
            } while cursor != nil && pages < 100
            return ids
        }
        let one = try #require(DomainName("ONE.example"))
        let b = try #require(EmailAddress("B+tag@one.example"))
        let newest = Array(made.reversed())
        for limit in [1, 7, 1000] {
            #expect(
                try read(.init(), limit: limit).prefix(made.count) == newest.map(\.id)[...], "\(limit)")
            #expect(
                try read(.init(domain: one), limit: limit)
                    == newest.filter { $0.domain == "one.example" }.map(\.id))
            #expect(
                try read(.init(domain: one, verdict: .refused), limit: limit)
                    == newest.filter { $0.verdict == .refused }.map(\.id))
            #expect(
                try read(.init(address: b), limit: limit)
                    == newest.filter { $0.address == b.description }.map(\.id))
            #expect(
                try read(.init(verdict: .deferred), limit: limit)
                    == newest.filter { $0.verdict == .deferred }.map(\.id))
            #expect(try read(.init(domain: tenant.domainName, address: b), limit: limit) == [])
            #expect(try read(.init(address: b.base), limit: limit) == [])
        }
        let event = try #require(try bench.admin(IntakeEvents.list(owner, limit: 1)).events.first)
        #expect(event.reason == "0\u{FFFD}")
        #expect(event.tls == nil && event.message == nil && event.at == Tenant.now)
    }

    @Test("is kept for fourteen days, and not longer than a hundred thousand events")
    func aging() async throws {
        defer { bench.end() }
        let (tenant, bench, now) = (tenant, bench, Tenant.now)
        let beta = try Tenant("beta")
        try await beta.settle(in: bench)
        func due(_ time: Timestamp) async throws -> [OwnerID] {
            try await bench.run { desk in
                var (owners, last) = ([OwnerID](), OwnerID?.none)
                repeat {
                    let page = try await desk.database.run(
                        IntakeAging.due(after: last, now: time, limit: 1))
                    owners += page
                    last = page.last
                } while last != nil
                return owners
            }
        }
        func count(_ owner: OwnerID) throws -> String {
            let count = Statement(
                """
                select (select count(*)::text from restante.intake_event as e where e.owner_id::text = $1),
                    (select count(*)::text from restante.receipt as r where r.owner_id::text = $1)
                """)
            return try bench.rows(count(owner.description))[0]
        }
        #expect(try await due(now) == [])
        #expect(try count(tenant.owner) == "2|4")
        try bench.superuser(
            """
            insert into restante.intake_event (owner_id, id, at, verdict, domain, address, envelope_from, client_address,
                helo, code, reason)
            select '\(tenant.owner)'::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, \(now.milliseconds),
                'refused', 'd', 'a@d', '', '', '', '', ''
            from generate_series(1, 102500) as n
            """)
        #expect(try await due(now) == [tenant.owner])
        let future = now + .days(2)
        #expect(try await due(future) == [tenant.owner, beta.owner])
        try await bench.run { desk in
            while try await desk.database.run(trusted: IntakeAging.removeReceipts(beta.owner, now: future)) {}
        }
        #expect(try count(beta.owner) == "2|0")
        #expect(try await due(future) == [tenant.owner])
        // These events' ids say that they are old.
        try await bench.run { try await $0.database.trimTrail(of: tenant.owner, now: now) }
        #expect(try count(tenant.owner) == "2|4")
        #expect(try await due(now) == [])
        #expect(try await due(now + .days(15)) == [tenant.owner, beta.owner])
        try await bench.run { try await $0.database.trimTrail(of: tenant.owner, now: now + .days(15)) }
        #expect(try count(tenant.owner) == "0|4")
    }

    @Test("raises the figures of each day, once for each event")
    func days() async throws {
        defer { bench.end() }
        let (tenant, now) = (tenant, Tenant.now)
        func event(_ verdict: IntakeVerdict, daysAgo: Int, _ figures: IntakeFigures? = nil) -> IntakeEvent {
            let time = now - .days(daysAgo)
            return IntakeEvent(id: .new(now: time), at: time, verdict: verdict, reason: "", figures: figures)
        }
        let code = IntakeFigures(.accepted, hasCode: true)
        let made = [
            event(.accepted, daysAgo: 2), event(.accepted, daysAgo: 2, code), event(.refused, daysAgo: 2),
            event(.duplicate, daysAgo: 1), event(.deferred, daysAgo: 1), event(.lost, daysAgo: 1),
            event(.unrecorded, daysAgo: 400, IntakeFigures(mails: 7, codes: 3, refusals: 9)),
            event(.refused, daysAgo: 401),
        ]
        try await bench.run { desk in
            for _ in 0..<2 {
                try await desk.database.run(trusted: IntakeEvents.record(tenant.owner, made))
            }
            func figures(_ count: Int) async throws -> [IntakeDay] {
                try await desk.database.run(
                    trusted: IntakeDays.list(tenant.owner, through: Day(now), count: count))
            }
            // The tenant's own two are of today.
            let days = try await figures(4)
            #expect(days.map(\.day.description) == ["2027-01-12", "2027-01-13", "2027-01-14", "2027-01-15"])
            #expect(
                days.map(\.figures) == [
                    IntakeFigures(), IntakeFigures(mails: 2, codes: 1, refusals: 1), IntakeFigures(),
                    IntakeFigures(mails: 1, refusals: 1),
                ])
            #expect(try await figures(402).first?.figures == IntakeFigures(refusals: 1))
            #expect(try await figures(401).first?.figures == IntakeFigures(mails: 7, codes: 3, refusals: 9))
            #expect(
                try await desk.database.run(IntakeAging.due(after: nil, now: now, limit: 9)) == [tenant.owner]
            )
            try await desk.database.trimTrail(of: tenant.owner, now: now)
            #expect(try await figures(402).first?.figures == IntakeFigures())
            #expect(try await figures(401).first?.figures.mails == 7)
            #expect(try await desk.database.run(IntakeAging.due(after: nil, now: now, limit: 9)) == [])
        }
    }

    @Test("loses its oldest events where there are too many")
    func bound() async throws {
        defer { bench.end() }
        let (tenant, bench, now) = (tenant, bench, Tenant.now)
        // Ids of now, one for each number.
        let high = String(UInt64(now.milliseconds), radix: 16)
        let prefix = String(repeating: "0", count: 12 - high.utf8.count) + high
        try bench.superuser(
            """
            insert into restante.intake_event (owner_id, id, at, verdict, domain, address, envelope_from, client_address,
                helo, code, reason)
            select '\(tenant.owner)'::uuid, ('\(prefix.prefix(8))-\(prefix.suffix(4))-7000-8000-'
                || lpad(to_hex(n), 12, '0'))::uuid, \(now.milliseconds), 'refused', 'd', 'a@d', '', '', '', '', n::text
            from generate_series(1, 102500) as n
            """)
        try await bench.run { try await $0.database.trimTrail(of: tenant.owner, now: now) }
        let left = Statement(
            """
            select count(*)::text, min(e.reason::bigint)::text
            from restante.intake_event as e where e.domain = 'd'
            """)
        // The two of the tenant's own are newer.
        #expect(try bench.rows(left()) == ["99998|2503"])
    }
}
