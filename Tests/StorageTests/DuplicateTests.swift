import Inbox
import Networking
import OpenSSL
import Postgres
import Storage
import Testing

@Suite("A mail that is sent again")
struct DuplicateTests {
    private let bench: Bench
    private let tenant: Tenant
    private let digest = SHA256.digest(of: Array("the same".utf8))

    init() async throws {
        bench = try Bench()
        tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
    }

    private func counts(_ tenant: Tenant) throws -> String {
        let buyer = try bench.admin(Buyers.buyer(tenant.owner, tenant.mailbox))
        let usage = try bench.admin(Owners.account(tenant.owner, now: Tenant.now)).usage
        return "\(buyer.messageCount) \(buyer.unread) \(usage.messages)"
    }

    @Test("is stored once in a day, for each mailbox, and the second answer names the first mail")
    func again() async throws {
        defer { bench.end() }
        let (tenant, digest, now) = (tenant, digest, Tenant.now)
        func store(_ messages: IncomingMessage...) async throws -> [DeliveryResult] {
            try await bench.run { try await $0.delivery.store(messages) }
        }
        let first = tenant.incoming(.new(), at: now, digest: digest)
        guard case .stored = try await store(first)[0] else {
            Issue.record("the first is not stored")
            return
        }
        let day = Delivery.receiptAge
        let soon = tenant.incoming(.new(), at: (now + day).adding(milliseconds: -1), digest: digest)
        let elsewhere = tenant.incoming(.new(), to: tenant.buyers[1].id, at: now, digest: digest)
        let results = try await store(soon, elsewhere)
        #expect(results[0] == .duplicate(of: first.id))
        guard case .stored = results[1] else {
            Issue.record("another mailbox's is not stored")
            return
        }
        #expect(try counts(tenant) == "4 4 6")
        // A day later it is a mail of its own, and its receipt takes the place of the old one.
        let late = tenant.incoming(.new(), at: now + day, digest: digest)
        guard case .stored = try await store(late)[0] else {
            Issue.record("the one of the next day is not stored")
            return
        }
        let latest = tenant.incoming(.new(), at: now + day + .seconds(1), digest: digest)
        #expect(try await store(latest) == [.duplicate(of: late.id)])
        #expect(try counts(tenant) == "5 5 7")
    }

    @Test("is stored once when both come in one commit")
    func sameBatch() async throws {
        defer { bench.end() }
        let (tenant, digest) = (tenant, digest)
        let copies = (0..<5).map { _ in tenant.incoming(.new(), digest: digest) }
        let closed = (0..<2).map { _ in tenant.incoming(.new(), to: tenant.buyers[2].id, digest: digest) }
        _ = try bench.admin(Buyers.update(tenant.owner, tenant.buyers[2].id, .init(status: .disabled)))
        let results = try await bench.run { try await $0.delivery.store(copies + closed) }
        guard case .stored = results[0] else {
            Issue.record("\(results)")
            return
        }
        #expect(results[1...4].allSatisfy { $0 == .duplicate(of: copies[0].id) })
        #expect(results[5...] == [.gone, .gone])
        #expect(try counts(tenant) == "4 4 5")
    }

