import Inbox
import OpenSSL
import Postgres
import Storage
import Testing

@Suite("The operator")
struct OperatorTests {
    @Test("makes, finds, changes and removes tenants")
    func owners() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let (alpha, beta) = (try Tenant("alpha"), try Tenant("beta"))
        try await alpha.settle(in: bench)
        try await beta.settle(in: bench)
        let now = Tenant.now
        #expect(throws: StorageError.self) {
            try bench.admin(
                Operator.create(
                    .new(), email: "ALPHA@owners.example", name: try OwnerName("twin"), password: Tenant.hash,
                    now: now, expiresAt: nil))
        }
        #expect(try bench.admin(Operator.owners()).map(\.id) == [beta.owner, alpha.owner])
        #expect(try bench.admin(Operator.owner(email: "Alpha@Owners.example")).id == alpha.owner)
        var changes = Operator.OwnerChanges()
        changes.email = "New@owners.example"
        changes.name = try OwnerName("New")
        changes.status = .suspended
        changes.expiresAt = .some(nil)
        changes.keys = 7
        changes.password = .decoy()
        try bench.admin(Operator.update(alpha.owner, changes))
        let changed = try bench.admin(Operator.owner(email: "new@owners.example"))
        #expect(changed.name == "New")
        #expect(changed.status == .suspended)
        #expect(changed.expiresAt == nil)
        #expect(changed.limits == Limits(keys: 7))
        #expect(try bench.admin(Sessions.list(alpha.session, now: now)).isEmpty)
        #expect(throws: StorageError.self) { try bench.admin(Operator.owner(email: alpha.email)) }
        changes.email = beta.email
        #expect(throws: StorageError.self) { try bench.admin(Operator.update(alpha.owner, changes)) }
        try bench.admin(Operator.delete(alpha.owner))
        #expect(throws: StorageError.self) { try bench.admin(Operator.delete(alpha.owner)) }
        #expect(try bench.admin(Operator.owners()).map(\.id) == [beta.owner])
        #expect(try bench.admin(Operator.health()).messages == 4)
    }

    @Test("finds a thing by its own id, whoever's it is")
    func lookUps() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
        #expect(try bench.admin(Operator.owner(of: tenant.key.id)) == tenant.owner)
        #expect(try bench.admin(Operator.mailbox(tenant.mailbox)).owner == tenant.owner)
        #expect(try bench.admin(Operator.mailboxes(tenant.address())).map(\.mailbox.id) == [tenant.mailbox])
        #expect(try bench.admin(Operator.domain(tenant.domain)).domain.name == "alpha.example")
        #expect(
            try bench.admin(Operator.domains(named: tenant.pendingName)).map(\.domain.id) == [
                tenant.pendingDomain
            ])
        #expect(try bench.admin(Operator.domains()).count == 2)
        let place = try bench.admin(Operator.place(of: tenant.messages[3]))
        #expect(place.owner == tenant.owner)
        #expect(place.mailbox == tenant.buyers[1].id)
        #expect(throws: StorageError.self) { try bench.admin(Operator.mailbox(.new())) }
    }

    @Test("sees the state of the database")
    func health() throws {
        let bench = try Bench()
        defer { bench.end() }
        let health = try bench.admin(Operator.health())
        #expect(health.openTables == [])
        #expect(
            health.roles.map(\.name) == [
                "restante_door", "restante_operator", "restante_schema", "restante_server",
            ])
        #expect(health.roles.allSatisfy { !$0.isSuperuser && !$0.bypassesRowSecurity })
        #expect(health.roles.filter { $0.tables > 0 }.map(\.name) == ["restante_schema"])
        #expect(health.migration.hasSuffix(".sql"))
        let clock = Timestamp(milliseconds: health.clock)
        #expect(clock > .now() - .seconds(60) && clock < .now() + .seconds(60))
    }
}

@Suite("Failed log-ins")
struct LogInFailureTests {
    @Test(
        "are counted for account and source, begin anew after their window, and are forgotten after a success"
    )
    func counting() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let now = Tenant.now
        let (account, source) = (LogInSubject.account("a@b.example"), LogInSubject.source("192.0.2.0/24"))
        try await bench.run { desk in
            func note(_ subjects: [LogInSubject], at time: Timestamp = now) async throws -> [LogInSubject:
                Int]
            {
                try await desk.database.run(
                    LogInFailures.note(subjects, now: time, window: time - .seconds(900)))
            }
            #expect(try await note([account, source]) == [account: 1, source: 1])
            #expect(try await note([source, account]) == [account: 2, source: 2])
            #expect(try await note([.account("A@B.example")]) == [.account("A@B.example"): 3])
            let counts = try await desk.database.run(LogInFailures.counts(of: [account, source]))
            #expect(counts[account]?.failures == 3)
            #expect(counts[source]?.lastAt == now)
            try await desk.database.run(LogInFailures.succeed(account: account, source: source))
            #expect(try await note([account, source]) == [account: 1, source: 2])
            #expect(try await note([account, source], at: now + .seconds(901)) == [account: 1, source: 1])
            #expect(try await desk.database.run(LogInFailures.sweep(before: now + .seconds(902))) == false)
            #expect(try await desk.database.run(LogInFailures.counts(of: [account, source])).isEmpty)
        }
    }
}
