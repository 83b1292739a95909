import Foundation
import Inbox
import OpenSSL
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// Everything that a tenant can ask of the storage, asked by one tenant about another one's things as well as its own, with each of the two
/// layers of isolation taken away in turn.
@Suite("Isolation")
struct IsolationTests {
    /// A question, and its answer as text.
    private struct Question: Sendable {
        let name: String
        let ask: @Sendable (Desk) async throws -> String
    }

    /// What stands between two tenants.
    private enum Layers: CaseIterable {
        case both, databaseAlone, statementsAlone
    }

    @Test("each layer alone gives every answer that both together give, and keeps the other tenant's data")
    func eachLayerAlone() async throws {
        let (alpha, beta) = (try Tenant("alphamark"), try Tenant("betamark"))
        let prepared = PreparedStatements()
        var answers: [[String]] = []
        for layers in Layers.allCases {
            let bench = try Bench()
            defer { bench.end() }
            try await alpha.settle(in: bench)
            try await beta.settle(in: bench)
            try await alpha.furnish(in: bench)
            try await beta.furnish(in: bench)
            let before = try Self.everything(of: beta, in: bench)
            #expect(before.count > 20)
            if layers == .statementsAlone { try bench.superuser(Self.bypass) }
            let all = Self.questions(of: alpha, about: beta)
            answers.append(
                try await bench.run { options in
                    switch layers {
                    case .both: options.rewrite = { prepared.note($0) }
                    case .databaseAlone: options.rewrite = { Self.withoutPredicate($0) }
                    case .statementsAlone: options.role = "test_bypass"
                    }
                } _: { desk in
                    var answers: [String] = []
                    for question in all {
                        do {
                            answers.append("\(question.name): \(try await question.ask(desk))")
                        } catch {
                            answers.append(
                                "\(question.name): \((error as? StorageError)?.debugDescription ?? "\(error)")"
                            )
                        }
                    }
                    return answers
                })
            #expect(try Self.everything(of: beta, in: bench) == before, "\(layers)")
        }
        for (index, answer) in answers[0].enumerated() {
            #expect(!answer.contains(beta.marker), "\(answer)")
            #expect(!answer.contains("database"), "\(answer)")
            #expect(!answer.contains("permission denied"), "\(answer)")
            #expect(answers[1][index] == answer)
            #expect(answers[2][index] == answer)
        }
        let missed = try Self.statements().filter { $0.contains("owner_id = $1") && !prepared.contains($0) }
        #expect(missed == [], "statements that no question covers")
    }

    @Test("every statement names the tenant for each of the tenant's tables that it touches")
    func predicates() throws {
        let global = ["login_failure", "shared_domain"]
        let statements = try Self.statements()
        #expect(statements.count > 50)
        for statement in statements {
            for match in statement.matches(of: /(?:from|join|update|using) restante\.(\w+)( as (\w+))?/) {
                let table = String(match.output.1)
                // A name with an argument list behind it is a door.
                guard !global.contains(table), !statement.contains("\(table)($") else { continue }
                let alias = match.output.3.map(String.init) ?? "(no alias)"
                #expect(statement.contains("\(alias).owner_id = $1"), "\(table) in: \(statement)")
            }
        }
    }