    @Test("is stored once when many come at the same moment in different orders, and nobody waits for ever")
    func race() async throws {
        defer { bench.end() }
        let (bench, tenant) = (bench, tenant)
        let stored = try await withThrowingTaskGroup(of: [[Int: MessageID]].self) { group in
            for worker in 0..<4 {
                group.addTask {
                    try await bench.run { desk in
                        var named: [[Int: MessageID]] = []
                        for round in 0..<30 {
                            // Six mails to two mailboxes, in another order for each worker.
                            let numbers = (0..<6).map { ($0 * (worker % 2 == 0 ? 1 : 5) + worker) % 6 }
                            let batch = numbers.map { number in
                                tenant.incoming(
                                    .new(), to: tenant.buyers[number % 2].id,
                                    digest: SHA256.digest(of: Array("\(round) \(number)".utf8)))
                            }
                            let results = try await desk.delivery.store(batch)
                            named.append(
                                Dictionary(
                                    uniqueKeysWithValues: zip(zip(numbers, batch), results).map {
                                        one, result in
                                        switch result {
                                        case .duplicate(let first): (one.0, first)
                                        default: (one.0, one.1.id)
                                        }
                                    }))
                        }
                        return named
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for named in stored.dropFirst() { #expect(named == stored[0]) }
        let usage = try bench.admin(Owners.account(tenant.owner, now: Tenant.now)).usage
        #expect(usage.messages == 4 + 30 * 6)
        let unequal = Statement(
            """
            select b.address from restante.mailbox as b
            where b.message_count <> (select count(*) from restante.message as m where m.mailbox_id = b.id)
            """)
        #expect(try bench.rows(unequal()) == [])
    }

    @Test("is stored again after the first was for another owner only")
    func otherOwner() async throws {
        defer { bench.end() }
        let (alpha, beta) = (tenant, try Tenant("beta"))
        try await beta.settle(in: bench)
        let mails = [alpha.incoming(.new(), digest: digest), beta.incoming(.new(), digest: digest)]
        let results = try await bench.run { try await $0.delivery.store(mails) }
        #expect(results.allSatisfy { if case .stored = $0 { true } else { false } })
    }

    @Test("whose owner went out of service since RCPT is not stored")
    func ownerGone() async throws {
        defer { bench.end() }
        let (tenant, bench) = (tenant, bench)
        func store(at time: Timestamp = Tenant.now) async throws -> DeliveryResult {
            let mail = tenant.incoming(.new(), at: time)
            return try await bench.run { try await $0.delivery.store([mail])[0] }
        }
        #expect(try await store(at: Tenant.now + .days(365)) == .gone)
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        try bench.admin(Operator.update(tenant.owner, changes))
        #expect(try await store() == .gone)
        changes.status = .active
        try bench.admin(Operator.update(tenant.owner, changes))
        try bench.admin(
            Operator.setExpiry(tenant.owner, mailbox: tenant.mailbox, at: Tenant.now + .seconds(1)))
        #expect(try await store(at: Tenant.now + .seconds(1)) == .gone)
        #expect(try counts(tenant) == "3 3 4")
    }

    @Test("does not pass the owner's quota, however large it is")
    func quota() async throws {
        defer { bench.end() }
        let (tenant, bench) = (tenant, bench)
        let used = try bench.admin(Owners.account(tenant.owner, now: Tenant.now)).usage.bytes
        var changes = Operator.OwnerChanges()
        changes.bytes = used + 1000
        try bench.admin(Operator.update(tenant.owner, changes))
        func store(_ sizes: Int...) async throws -> [DeliveryResult] {
            let mails = sizes.map { tenant.incoming(.new(), raw: [UInt8](repeating: 65, count: $0)) }
            return try await bench.run { try await $0.delivery.store(mails) }
        }
        #expect(try await store(1001) == [.full])
        let results = try await store(400, 600, 1)
        #expect(results.filter { $0 == .full }.count == 1)
        #expect(results[2] == .full)
        #expect(try bench.admin(Owners.account(tenant.owner, now: Tenant.now)).usage.bytes == used + 1000)
        changes.bytes = used + 2000
        try bench.admin(Operator.update(tenant.owner, changes))
        // What is too large takes no room from the others.
        let mixed = try await store(1001, 500, 501, 500)
        #expect(mixed.map { $0 == .full } == [true, false, true, false])
        // What is full leaves no receipt: it is stored when there is room.
        changes.bytes = used + 5000
        try bench.admin(Operator.update(tenant.owner, changes))
        let late = tenant.incoming(.new(), raw: [UInt8](repeating: 65, count: 5000), digest: digest)
        let fitting = tenant.incoming(.new(), raw: [UInt8](repeating: 65, count: 100), digest: digest)
        try await bench.run { desk in
            #expect(try await desk.delivery.store([late]) == [.full])
            guard case .stored = try await desk.delivery.store([fitting])[0] else {
                Issue.record("not stored")
                return
            }
        }
    }
}
