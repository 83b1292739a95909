import Inbox
import Networking
import Postgres
import Storage
import TestSupport
import Testing

@Suite("The webhook queue")
struct WebhookTests {
    private static let now = Tenant.now
    private static let later = now + .seconds(60)

    /// A tenant with an enabled webhook, no calls but those of its four mails.
    private static func settled(in bench: Bench) async throws -> Tenant {
        let tenant = try Tenant("alphamark")
        try await tenant.settle(in: bench)
        try bench.admin(WebhookQueue.cancel(tenant.owner, [tenant.testCall]))
        return tenant
    }

    private static func outcome(
        _ next: WebhookOutcome.Next, at time: Timestamp = later, status: Int? = nil, error: String? = nil,
        isGone: Bool = false
    ) -> WebhookOutcome {
        WebhookOutcome(
            next: next, at: time, status: status, duration: .milliseconds(3), error: error, isGone: isGone)
    }

    private static func work(
        _ tenant: Tenant, _ bench: Bench, at time: Timestamp = later, limit: Int = 10
    ) throws -> WebhookWork? {
        try bench.admin(WebhookQueue.work(tenant.owner, except: [], limit: limit, now: time))
    }

    @Test("a mail queues its call in the commit that stores it, if the webhook is enabled then")
    func queued() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        let work = try #require(try Self.work(tenant, bench))
        #expect(Set(work.calls.map(\.id)) == Set(tenant.messages.map { DeliveryID($0.uuid) }))
        #expect(
            work.secrets.first == tenant.webhookSecret && work.url == tenant.webhookURL && !work.includesOTP)
        guard
            case .mail(let mail)? = work.calls.first(where: { $0.id.uuid == tenant.messages[0].uuid })?
                .content
        else {
            Issue.record("no mail")
            return
        }
        #expect(mail.mailbox == tenant.mailbox && mail.otp == "111111")
        #expect(mail.address == (try tenant.address().description))
        #expect(mail.from == "from@alphamark.test" && mail.html == "<p>alphamark</p>")
        _ = try bench.admin(
            Webhooks.change(tenant.owner, WebhookChanges(isEnabled: false), now: Self.now))
        try await bench.run { desk in
            _ = try await desk.delivery.store([tenant.incoming(.new(now: Self.now), at: Self.now)])
        }
        #expect(try bench.admin(Webhooks.deliveries(tenant.owner, limit: 50)).deliveries.count == 5)
        #expect(try Self.work(tenant, bench) == nil)
    }

    @Test("the worker is told of tenants that have calls, and of no others")
    func wakes() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let (alpha, beta) = (try await Self.settled(in: bench), try Tenant("betamark"))
        try await beta.settle(in: bench)
        _ = try bench.admin(Webhooks.change(beta.owner, WebhookChanges(isEnabled: false), now: Self.now))
        try await bench.run { desk in
            desk.wakes.tell(.init(on: desk.loop))
            _ = try await desk.delivery.store([
                alpha.incoming(.new(now: Self.now)), beta.incoming(.new(now: Self.now)),
            ])
            #expect(desk.wakes.take() == [alpha.owner])
            #expect(desk.wakes.take() == [])
        }
    }

    @Test("a try is recorded once, and what follows from it holds")
    func recording() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        let calls = try #require(try Self.work(tenant, bench)).calls
        func record(_ call: WebhookCall, _ outcome: WebhookOutcome) throws {
            try bench.admin(WebhookQueue.record(tenant.owner, call, at: tenant.webhookURL, outcome))
        }
        try record(calls[0], Self.outcome(.delivered, status: 204))
        // A second worker that had the same call.
        try record(calls[0], Self.outcome(.giveUp, status: 500, error: "the receiver answered 500"))
        try record(
            calls[1],
            Self.outcome(.retry(Self.later + .seconds(5)), status: 503, error: "the receiver answered 503"))
        try record(calls[2], Self.outcome(.giveUp, error: "no answer in time"))
        let log = try bench.admin(Webhooks.deliveries(tenant.owner, limit: 50)).deliveries
        let byID = Dictionary(uniqueKeysWithValues: log.map { ($0.id, $0) })
        #expect(byID[calls[0].id]?.status == .delivered && byID[calls[0].id]?.attempts.count == 1)
        #expect(byID[calls[0].id]?.attempts.first?.status == 204)
        #expect(byID[calls[1].id]?.status == .pending && byID[calls[1].id]?.dueAt == Self.later + .seconds(5))
        #expect(byID[calls[2].id]?.status == .failed)
        #expect(byID[calls[2].id]?.attempts.first?.error == "no answer in time")
        #expect(try Self.work(tenant, bench)?.calls.map(\.id) == [calls[3].id])
        let next = try #require(try Self.work(tenant, bench, at: Self.later + .seconds(5)))
        #expect(next.calls.map(\.id) == [calls[3].id, calls[1].id])
        #expect(next.calls.last?.tries == 1)
        #expect(try bench.admin(Webhooks.redeliver(tenant.owner, calls[2].id, now: Self.later)))
        let again = try #require(try Self.work(tenant, bench))
        #expect(again.calls.last?.id == calls[2].id && again.calls.last?.tries == 0)
        #expect(again.calls.last?.attempts == 1)
    }

    @Test("410 and five days of nothing but failure disable the webhook, and it says why")
    func disabling() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        let calls = try #require(try Self.work(tenant, bench)).calls
        func webhook() throws -> Webhook {
            try #require(try bench.admin(Webhooks.webhook(tenant.owner, now: Self.now)))
        }
        func record(_ call: WebhookCall, _ outcome: WebhookOutcome, at url: String) throws {
            try bench.admin(WebhookQueue.record(tenant.owner, call, at: url, outcome))
        }
        let gone = Self.outcome(.giveUp, status: 410, error: "the receiver answered 410", isGone: true)
        // What an earlier URL said is not said of this one.
        try record(calls[0], gone, at: "https://earlier.test/")
        #expect(try webhook().isEnabled)
        try record(calls[1], gone, at: tenant.webhookURL)
        #expect(try webhook().disabledReason == .gone && webhook().disabledAt == Self.later)
        #expect(try !webhook().isEnabled && Self.work(tenant, bench) == nil)
        #expect(try !bench.admin(Webhooks.redeliver(tenant.owner, calls[0].id, now: Self.later)))
        #expect(try !bench.admin(Webhooks.test(tenant.owner, .new(now: Self.now), now: Self.later)))

        _ = try bench.admin(Webhooks.change(tenant.owner, WebhookChanges(isEnabled: true), now: Self.now))
        #expect(try webhook().isEnabled && webhook().disabledReason == nil && webhook().failingSince == nil)
        let start = Self.later
        func fail(at time: Timestamp) throws {
            let call = try #require(try Self.work(tenant, bench, at: time)?.calls.first)
            try record(
                call, Self.outcome(.retry(time), at: time, error: "no answer in time"), at: tenant.webhookURL)
        }
        try fail(at: start)
        try fail(at: start + .days(5) - .milliseconds(1))
        #expect(try webhook().isEnabled && webhook().failingSince == start)
        let call = try #require(try Self.work(tenant, bench, at: start + .days(5))?.calls.last)
        try record(
            call, Self.outcome(.delivered, at: start + .days(5), status: 200), at: tenant.webhookURL)
        #expect(try webhook().failingSince == nil && webhook().lastSuccessAt == start + .days(5))
        try fail(at: start + .days(6))
        try fail(at: start + .days(11))
        #expect(try webhook().disabledReason == .failing && !webhook().isEnabled)
        #expect(try bench.admin(WebhookQueue.cancelAll(tenant.owner, except: [])) == false)
        let log = try bench.admin(Webhooks.deliveries(tenant.owner, limit: 50)).deliveries
        #expect(log.allSatisfy { $0.status != .pending })
    }

    @Test("a call whose mail or mailbox is gone has nothing to tell; a tenant that is suspended wants none")
    func nothingToTell() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        try bench.admin(
            Messages.delete(tenant.owner, tenant.mailbox, tenant.messages[0], kind: .buyer, now: Self.now))
        try bench.admin(Releases.release(tenant.owner, tenant.buyers[1].id, kind: .buyer))
        let calls = try #require(try Self.work(tenant, bench)).calls
        let empty = calls.filter { if case .nothing = $0.content { true } else { false } }.map(\.id)
        let deleted = DeliveryID(tenant.messages[0].uuid)
        #expect(Set(empty) == [deleted, DeliveryID(tenant.messages[3].uuid)])
        #expect(try !bench.admin(Webhooks.redeliver(tenant.owner, deleted, now: Self.now)))
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        try bench.admin(Operator.update(tenant.owner, changes))
        #expect(try Self.work(tenant, bench) == nil)
    }

    @Test("a secret that was changed signs along for a day, and only the last one")
    func secrets() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        let first = tenant.webhookSecret
        let (second, third) = (WebhookSecret.make(), WebhookSecret.make())
        let until = try bench.admin(Webhooks.changeSecret(tenant.owner, to: second, now: Self.now))
        #expect(until == Self.now + .days(1))
        #expect(try Self.work(tenant, bench)?.secrets == [second, first])
        #expect(try Self.work(tenant, bench, at: Self.now + .days(1))?.secrets == [second])
        _ = try bench.admin(Webhooks.changeSecret(tenant.owner, to: third, now: Self.now))
        #expect(try Self.work(tenant, bench)?.secrets == [third, second])
    }

    @Test("the round goes past every tenant that has calls due, whatever the length of their queues")
    func round() async throws {
        let bench = try Bench()
        defer { bench.end() }
        var tenants = try ["alphamark", "betamark", "gammamark"].map { try Tenant($0) }
        for tenant in tenants { try await tenant.settle(in: bench) }
        tenants.sort { $0.owner < $1.owner }
        let owners = tenants.map(\.owner)
        try await bench.run { desk in
            func due(after owner: OwnerID? = nil, at time: Timestamp = Self.later, limit: Int = 10)
                async throws
                -> [OwnerID]
            {
                try await desk.database.run(WebhookQueue.due(now: time, after: owner, limit: limit))
            }
            #expect(try await due() == owners)
            #expect(try await due(limit: 1) == [owners[0]])
            #expect(try await due(after: owners[0]) == [owners[1], owners[2]])
            #expect(try await due(after: owners[2]) == [])
            #expect(try await due(at: Self.now - .seconds(9)) == [])
            let old = try await desk.database.run(WebhookQueue.old(before: Self.now + .days(1), limit: 2))
            #expect(old == [owners[0], owners[1]])
            #expect(
                try await desk.database.run(WebhookQueue.old(before: Self.now - .days(1), limit: 2)) == [])
        }
    }

    @Test("a lease is one session's, and ends with it")
    func leases() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        let options = try bench.database.serverOptions
        try await bench.run { desk in
            let (one, two) = (
                try await desk.connect(options), try await desk.connect(options)
            )
            defer { two.close() }
            #expect(try await WebhookQueue.lease(tenant.owner, on: one))
            #expect(try await !WebhookQueue.lease(tenant.owner, on: two))
            try await WebhookQueue.release(tenant.owner, on: one)
            #expect(try await WebhookQueue.lease(tenant.owner, on: two))
            try await WebhookQueue.release(tenant.owner, on: two)
            #expect(try await WebhookQueue.lease(tenant.owner, on: one))
            one.close()
            var isFree = false
            while !isFree { isFree = try await WebhookQueue.lease(tenant.owner, on: two) }
        }
    }

    @Test("the log forgets what is old in bounded steps, and keeps what is still to be made")
    func sweep() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        let call = try #require(try Self.work(tenant, bench)).calls[1]
        try bench.admin(
            WebhookQueue.record(
                tenant.owner, call, at: tenant.webhookURL, Self.outcome(.delivered, status: 200)))
        #expect(try bench.admin(WebhookQueue.sweep(tenant.owner, before: Self.now - .days(1))) == false)
        #expect(try bench.admin(Webhooks.deliveries(tenant.owner, limit: 50)).deliveries.count == 5)
        #expect(try bench.admin(WebhookQueue.sweep(tenant.owner, before: Self.now + .days(1))) == false)
        let left = try bench.admin(Webhooks.deliveries(tenant.owner, limit: 50)).deliveries
        #expect(left.map(\.status) == [.pending, .pending, .pending])
    }

    @Test("the log is read in pages")
    func pages() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try await Self.settled(in: bench)
        var seen: [DeliveryID] = []
        var cursor: Cursor?
        repeat {
            let page = try bench.admin(Webhooks.deliveries(tenant.owner, limit: 2, cursor: cursor))
            seen += page.deliveries.map(\.id)
            cursor = page.next
        } while cursor != nil
        #expect(seen.count == 5 && seen == seen.sorted(by: >))
    }
}