    @Test("a buyer's session reaches one mailbox, whatever it asks for in its tenant")
    func buyerSeesOneMailbox() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alphamark")
        try await tenant.settle(in: bench)
        try await tenant.furnish(in: bench)
        let now = Tenant.now
        try await bench.run { desk in
            let token = tenant.buyerSession
            let own = try await desk.database.run(
                Messages.list(tenant.owner, .id(tenant.mailbox), limit: 9, now: now), with: token, now: now)
            #expect(own?.messages.count == 3)
            let other = try await desk.database.run(
                Messages.list(tenant.owner, .id(tenant.buyers[1].id), limit: 9, now: now), with: token,
                now: now)
            #expect(other == nil)
            await #expect(throws: StorageError.self) {
                try await desk.database.run(
                    Messages.source(tenant.owner, tenant.buyers[1].id, tenant.messages[3], now: now),
                    with: token,
                    now: now)
            }
            await #expect(throws: StorageError.self) {
                try await desk.database.run(
                    Messages.delete(tenant.owner, tenant.buyers[1].id, tenant.messages[3], now: now),
                    with: token,
                    now: now)
            }
            await #expect(throws: StorageError.self) {
                try await desk.database.run(Owners.account(tenant.owner, now: now), with: token, now: now)
            }
            #expect(try await desk.database.run(Keys.list(tenant.owner), with: token, now: now).isEmpty)
            #expect(try await desk.database.run(Domains.list(tenant.owner), with: token, now: now).isEmpty)
            #expect(
                try await desk.database.run(Sessions.list(tenant.session, now: now), with: token, now: now)
                    .isEmpty)
            let sessions = try await desk.database.run(Sessions.list(token, now: now), with: token, now: now)
            #expect(Set(sessions.map(\.id)) == [token.session, tenant.otherBuyerSession.session])
            let days = try await desk.database.run(
                IntakeDays.list(tenant.owner, through: Day(now), count: 1), with: token, now: now)
            #expect(days.map(\.figures) == [IntakeFigures()])
            let trail = try await desk.database.run(
                IntakeEvents.list(tenant.owner, limit: 9), with: token, now: now)
            #expect(trail.events.isEmpty)
            let buyers = try await desk.database.run(
                Buyers.list(tenant.owner, limit: 9), with: token, now: now)
            #expect(buyers.mailboxes.map(\.id) == [tenant.mailbox])
            try await expectNoMoney(tenant, desk)
        }
    }

    /// A buyer sees nothing of what the owner keeps money for.
    private func expectNoMoney(_ tenant: Tenant, _ desk: Desk) async throws {
        let (token, now, owner) = (tenant.buyerSession, Tenant.now, tenant.owner)
        #expect(try await desk.database.run(Wallets.balance(owner), with: token, now: now) == .zero)
        let history = try await desk.database.run(Wallets.history(owner, limit: 9), with: token, now: now)
        #expect(history.entries.isEmpty)
        let orders = try await desk.database.run(
            Orders.list(owner, status: nil, domain: nil, limit: 9, offset: 0, now: now), with: token,
            now: now)
        #expect(orders.orders.isEmpty && orders.total == 0)
        let live = try await desk.database.run(
            TemporaryMailboxes.live(owner, limit: 9, now: now), with: token, now: now)
        #expect(live.page.mailboxes.isEmpty && live.total == 0)
        let once = tenant.onceOnly()
        let replay = try await desk.database.run(
            Idempotency.replay(owner, once.key, once.request), with: token, now: now)
        #expect(replay == nil)
        await #expect(throws: StorageError.self) {
            try await desk.database.run(SharedDomains.usable(owner, now: now), with: token, now: now)
        }
        await #expect(throws: StorageError.self) {
            try await desk.database.run(
                Wallets.change(owner, by: Money(hundredths: 1), .new(), note: "", now: now), with: token,
                now: now)
        }
    }

    @Test("the operator's calls are refused to the server's role")
    func operatorOnly() async throws {
        let bench = try Bench()
        defer { bench.end() }
        let tenant = try Tenant("alphamark")
        try await tenant.settle(in: bench)
        try await tenant.furnish(in: bench)
        let server = try OperatorDatabase(bench.database.serverOptions)
        let now = Tenant.now
        func refused<Value>(_ call: OperatorCall<Value>) {
            #expect(throws: StorageError.self) { try server.run(call) }
        }
        refused(
            Operator.create(
                .new(), email: "new@owners.example", name: try OwnerName("New"), password: Tenant.hash,
                now: now,
                expiresAt: nil))
        refused(Operator.owner(email: tenant.email))
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        refused(Operator.update(tenant.owner, changes))
        refused(Operator.delete(tenant.owner))
        refused(Operator.setExpiry(tenant.owner, key: tenant.key.id, at: now))
        refused(Operator.setExpiry(tenant.owner, mailbox: tenant.mailbox, at: now))
        refused(Operator.activate(tenant.owner, tenant.pendingDomain, now: now))
        refused(Operator.disable(tenant.owner, tenant.domain, now: now))
        refused(Operator.owner(of: tenant.key.id))
        refused(Operator.mailbox(tenant.mailbox))
        refused(Operator.domain(tenant.domain))
        refused(Operator.place(of: tenant.messages[0]))
        #expect(try server.run(Operator.webhooks(now: now)).isEmpty)
        let offer = try #require(try server.run(Operator.sharedDomains()).first)
        refused(Operator.create(offer))
        var withdrawal = Operator.SharedDomainChanges()
        withdrawal.status = .disabled
        refused(Operator.update(shared: offer.id, withdrawal))
        #expect(try server.run(Operator.owners()).isEmpty)
        #expect(try server.run(Operator.domains()).isEmpty)
        #expect(try server.run(Operator.mailboxes(tenant.address())).isEmpty)
        #expect(try server.run(Operator.domains(named: tenant.domainName)).isEmpty)
    }

    // MARK: The questions

    private static func questions(of alpha: Tenant, about beta: Tenant) -> [Question] {
        var questions: [Question] = []
        let now = Tenant.now
        func ask<Value>(_ name: String, _ operation: Storage.Operation<Value>) {
            questions.append(Question(name: name) { try await describe($0.database.run(trusted: operation)) })
        }
        let stranger = LocalPart("new-\(alpha.marker)")
        let newBuyers = [stranger].compactMap { $0 }.map {
            NewBuyer(id: MailboxID(alpha.owner.uuid), localPart: $0, pin: Tenant.hash)
        }
        let hash = Tenant.hash.description
        // Alpha's own things, then the same operations aimed at beta's by their ids.
        for (whose, target) in [("own", alpha), ("foreign", beta)] {
            for address in [(try? target.address(0)), (try? target.address(1))].compactMap({ $0 }) {
                ask("\(whose) list", Messages.list(alpha.owner, .address(address), limit: 50, now: now))
                ask("\(whose) code", Messages.newestCode(alpha.owner, address, now: now))
                ask(
                    "\(whose) code since",
                    Messages.newestCode(
                        alpha.owner, address, since: .message(target.messages[0]), onlyWithCode: true,
                        now: now))
            }
            ask(
                "\(whose) page",
                Messages.list(
                    alpha.owner, .id(target.mailbox), limit: 1, since: .message(target.messages[0]), now: now)
            )
            ask(
                "\(whose) message",
                Messages.message(alpha.owner, target.mailbox, target.messages[0], now: now))
            ask(
                "\(whose) stream's beginning",
                NewMail.beginning(
                    alpha.owner, target.mailbox, since: .message(target.messages[0]), now: now))
            ask(
                "\(whose) new mail",
                NewMail.received(after: .earliest, alpha.owner, target.mailbox, limit: 9, now: now))
            ask(
                "\(whose) unseen mail",
                NewMail.unseen(SeenMail(.message(target.messages[0])), alpha.owner, limit: 9, now: now))
            ask("\(whose) source", Messages.source(alpha.owner, target.mailbox, target.messages[0], now: now))
            for seen in [true, false] {
                ask(
                    "\(whose) mark",
                    Messages.mark(alpha.owner, target.mailbox, target.messages[0], seen: seen, now: now))
            }
            ask(
                "\(whose) search",
                Messages.search(
                    alpha.owner, target.mailbox, for: "mark", limit: 1, since: .message(target.messages[0]),
                    now: now))
            ask(
                "\(whose) inbox",
                Buyers.inbox(alpha.owner, target.mailbox, session: target.buyerSession.session))
            ask(
                "\(whose) removal", Messages.delete(alpha.owner, target.mailbox, target.messages[1], now: now)
            )
            ask(
                "\(whose) emptying",
                Messages.deleteAll(alpha.owner, target.buyers[1].id, through: now, now: now))
            for selection in [
                PurgeSelection(mailbox: target.buyers[1].id, before: now),
                PurgeSelection(message: target.messages[1], before: now + .days(1)),
            ] {
                ask("\(whose) find for a purge", Purges.find(alpha.owner, selection))
                ask(
                    "\(whose) purge",
                    Purges.remove(
                        alpha.owner, selection,
                        from: PurgeHeap(
                            mailbox: target.mailbox, address: "", messages: 1, bytes: 1, last: now)))
            }
            ask("\(whose) domain", Domains.domain(alpha.owner, target.domain))
            ask("\(whose) domain by name", Domains.domain(alpha.owner, named: target.domainName))
            ask("\(whose) check", Domains.record(alpha.owner, target.domain, txt: true, mx: false, now: now))
            ask("\(whose) proof", Domains.record(alpha.owner, target.domain, txt: true, mx: true, now: now))
            ask("\(whose) buyers", Buyers.list(alpha.owner, limit: 50, domain: target.domainName))
            ask("\(whose) buyer", Buyers.buyer(alpha.owner, target.mailbox))
            ask(
                "\(whose) change",
                Buyers.update(
                    alpha.owner, target.mailbox, .init(status: .disabled, label: .some(nil), expiresAt: now)))
            ask(
                "\(whose) back",
                Buyers.update(alpha.owner, target.mailbox, .init(status: .active, expiresAt: .some(nil))))
            ask("\(whose) PIN", Buyers.setPIN(alpha.owner, target.mailbox, Tenant.hash))
            ask(
                "\(whose) new buyer",
                Buyers.create(
                    alpha.owner, newBuyers, on: target.domainName, label: nil, now: now, expiresAt: nil))
            ask("\(whose) key's end", Keys.revoke(alpha.owner, target.otherKey.id, now: now))
            ask(
                "\(whose) session's end",
                Sessions.end(target.otherSession.session, asHolderOf: alpha.session))
            ask(
                "\(whose) buyer's session's end",
                Sessions.end(target.otherBuyerSession.session, asHolderOf: alpha.buyerSession))
            for box in [
                target.mailbox, target.temporary[0].id, target.temporary[2].id, target.orders[0].mailbox,
            ] {
                ask("\(whose) mailbox", Mailboxes.mailbox(alpha.owner, box, now: now))
            }
            ask("\(whose) webhook call", Webhooks.delivery(alpha.owner, target.testCall))
            ask(
                "\(whose) webhook call of a mail",
                Webhooks.delivery(alpha.owner, DeliveryID(target.messages[0].uuid)))
            ask(
                "\(whose) webhook try",
                WebhookQueue.record(
                    alpha.owner,
                    WebhookCall(
                        id: DeliveryID(target.messages[0].uuid), attempts: 0, tries: 0, createdAt: now,
                        content: .test),
                    at: target.webhookURL,
                    WebhookOutcome(
                        next: .giveUp, at: now, status: nil, duration: .seconds(1), error: "no answer in time"
                    )))
            ask(
                "\(whose) redelivery",
                Webhooks.redeliver(alpha.owner, DeliveryID(target.messages[0].uuid), now: now))
            ask(
                "\(whose) webhook calls' end",
                WebhookQueue.cancel(
                    alpha.owner, [target.testCall, DeliveryID(target.messages[1].uuid)]))
            ask("\(whose) release", Releases.release(alpha.owner, target.buyers[2].id, kind: .buyer))
            questions.append(
                Question(name: "\(whose) delivery") { desk in
                    let time = now + .seconds(60)
                    let ids = [MessageID(target.owner.uuid), MessageID(target.domain.uuid)]
                    let results = try await desk.delivery.store([
                        alpha.incoming(ids[0], to: target.mailbox, at: time),
                        alpha.incoming(ids[1], to: alpha.buyers[1].id, at: time),
                    ])
                    return "\(results)"
                })
            questions.append(
                Question(name: "\(whose) delivery that waits for nobody") { desk in
                    let uuid = target.owner.uuid
                    let id = MessageID(UUID(high: uuid.high, low: uuid.low &- 1))
                    let mail = alpha.incoming(id, to: target.mailbox, at: now + .seconds(90))
                    return "\(try await desk.impatientDelivery.store([mail]))"
                })
            questions.append(
                Question(name: "\(whose) delivery of what came before") { desk in
                    var results: [DeliveryResult] = []
                    for (number, days) in [0, 0, 2].enumerated() {
                        let uuid = target.owner.uuid
                        let id = MessageID(UUID(high: uuid.high, low: uuid.low &+ UInt64(number) &+ 1))
                        results += try await desk.delivery.store([
                            alpha.incoming(
                                id, to: target.mailbox, at: now + .days(days),
                                digest: SHA256.digest(of: Array("the same".utf8)))
                        ])
                    }
                    return "\(results)"
                })
            let foreignMail = IntakeEvent(
                id: EventID(target.owner.uuid), at: now, verdict: .accepted, reason: "r",
                message: target.messages[0])
            ask("\(whose) event", IntakeEvents.record(alpha.owner, [foreignMail]))
            ask("\(whose) trail", IntakeEvents.list(alpha.owner, .init(domain: target.domainName), limit: 9))
            ask(
                "\(whose) trail of an address",
                IntakeEvents.list(alpha.owner, .init(address: try? target.address()), limit: 9))
            let uses = KeyUse()
            uses.note(APIKey.generate(owner: alpha.owner, key: target.key.id), at: now + .seconds(5))
            for operation in uses.take() { ask("\(whose) key's use", operation) }
        }
        questions.append(
            Question(name: "stream's beginning") { desk in
                let seen = try await desk.database.run(trusted: NewMail.beginning(alpha.owner, now: now))
                return "\(seen.floor) \(seen.known.sorted())"
            })
        ask("webhook", Webhooks.webhook(alpha.owner, now: now))
        ask("webhook calls", Webhooks.deliveries(alpha.owner, limit: 50))
        ask(
            "webhook work",
            WebhookQueue.work(alpha.owner, except: [alpha.testCall], limit: 50, now: now + .days(1)))
        ask(
            "webhook's change",
            Webhooks.change(alpha.owner, WebhookChanges(includesOTP: true), now: now))
        ask(
            "webhook's secret",
            Webhooks.changeSecret(
                alpha.owner, to: WebhookSecret(key: [UInt8](repeating: 7, count: 32)), now: now))
        ask("webhook's test", Webhooks.test(alpha.owner, DeliveryID(alpha.owner.uuid), now: now))
        ask("webhook's end", Webhooks.disable(alpha.owner, because: .operator, now: now))
        ask("webhook calls' end", WebhookQueue.cancelAll(alpha.owner, except: [alpha.testCall]))
        ask("webhook log's end", WebhookQueue.sweep(alpha.owner, before: now + .days(1)))
        ask("webhook calls at the end", Webhooks.deliveries(alpha.owner, limit: 50))
        for (whose, target) in [("own", alpha), ("foreign", beta)] {
            for mailbox in target.temporary {
                ask("\(whose) address", TemporaryMailboxes.mailbox(alpha.owner, mailbox.id, now: now))
                ask(
                    "\(whose) address's mail",
                    TemporaryMailboxes.messages(alpha.owner, mailbox.id, limit: 9, now: now))
                ask(
                    "\(whose) address's message",
                    TemporaryMailboxes.message(
                        alpha.owner, mailbox.id, target.temporaryMessages[0], now: now))
            }
            // The same address again; its own tenant may have it once the old one has expired.
            for mailbox in target.temporary.prefix(3) {
                let again = NewTemporaryMailbox(
                    id: mailbox.id.next, address: mailbox.address, createdAt: now,
                    expiresAt: nil)
                ask("\(whose) address again", TemporaryMailboxes.create(alpha.owner, again))
            }
            for order in target.orders {
                for reference in [OrderReference.id(order.id), .number(order.number)] {
                    ask("\(whose) order", Orders.order(alpha.owner, reference, now: now))
                    ask("\(whose) order's mail", Orders.messages(alpha.owner, reference, limit: 9, now: now))
                    ask("\(whose) polling", Orders.startPolling(alpha.owner, reference, now: now))
                }
                ask("\(whose) order again", Orders.create(alpha.owner, order))
            }
            ask(
                "\(whose) cancel",
                Orders.cancel(alpha.owner, .id(target.orders[1].id), target.refund, now: now))
            ask(
                "\(whose) cancel",
                Orders.cancel(alpha.owner, .number(target.orders[0].number), target.refund, now: now))
            for cursor in [nil, Cursor(time: now, id: target.refund.uuid)] {
                ask("\(whose) ledger", Wallets.history(alpha.owner, limit: 50, cursor: cursor))
            }
            let once = target.onceOnly()
            ask("\(whose) replay", Idempotency.replay(alpha.owner, once.key, once.request))
            let entry = target.credit.next
            ask(
                "\(whose) once more",
                Wallets.change(alpha.owner, by: Money(hundredths: 1), entry, note: "", now: now)
                    .once(once, making: entry))
            ask(
                "\(whose) address's end",
                TemporaryMailboxes.release(alpha.owner, target.temporary[0].id, now: now))
        }
        ask("all mailboxes", Mailboxes.all(alpha.owner))
        ask("a note", Operation.nothing(alpha.owner).noted(.messageList, "nobody"))
        ask("audit trail's trimming", AuditAging.trim(alpha.owner, keeping: 100))
        ask("balance", Wallets.balance(alpha.owner))
        ask("usable domains", SharedDomains.usable(alpha.owner, now: now))
        ask("live addresses", TemporaryMailboxes.live(alpha.owner, limit: 50, now: now))
        ask(
            "addresses", TemporaryMailboxes.list(alpha.owner, expired: nil, limit: 50, offset: 0, now: now))
        ask(
            "orders", Orders.list(alpha.owner, status: nil, domain: nil, limit: 50, offset: 0, now: now))
        let end = now + .days(1)
        ask("due", Orders.due(alpha.owner, now: end, limit: 50))
        ask("settling", Orders.settle(alpha.owner, (alpha.orders + beta.orders).map(\.id), now: end))
        ask("expiry", Expiry.sweep(alpha.owner, now: now))
        ask("expiry again", Expiry.sweep(alpha.owner, now: now))
        ask("buyers", Buyers.list(alpha.owner, limit: 50))
        ask("buyers with", Buyers.list(alpha.owner, limit: 50, containing: "mark"))
        ask("account", Owners.account(alpha.owner, now: now))
        ask("keys", Keys.list(alpha.owner))
        ask("domains", Domains.list(alpha.owner))
        ask("sessions", Sessions.list(alpha.session, now: now))
        ask("buyer's sessions", Sessions.list(alpha.buyerSession, now: now))
        ask("days", IntakeDays.list(alpha.owner, through: Day(now), count: 3))
        ask("hash", Owners.passwordHash(alpha.owner))
        ask("sweep", Releases.sweep(alpha.owner))
        ask("trail", IntakeEvents.list(alpha.owner, limit: 9))
        ask("end of the trail", IntakeAging.lastToGo(alpha.owner, now: now + .days(14)))
        ask("old events", IntakeAging.removeEvents(alpha.owner, through: .new(now: now + .days(1))))
        ask("old days", IntakeAging.removeDays(alpha.owner, now: now + .days(500)))
        ask("no days", IntakeDays.list(alpha.owner, through: Day(now), count: 3))
        ask("old receipts", IntakeAging.removeReceipts(alpha.owner, now: now + .days(2)))
        ask("trail at the end", IntakeEvents.list(alpha.owner, limit: 9))
        let (key, session) = (alpha.key, alpha.session)
        if let name = try? Label("made"), let domain = DomainName("made-\(alpha.marker).example") {
            let made = APIKey.generate(owner: alpha.owner, key: KeyID(alpha.owner.uuid))
            ask("new key", Keys.create(made, name: name, scopes: .all, now: now, expiresAt: now + .days(1)))
            ask(
                "new domain",
                Domains.create(
                    alpha.owner, id: DomainID(alpha.owner.uuid), name: domain, token: "t", now: now))
        }
        for holder in [SessionToken.Holder.owner, .buyer(alpha.buyers[1].id), .buyer(beta.buyers[1].id)] {
            let token = SessionToken.generate(
                holder: holder, owner: alpha.owner, session: SessionID(alpha.owner.uuid))
            ask(
                "log-in",
                Sessions.open(
                    token, provenBy: hash, now: now, expiresAt: now + .days(1), client: "c", agent: "a"))
            ask("log-out", Sessions.end(token))
        }
        questions.append(
            Question(name: "with key") { desk in
                let operation = Messages.list(beta.owner, .address(try beta.address()), limit: 5, now: now)
                return try await describe(
                    desk.database.run(operation, with: key, requiring: .premiumRead, now: now).value)
            })
        questions.append(
            Question(name: "with session") { desk in
                try await describe(desk.database.run(Keys.list(beta.owner), with: session, now: now))
            })
        ask("other sessions' end", Sessions.endOthers(than: alpha.session))
        ask("other buyer's sessions' end", Sessions.endOthers(than: alpha.buyerSession))
        ask(
            "password",
            Owners.changePassword(
                alpha.owner, from: hash, to: Tenant.hash, keeping: alpha.session.session))
        ask("foreign domain's end", Domains.delete(alpha.owner, beta.domain))
        ask("own domain's end", Domains.delete(alpha.owner, alpha.domain))
        ask("sweep again", Releases.sweep(alpha.owner))
        ask("account at the end", Owners.account(alpha.owner, now: now))
        return questions
    }

    private static func describe<Value>(_ value: Value) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    // MARK: The layers

    private static let bypass = """
        do $$ begin
            if not exists (select from pg_roles where rolname = 'test_bypass') then
                create role test_bypass bypassrls in role restante_server;
            end if;
        end $$
        """

    /// Replaces the tenant's predicate by one that is always true.
    private static func withoutPredicate(_ sql: String) -> String {
        sql.replacing(/(\w+\.)?owner_id = \$1/, with: "$1 is not null")
    }

    /// Every row of a tenant in every table, as text.
    private static func everything(of tenant: Tenant, in bench: Bench) throws -> [String] {
        var rows: [String] = []
        for table in tables {
            rows += try bench.rows(table(Parameter.text(tenant.owner.description)))
        }
        return rows
    }

    private static let tables = [
        Statement("select t::text from restante.owner as t where owner_id::text = $1"),
        Statement("select t::text from restante.owner_usage as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.owner_email as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.domain as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.domain_directory as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.mailbox as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.message as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.message_source as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.webhook as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.webhook_delivery as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.webhook_attempt as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.intake_event as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.intake_day as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.receipt as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.api_key as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.owner_session as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.buyer_session as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.address_directory as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.wallet as t where owner_id::text = $1"),
        Statement("select t::text from restante.ledger_entry as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.mail_order as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.idempotency_key as t where owner_id::text = $1 order by 1"),
        Statement("select t::text from restante.audit_event as t where owner_id::text = $1 order by 1"),
    ]

    /// The statements in the source of Storage, white space folded, without the operator's.
    private static func statements() throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Storage")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let ofTenants = files.filter { file in
            !["Operator", "Health"].contains { file.lastPathComponent.hasPrefix($0) }
        }
        return try ofTenants.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(of: /Statement\(\s*"+\n?([^"]*)"/)
                .map { folded(String($0.output.1)) }
        }
    }
}

/// The statements that were prepared on some session.
private final class PreparedStatements: Sendable {
    private let statements = Mutex<Set<String>>([])

    func note(_ sql: String) -> String {
        statements.withLock { _ = $0.insert(folded(sql)) }
        return sql
    }

    func contains(_ sql: String) -> Bool { statements.withLock { $0.contains(sql) } }
}

private func folded(_ sql: String) -> String {
    sql.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
}

extension ID {
    /// Another one, the same in every run of a test.
    fileprivate var next: ID { ID(Inbox.UUID(high: uuid.high, low: uuid.low ^ 1)) }
}
