import Inbox
package import Networking
package import Storage
package import Telemetry

/// The work that nobody asks for, in small steps on one event loop: every process does all of it, and doing it twice does no harm.
package struct Housekeeping: Sendable {
    /// How often it looks around. What has a longer rhythm counts these rounds.
    private static let round = Duration.seconds(5)
    private static let hour = 720
    /// Each active domain is looked at in the DNS once in this time.
    private static let domainInterval = Duration.seconds(3600)
    private static let domainsAtOnce = 20
    /// Failed log-ins are forgotten after this time.
    private static let failureAge = Duration.seconds(86_400)

    private let keyUse: KeyUse
    private let resolver: Resolver
    private let mailHost: String
    private let auditKept: Int
    private let logger: Logger

    /// - Parameters:
    ///   - keyUse: what the API gathers of the keys' last uses.
    ///   - mailHost: the host that the MX records of owners' domains must name.
    ///   - auditKept: how many events of an owner, an actor and an action are kept.
    package init(
        keyUse: KeyUse, resolver: Resolver, mailHost: String, auditKept: Int, logger: Logger
    ) {
        self.keyUse = keyUse
        self.resolver = resolver
        self.mailHost = mailHost
        self.auditKept = auditKept
        self.logger = logger
    }

    /// Works until `stop` is raised. On `loop`, which `database` belongs to.
    package func run(_ database: Database, on loop: EventLoop, until stop: Signal) async {
        var rounds = 0
        while !(await stop.wait(until: .now() + Self.round)) {
            rounds += 1
            await attempt("noting the keys' use") { try await noteKeyUse(database) }
            await attempt("sweeping released mailboxes") { try await sweep(database) }
            await attempt("clearing up expired mailboxes") { try await clearUp(database) }
            await attempt("checking domains") { try await checkDomains(database) }
            if rounds % Self.hour == 1 {
                await attempt("forgetting failed log-ins") { try await forgetFailures(database) }
                await attempt("forgetting webhook calls") { try await forgetWebhookCalls(database) }
                await attempt("trimming the intake trail") { try await trimTrails(database) }
                await attempt("trimming the audit trail") { try await trimAudit(database) }
            }
        }
        await attempt("noting the keys' use") { try await noteKeyUse(database) }
    }

    /// A step that fails is tried again in the next round: nothing it does is lost.
    private func attempt(_ step: String, _ body: () async throws -> Void) async {
        do { try await body() } catch {
            logger.warning("housekeeping failed", [.unredacted("step", step), .error(error)])
        }
    }

    private func noteKeyUse(_ database: Database) async throws {
        for operation in keyUse.take() { try await database.run(trusted: operation) }
    }

    private func sweep(_ database: Database) async throws {
        for owner in try await database.run(Releases.due(limit: 20)) {
            while try await database.run(trusted: Releases.sweep(owner)) {}
        }
    }

    private func clearUp(_ database: Database) async throws {
        for owner in try await database.run(Expiry.due(now: .now(), limit: 20)) {
            // So many steps at most: one owner's heap of mail does not hold up the others.
            for _ in 0..<20 {
                guard try await database.run(trusted: Expiry.sweep(owner, now: .now())) else { break }
            }
        }
    }

    /// A name changes hands only when its holder's TXT record has been missing at every one of these looks; see `Domains.record`.
    private func checkDomains(_ database: Database) async throws {
        let before = Timestamp.now() - Self.domainInterval
        for claim in try await database.run(Domains.dueForCheck(before: before, limit: Self.domainsAtOnce)) {
            let records = DomainRecords(name: claim.name, token: claim.token, mailHost: mailHost)
            // No answer says nothing about the records; the claim is looked at again in the next round.
            guard let found = try? await records.look(resolver) else { continue }
            _ = try await database.run(
                trusted: Domains.record(claim.owner, claim.domain, txt: found.txt, mx: found.mx, now: .now()))
        }
    }

    private func forgetWebhookCalls(_ database: Database) async throws {
        let before = Timestamp.now() - Webhooks.kept
        for owner in try await database.run(WebhookQueue.old(before: before, limit: 10_000)) {
            while try await database.run(trusted: WebhookQueue.sweep(owner, before: before)) {}
        }
    }

    private func forgetFailures(_ database: Database) async throws {
        while try await database.run(LogInFailures.sweep(before: .now() - Self.failureAge)) {}
    }

    /// Page by page through the tenants that have something to go.
    private func trimTrails(_ database: Database) async throws {
        var last: OwnerID?
        repeat {
            let now = Timestamp.now()
            let page = try await database.run(IntakeAging.due(after: last, now: now, limit: 100))
            for owner in page {
                try await database.trimTrail(of: owner, now: now)
                while try await database.run(trusted: IntakeAging.removeReceipts(owner, now: now)) {}
            }
            last = page.last
        } while last != nil
    }

    private func trimAudit(_ database: Database) async throws {
        var last: OwnerID?
        repeat {
            let page = try await database.run(AuditAging.due(after: last, keeping: auditKept, limit: 100))
            for owner in page {
                while try await database.run(trusted: AuditAging.trim(owner, keeping: auditKept)) {}
            }
            last = page.last
        } while last != nil
        while try await database.run(AuditAging.trimOperatorEvents()) {}
    }
}
