import Inbox
import OpenSSL
import Postgres
import Storage
import Testing

@Suite("What a tenant has")
struct TenantTests {
    private let bench: Bench
    private let tenant: Tenant

    init() async throws {
        bench = try Bench()
        tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
    }

    @Test("limits hold when many ask at the same moment")
    func limits() async throws {
        defer { bench.end() }
        var changes = Operator.OwnerChanges()
        changes.keys = 5
        changes.domains = 4
        changes.buyers = 10
        try bench.admin(Operator.update(tenant.owner, changes))
        let (bench, tenant, now) = (bench, tenant, Tenant.now)
        let outcomes = try await withThrowingTaskGroup(of: [String].self) { group in
            for worker in 0..<4 {
                group.addTask {
                    try await bench.run { desk in
                        var outcomes: [String] = []
                        func count(_ name: String, _ body: () async throws(StorageError) -> Void) async {
                            do throws(StorageError) {
                                try await body()
                                outcomes.append(name)
                            } catch {
                                if case .quotaExceeded = error { return }
                                outcomes.append("\(error.debugDescription)")
                            }
                        }
                        let label = try Label("k")
                        for round in 0..<5 {
                            let key = APIKey.generate(owner: tenant.owner, key: .new())
                            await count("key") { () throws(StorageError) in
                                _ = try await desk.database.run(
                                    trusted: Keys.create(
                                        key, name: label, scopes: .all, now: now, expiresAt: now + .days(1)))
                            }
                            let name = try #require(DomainName("d\(worker)-\(round).example"))
                            await count("domain") { () throws(StorageError) in
                                _ = try await desk.database.run(
                                    trusted: Domains.create(
                                        tenant.owner, id: .new(), name: name, token: "t", now: now))
                            }
                            let buyers = try (0..<3).map { number in
                                NewBuyer(
                                    id: .new(),
                                    localPart: try #require(LocalPart("b\(worker)-\(round)-\(number)")),
                                    pin: Tenant.hash)
                            }
                            await count("buyers") { () throws(StorageError) in
                                _ = try await desk.database.run(
                                    trusted: Buyers.create(
                                        tenant.owner, buyers, on: tenant.domainName, label: nil, now: now,
                                        expiresAt: nil))
                            }
                        }
                        return outcomes
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(outcomes.sorted() == ["buyers", "buyers", "domain", "domain", "key", "key", "key"])
        let usage = try bench.admin(Owners.account(tenant.owner, now: now)).usage
        #expect(usage.keys == 5)
        #expect(usage.domains == 4)
        #expect(usage.buyers == 9)
        // An expired key and a revoked one leave room.
        try bench.admin(Operator.setExpiry(tenant.owner, key: tenant.otherKey.id, at: now))
        _ = try bench.admin(
            Keys.create(
                .generate(owner: tenant.owner, key: .new()), name: try Label("k"), scopes: .all, now: now,
                expiresAt: now + .days(1)))
    }

    @Test("keys are listed with their state, and remember their last use")
    func keys() async throws {
        defer { bench.end() }
        let now = Tenant.now
        let use = KeyUse()
        use.note(tenant.key, at: now + .seconds(2))
        use.note(tenant.key, at: now + .seconds(3))
        let writes = use.take()
        #expect(writes.count == 1)
        #expect(use.take().isEmpty)
        try await bench.run { desk in
            for write in writes { try await desk.database.run(trusted: write) }
        }
        try bench.admin(Keys.revoke(tenant.owner, tenant.otherKey.id, now: now))
        try bench.admin(Keys.revoke(tenant.owner, tenant.otherKey.id, now: now + .seconds(1)))
        #expect(throws: StorageError.self) { try bench.admin(Keys.revoke(tenant.owner, .new(), now: now)) }
        let keys = try bench.admin(Keys.list(tenant.owner))
        #expect(keys.map(\.id) == [tenant.otherKey.id, tenant.key.id])
        #expect(keys.map { $0.status(at: now) } == [.revoked, .active])
        #expect(keys.map { $0.status(at: now + .days(365)) } == [.revoked, .expired])
        #expect(keys.map(\.revokedAt) == [now, nil])
        #expect(keys.map(\.lastUsedAt) == [nil, now + .seconds(3)])
        #expect(keys.map(\.prefix) == [tenant.otherKey.prefix, tenant.key.prefix])
    }

    @Test("buyers are made all or none, on an active domain of the tenant only")
    func buyers() async throws {
        defer { bench.end() }
        let tenant = tenant
        let now = Tenant.now
        func make(_ names: [String], on domain: DomainName) throws -> String {
            let buyers = try names.map {
                NewBuyer(id: .new(now: now), localPart: try #require(LocalPart($0)), pin: Tenant.hash)
            }
            do {
                let made = try bench.admin(
                    Buyers.create(tenant.owner, buyers, on: domain, label: nil, now: now, expiresAt: nil))
                return "\(made.count)"
            } catch let error as StorageError {
                return error.description
            }
        }
        let elsewhere = try #require(DomainName("elsewhere.example"))
        #expect(try make(["a"], on: elsewhere) == "not found")
        #expect(try make(["a"], on: tenant.pendingName) == "the domain is not active")
        #expect(try make(["a", "b", "one-alpha"], on: tenant.domainName) == "already taken")
        #expect(try make((0..<1000).map { "bulk\($0)" }, on: tenant.domainName) == "1000")
        var cursor: Cursor?
        var ids: [MailboxID] = []
        repeat {
            let page = try bench.admin(Buyers.list(tenant.owner, limit: 300, cursor: cursor))
            ids += page.mailboxes.map(\.id)
            cursor = page.next
        } while cursor != nil
        #expect(ids.count == 1003)
        #expect(ids == ids.sorted(by: >))
        #expect(
            try bench.admin(Buyers.list(tenant.owner, limit: 9, containing: "BULK77")).mailboxes.count == 9)
        #expect(
            try bench.admin(Buyers.list(tenant.owner, limit: 9, containing: "label")).mailboxes.count == 3)
        #expect(try bench.admin(Buyers.list(tenant.owner, limit: 9, domain: elsewhere)).mailboxes.isEmpty)
    }

    @Test("an address made again is another mailbox, empty, with its own secrets")
    func madeAgain() async throws {
        defer { bench.end() }
        let tenant = tenant
        let now = Tenant.now
        try await bench.run { desk in
            let first = tenant.buyers[0]
            try await desk.database.run(trusted: Releases.release(tenant.owner, first.id, kind: .buyer))
            await #expect(throws: StorageError.self) {
                try await desk.database.run(trusted: Releases.release(tenant.owner, first.id, kind: .buyer))
            }
            await #expect(throws: StorageError.self) {
                try await desk.database.run(
                    Messages.list(tenant.owner, .id(first.id), limit: 1, now: now), with: tenant.buyerSession,
                    now: now)
            }
            #expect(try await desk.database.run(Buyers.find(try tenant.address(), now: now)) == nil)
            let again = NewBuyer(id: .new(now: now), localPart: first.localPart, pin: .decoy(cost: .pin))
            _ = try await desk.database.run(
                trusted: Buyers.create(
                    tenant.owner, [again], on: tenant.domainName, label: nil, now: now, expiresAt: nil))
            let page = try await desk.database.run(
                trusted: Messages.list(tenant.owner, .address(try tenant.address()), limit: 9, now: now))
            #expect(page?.mailbox == again.id)
            #expect(page?.messages.isEmpty == true)
            while try await desk.database.run(trusted: Releases.sweep(tenant.owner)) {}
            let usage = try await desk.database.run(trusted: Owners.account(tenant.owner, now: now)).usage
            #expect(usage.messages == 1)
            #expect(usage.buyers == 3)
        }
        let left = Statement("select id::text from restante.mailbox where status = 'released'")
        #expect(try bench.rows(left()) == [])
    }

    @Test("deleting a domain takes its buyers along and frees the name")
    func deleteDomain() async throws {
        defer { bench.end() }
        let tenant = tenant
        let now = Tenant.now
        try bench.admin(Domains.delete(tenant.owner, tenant.domain))
        #expect(throws: StorageError.self) { try bench.admin(Domains.delete(tenant.owner, tenant.domain)) }
        #expect(try bench.admin(Buyers.list(tenant.owner, limit: 9)).mailboxes.isEmpty)
        while try bench.admin(Releases.sweep(tenant.owner)) {}
        let usage = try bench.admin(Owners.account(tenant.owner, now: now)).usage
        #expect(usage.messages == 0)
        #expect(usage.bytes == 0)
        let again = DomainID.new()
        _ = try bench.admin(
            Domains.create(tenant.owner, id: again, name: tenant.domainName, token: "t", now: now))
        try bench.admin(Operator.activate(tenant.owner, again, now: now))
    }
}
