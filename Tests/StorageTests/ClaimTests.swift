import Inbox
import Postgres
import Storage
import Testing

@Suite("Claims to a domain")
struct ClaimTests {
    private let bench: Bench
    private let alpha: Tenant
    private let beta: Tenant
    /// Beta's claim to the name that alpha holds.
    private let claim = DomainID.new()

    init() async throws {
        bench = try Bench()
        alpha = try Tenant("alpha")
        beta = try Tenant("beta")
        try await alpha.settle(in: bench)
        try await beta.settle(in: bench)
        let made = try bench.admin(
            Domains.create(beta.owner, id: claim, name: alpha.domainName, token: "t", now: Tenant.now))
        #expect(made.status == .pending)
    }

    private func record(
        _ tenant: Tenant, _ domain: DomainID, txt: Bool, mx: Bool = true, at time: Timestamp
    ) async throws -> DomainStatus {
        try await bench.run { desk in
            try await desk.database.run(
                trusted: Domains.record(tenant.owner, domain, txt: txt, mx: mx, now: time)
            ).status
        }
    }

    private func holder() throws -> [String] {
        let holder = Statement("select owner_id::text from restante.domain_directory where name = $1")
        return try bench.rows(holder(alpha.domainName.text))
    }

    @Test("a proof of a free name makes the claim active; half a proof does not")
    func proof() async throws {
        defer { bench.end() }
        let now = Tenant.now
        #expect(try await record(alpha, alpha.pendingDomain, txt: true, mx: false, at: now) == .pending)
        #expect(try await record(alpha, alpha.pendingDomain, txt: false, at: now) == .pending)
        #expect(try await record(alpha, alpha.pendingDomain, txt: true, at: now) == .active)
        let domain = try bench.admin(Domains.domain(alpha.owner, alpha.pendingDomain))
        #expect(domain.verifiedAt == now)
        #expect(domain.checks?.txt == true)
        #expect(throws: StorageError.self) {
            try bench.admin(
                Domains.create(alpha.owner, id: .new(), name: alpha.pendingName, token: "t", now: now))
        }
    }

    @Test("a second proof waits until the holder's own record has been gone at every look for 72 hours")
    func takeover() async throws {
        defer { bench.end() }
        let now = Tenant.now
        let hour = Duration.seconds(3600)
        #expect(try await record(beta, claim, txt: true, at: now) == .pending)
        #expect(try holder() == [alpha.owner.description])
        // Missing, back again, missing: the clock starts anew.
        #expect(try await record(alpha, alpha.domain, txt: false, at: now) == .active)
        #expect(try await record(alpha, alpha.domain, txt: true, at: now + hour * 70) == .active)
        #expect(try await record(alpha, alpha.domain, txt: false, at: now + hour * 71) == .active)
        #expect(try await record(beta, claim, txt: true, at: now + hour * 142) == .pending)
        #expect(try await record(beta, claim, txt: false, at: now + hour * 150) == .pending)
        #expect(try await record(beta, claim, txt: true, at: now + hour * 143) == .active)
        #expect(try holder() == [beta.owner.description])
        let lost = try bench.admin(Domains.domain(alpha.owner, alpha.domain))
        #expect(lost.status == .pending)
        #expect(lost.verifiedAt == nil)
        // Mail now goes to the new holder's mailboxes only; the old mail stays where it was.
        let alpha = alpha
        try await bench.run { desk in
            let recipient = try await desk.database.run(
                Recipients.resolve([RecipientName(try alpha.address())], now: Tenant.now)
            ).first
            guard case .refused(.unknownMailbox, _)? = recipient else {
                Issue.record("\(String(describing: recipient))")
                return
            }
            let page = try await desk.database.run(
                trusted: Messages.list(alpha.owner, .address(try alpha.address()), limit: 9, now: Tenant.now))
            #expect(page?.messages.count == 3)
        }
    }

    @Test("of many that prove one name at the same moment, one holds it")
    func race() async throws {
        defer { bench.end() }
        try bench.admin(Domains.delete(alpha.owner, alpha.domain))
        let again = DomainID.new()
        _ = try bench.admin(
            Domains.create(alpha.owner, id: again, name: alpha.domainName, token: "t", now: Tenant.now))
        let (alpha, beta, claim) = (alpha, beta, claim)
        let statuses = try await withThrowingTaskGroup(of: DomainStatus.self) { group in
            for _ in 0..<4 {
                group.addTask { try await record(alpha, again, txt: true, at: Tenant.now) }
                group.addTask { try await record(beta, claim, txt: true, at: Tenant.now) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == .active }.count == 4)
        #expect(try holder().count == 1)
        let active = Statement("select id::text from restante.domain where name = $1 and status = 'active'")
        #expect(try bench.rows(active(alpha.domainName.text)).count == 1)
    }

    @Test(
        "a claim that the operator disabled is not activated by a proof, and the operator takes no name from its holder"
    )
    func operatorActs() async throws {
        defer { bench.end() }
        let now = Tenant.now
        #expect(throws: StorageError.self) { try bench.admin(Operator.activate(beta.owner, claim, now: now)) }
        #expect(try bench.admin(Domains.domain(beta.owner, claim)).status == .pending)
        try bench.admin(Operator.disable(alpha.owner, alpha.domain, now: now))
        #expect(try holder() == [])
        #expect(try await record(alpha, alpha.domain, txt: true, at: now) == .disabled)
        try bench.admin(Operator.activate(alpha.owner, alpha.domain, now: now))
        #expect(try holder() == [alpha.owner.description])
    }

    @Test("active domains come up for another look, the longest ago first")
    func dueForCheck() async throws {
        defer { bench.end() }
        let now = Tenant.now
        _ = try await record(alpha, alpha.domain, txt: true, at: now)
        let alpha = alpha
        let due = try await bench.run { desk in
            try await desk.database.run(Domains.dueForCheck(before: now + .seconds(1), limit: 10))
        }
        #expect(due.map(\.owner) == [beta.owner, alpha.owner])
        #expect(due.last?.token == "token-alpha")
    }
}
