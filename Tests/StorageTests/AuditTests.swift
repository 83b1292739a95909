import Foundation
import Inbox
import OpenSSL
import Postgres
import TestSupport
import Testing

@testable import Storage

@Suite("The audit trail")
struct AuditTests {
    private let bench: Bench
    private let tenant: Tenant

    init() async throws {
        bench = try Bench()
        tenant = try Tenant("alpha")
        try await tenant.settle(in: bench)
    }

    private static let events = Statement(
        """
        select e.action, e.actor, e.actor_name, e.client, e.subject, e.detail
        from restante.audit_event as e order by e.id
        """)

    private static let own = Statement(
        "select e.action, e.actor_name, e.subject, e.detail from restante.operator_event as e order by e.id")

    /// What came since `forget`, columns with "|" between.
    private func events() throws -> [String] { try bench.rows(Self.events()) }

    private func forget() throws {
        try bench.superuser("delete from restante.audit_event; delete from restante.operator_event")
    }

    /// Whose session it is that runs the operator's calls in tests.
    private var account: String { Actor.operator.name }

    @Test("says of each thing that an owner does who did it, with what session, from where and to what")
    func owner() async throws {
        defer { bench.end() }
        try forget()
        let (tenant, now) = (tenant, Tenant.now)
        let (token, year) = (tenant.session, now + .days(365))
        let new = SessionToken.generate(holder: .owner, owner: tenant.owner, session: .new(now: now))
        let key = APIKey.generate(owner: tenant.owner, key: .new(now: now))
        let claim = DomainID.new(now: now)
        let names = try (0..<3).map { try #require(LocalPart("new-\($0)")) }
        try await bench.run { desk in
            func run<Value>(_ operation: Storage.Operation<Value>) async throws {
                _ = try await desk.database.run(operation, with: token, now: now, from: "192.0.2.7")
            }
            try await desk.database.run(
                trusted: Sessions.open(
                    new, provenBy: Tenant.hash.description, now: now, expiresAt: year, client: "192.0.2.7",
                    agent: "browser"),
                as: .session(new, from: "192.0.2.7"))
            try await run(Sessions.end(new.session, asHolderOf: token))
            try await run(Sessions.endOthers(than: token))
            try await run(
                Keys.create(key, name: try Label("ci"), scopes: .all, now: now, expiresAt: year))
            try await run(Keys.revoke(tenant.owner, key.id, now: now))
            try await run(
                Domains.create(
                    tenant.owner, id: claim, name: try #require(DomainName("new.example")), token: "t",
                    now: now))
            try await run(Domains.record(tenant.owner, claim, txt: true, mx: false, now: now))
            try await run(Domains.record(tenant.owner, claim, txt: true, mx: true, now: now))
            try await run(Domains.record(tenant.owner, claim, txt: true, mx: true, now: now))
            try await run(Domains.delete(tenant.owner, claim))
            let buyers = names.map { NewBuyer(id: .new(now: now), localPart: $0, pin: Tenant.hash) }
            for some in [buyers[..<1], buyers[1...]] {
                try await run(
                    Buyers.create(
                        tenant.owner, Array(some), on: tenant.domainName, label: nil, now: now,
                        expiresAt: nil))
            }
            try await run(Buyers.update(tenant.owner, buyers[0].id, .init(status: .disabled)))
            try await run(Buyers.update(tenant.owner, buyers[0].id, .init()))
            try await run(Buyers.setPIN(tenant.owner, buyers[0].id, Tenant.hash))
            try await run(Releases.release(tenant.owner, buyers[0].id, kind: .buyer))
            try await run(
                Webhooks.change(
                    tenant.owner, WebhookChanges(url: "https://secret.test/token", isEnabled: true), now: now)
            )
            try await run(Webhooks.changeSecret(tenant.owner, to: .make(), now: now))
            try await run(
                Owners.changePassword(
                    tenant.owner, from: Tenant.hash.description, to: .decoy(), keeping: token.session))
            _ = try await desk.database.run(
                Webhooks.change(tenant.owner, WebhookChanges(isEnabled: false), now: now), with: tenant.key,
                requiring: .webhooksWrite, now: now, from: "192.0.2.8")
        }
        let by = "owner|\(token.session)|192.0.2.7"
        let expected = [
            "session.open|owner|\(new.session)|192.0.2.7|\(new.session)|browser",
            "session.close|\(by)|\(new.session)|",
            "session.close_others|\(by)|\(token.session)|sessions: 1",
            "key.create|\(by)|\(key.id)|ci", "key.revoke|\(by)|\(key.id)|ci",
            "domain.create|\(by)|new.example|", "domain.activate|\(by)|new.example|",
            "domain.delete|\(by)|new.example|",
            "buyer.create|\(by)|new-0@alpha.example|buyers: 1", "buyer.create|\(by)|alpha.example|buyers: 2",
            "buyer.update|\(by)|new-0@alpha.example|status: disabled",
            "buyer.pin|\(by)|new-0@alpha.example|", "buyer.delete|\(by)|new-0@alpha.example|",
            "webhook.update|\(by)||url, enabled: true", "webhook.secret|\(by)||", "owner.password|\(by)||",
            "webhook.update|key|\(tenant.key.id)|192.0.2.8||enabled: false",
        ]
        let found = try events()
        #expect(found == expected)
        let all = found.joined()
        for secret in ["token", "$scrypt", String(decoding: key.text, as: UTF8.self), "whsec_"] {
            #expect(!all.contains(secret), "\(secret)")
        }
    }

    @Test("says of each thing that the operator does what account did it")
    func `operator`() throws {
        defer { bench.end() }
        try forget()
        let (owner, now) = (tenant.owner, Tenant.now)
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        try bench.admin(Operator.update(owner, changes, as: .suspend))
        changes.status = .active
        try bench.admin(Operator.update(owner, changes, as: .resume))
        changes = Operator.OwnerChanges()
        changes.password = .decoy()
        changes.keys = 7
        try bench.admin(Operator.update(owner, changes))
        try bench.admin(Operator.setExpiry(owner, key: tenant.key.id, at: now))
        try bench.admin(Operator.setExpiry(owner, mailbox: tenant.mailbox, at: nil))
        try bench.admin(Operator.disable(owner, tenant.domain, now: now))
        try bench.admin(Operator.activate(owner, tenant.domain, now: now))
        _ = try bench.admin(
            Wallets.change(
                owner, by: Money(hundredths: 1250), tenant.credit, note: "a secret note", now: now))
        _ = try bench.admin(Webhooks.redeliver(owner, tenant.testCall, now: now))
        _ = try bench.admin(Webhooks.disable(owner, because: .operator, now: now))
        _ = try bench.admin(
            Messages.list(owner, .id(tenant.mailbox), limit: 1, now: .earliest).noted(.messageList, "b"))
        let heaps = try bench.admin(Purges.find(owner, PurgeSelection(mailbox: tenant.mailbox)))
        for heap in heaps {
            _ = try bench.admin(
                Purges.remove(owner, PurgeSelection(mailbox: tenant.mailbox), from: heap))
        }
        let shared = SharedDomain(
            id: .new(now: now), name: try #require(DomainName("shared.example")), price: .zero, category: "",
            description: "", orderMinutes: 10, createdAt: now)
        _ = try bench.admin(Operator.create(shared))
        var offer = Operator.SharedDomainChanges()
        offer.price = Money(hundredths: 100)
        try bench.admin(Operator.update(shared: shared.id, offer))
        let by = "operator|\(account)|"
        #expect(
            try events() == [
                "owner.suspend|\(by)|\(tenant.email)|status: suspended",
                "owner.resume|\(by)|\(tenant.email)|status: active",
                "owner.update|\(by)|\(tenant.email)|password, max_keys: 7",
                "key.update|\(by)|\(tenant.key.id)|expires_at: \(now)",
                "mailbox.update|\(by)|one-alpha@alpha.example|expires_at: never",
                "domain.disable|\(by)|alpha.example|", "domain.activate|\(by)|alpha.example|",
                "wallet.credit|\(by)|\(tenant.credit)|amount: 12.50, balance: 12.50",
                "webhook.redeliver|\(by)|\(tenant.testCall)|", "webhook.disable|\(by)||operator",
                "message.list|\(by)|b|",
                "message.purge|\(by)|one-alpha@alpha.example|mails: 3, bytes: \(heaps.map(\.bytes).reduce(0, +))",
            ])
        #expect(
            try bench.rows(Self.own()) == [
                "domain.create|\(account)|shared.example|shared, price: 0.00",
                "domain.update|\(account)|shared.example|price: 1.00",
            ])
    }

    @Test("says when the server itself disables a webhook, and nothing of a try that leaves it enabled")
    func server() async throws {
        defer { bench.end() }
        try forget()
        let (tenant, now) = (tenant, Tenant.now)
        try await bench.run { desk in
            for (number, isGone) in [false, true].enumerated() {
                let attempt = WebhookCall(
                    id: tenant.testCall, attempts: 1 + number, tries: 1, createdAt: now, content: .test)
                try await desk.database.run(
                    trusted: WebhookQueue.record(
                        tenant.owner, attempt, at: tenant.webhookURL,
                        WebhookOutcome(
                            next: .retry(now), at: now + .seconds(number), status: 500,
                            duration: .seconds(1), error: "e", isGone: isGone)))
            }
        }
        #expect(try events() == ["webhook.disable|server||||gone"])
    }

    @Test("holds nothing of what did not happen")
    func failures() async throws {
        defer { bench.end() }
        try forget()
        let (tenant, now) = (tenant, Tenant.now)
        let beta = try Tenant("beta")
        try await beta.settle(in: bench)
        try forget()
        var full = Operator.OwnerChanges()
        (full.keys, full.domains, full.buyers) = (0, 0, 0)
        try bench.admin(Operator.update(tenant.owner, full))
        try forget()
        let stranger = SessionToken.generate(holder: .owner, owner: tenant.owner, session: .new(now: now))
        let operations: [@Sendable (Database, SessionToken) async throws -> Void] = [
            { _ = try await $0.run(Keys.revoke(tenant.owner, beta.key.id, now: now), with: $1, now: now) },
            {
                _ = try await $0.run(
                    Keys.create(
                        .generate(owner: tenant.owner, key: .new()), name: try Label("x"), scopes: .all,
                        now: now, expiresAt: now), with: $1, now: now)
            },
            {
                _ = try await $0.run(
                    Domains.create(
                        tenant.owner, id: .new(), name: beta.domainName, token: "", now: now), with: $1,
                    now: now)
            },
            { _ = try await $0.run(Domains.delete(tenant.owner, beta.domain), with: $1, now: now) },
            {
                _ = try await $0.run(
                    Domains.record(tenant.owner, beta.domain, txt: true, mx: true, now: now), with: $1,
                    now: now)
            },
            {
                _ = try await $0.run(
                    Buyers.create(
                        tenant.owner, tenant.buyers, on: tenant.domainName, label: nil, now: now,
                        expiresAt: nil), with: $1, now: now)
            },
            {
                _ = try await $0.run(
                    Buyers.update(tenant.owner, beta.mailbox, .init(status: .disabled)), with: $1, now: now)
            },
            {
                _ = try await $0.run(
                    Buyers.setPIN(tenant.owner, beta.mailbox, Tenant.hash), with: $1, now: now)
            },
            {
                _ = try await $0.run(
                    Releases.release(tenant.owner, beta.mailbox, kind: .buyer), with: $1, now: now)
            },
            {
                _ = try await $0.run(
                    Sessions.end(beta.session.session, asHolderOf: tenant.session), with: $1, now: now)
            },
            {
                _ = try await $0.run(
                    Webhooks.redeliver(tenant.owner, beta.testCall, now: now), with: $1, now: now)
            },
        ]
        try await bench.run { desk in
            for operation in operations {
                for token in [tenant.session, stranger] {
                    await #expect(throws: StorageError.self) { try await operation(desk.database, token) }
                }
            }
        }
        var changes = Operator.OwnerChanges()
        changes.email = beta.email
        #expect(throws: StorageError.self) { try bench.admin(Operator.update(tenant.owner, changes)) }
        #expect(throws: StorageError.self) { try bench.admin(Operator.update(.new(), changes)) }
        #expect(throws: StorageError.self) { try bench.admin(Operator.delete(.new())) }
        #expect(throws: StorageError.self) {
            try bench.admin(
                Wallets.change(
                    tenant.owner, by: Money(hundredths: -1), .new(), note: "", now: now))
        }
        #expect(throws: StorageError.self) {
            try bench.admin(
                Messages.message(tenant.owner, tenant.mailbox, .new(), now: now).noted(.messageShow, "x"))
        }
        #expect(try events() == [])
        #expect(try bench.rows(Self.own()) == [])
    }

    @Test("takes a thing with it that it cannot record")
    func noEventNoAction() async throws {
        defer { bench.end() }
        let (tenant, now) = (tenant, Tenant.now)
        try bench.superuser("revoke insert on restante.audit_event from restante_server")
        try await bench.run { desk in
            for operation in [
                Keys.revoke(tenant.owner, tenant.key.id, now: now),
                Domains.delete(tenant.owner, tenant.domain),
                Releases.release(tenant.owner, tenant.mailbox, kind: .buyer), Sessions.end(tenant.session),
            ] {
                await #expect(throws: StorageError.self) {
                    try await desk.database.run(operation, with: tenant.session, now: now)
                }
            }
            // Each is as it was.
            _ = try await desk.database.run(
                Messages.list(tenant.owner, .id(tenant.mailbox), limit: 1, now: now), with: tenant.key,
                requiring: .premiumRead, now: now)
            #expect(
                try await desk.database.run(Domains.list(tenant.owner), with: tenant.session, now: now).count
                    == 2)
        }
    }

    @Test("records nothing for who does not say who acts")
    func unsigned() throws {
        defer { bench.end() }
        let server = try BlockingConnection(bench.database.serverOptions)
        let record = "select restante.record('\(tenant.owner)', 'key.revoke', '', '')"
        for setting in ["", "set restante.event_id = ''"] {
            try server.run(script: setting)
            #expect(throws: PostgresError.self) {
                try server.run(script: "set restante.owner_id = '\(tenant.owner)'; \(record)")
            }
        }
    }

    @Test("is append-only for the server, which cannot read it, sign as the operator, or write another's")
    func appendOnly() async throws {
        defer { bench.end() }
        let beta = try Tenant("beta")
        try await beta.settle(in: bench)
        let server = try BlockingConnection(bench.database.serverOptions)
        try server.run(script: "set restante.owner_id = '\(tenant.owner)'")
        func insert(_ owner: OwnerID, _ actor: String) -> String {
            """
            insert into restante.audit_event (owner_id, id, at, action, actor, actor_name, client, subject, detail)
            values ('\(owner)', '\(AuditEventID.new())', 1, 'key.revoke', '\(actor)', '', '', '', '')
            """
        }
        try server.run(script: insert(tenant.owner, "owner"))
        for refused in [
            "select from restante.audit_event", "update restante.audit_event set detail = ''",
            "delete from restante.audit_event", "truncate restante.audit_event",
            "select from restante.operator_event", "delete from restante.operator_event",
            "insert into restante.operator_event values ('\(AuditEventID.new())', 1, '', '', '', '')",
            insert(tenant.owner, "operator"), insert(beta.owner, "owner"),
        ] {
            #expect(throws: PostgresError.self, "\(refused)") { try server.run(script: refused) }
        }
        try server.run(script: "set restante.mailbox_id = '\(tenant.mailbox)'")
        #expect(throws: PostgresError.self) { try server.run(script: insert(tenant.owner, "owner")) }
        let operators = try BlockingConnection(bench.database.operatorOptions)
        for refused in [
            "update restante.audit_event set detail = ''", "delete from restante.audit_event",
            "delete from restante.operator_event",
        ] {
            #expect(throws: PostgresError.self, "\(refused)") { try operators.run(script: refused) }
        }
    }

    @Test("forgets what is a year old and what is too much of a kind, and nothing else")
    func aging() async throws {
        defer { bench.end() }
        try forget()
        let (tenant, beta) = (tenant, try Tenant("beta"))
        try await beta.settle(in: bench)
        try forget()
        // 250 log-ins of today, one event of each other kind, and old ones of each kind.
        try bench.superuser(
            """
            insert into restante.audit_event (owner_id, id, at, action, actor, actor_name, client, subject, detail)
            select o.owner_id, ('0193c0de-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
                (extract(epoch from now()) * 1000)::bigint - case when n <= 20 then 31622400000 else 0 end,
                case when n % 10 = 0 then 'owner.update' else 'session.open' end,
                case when n % 10 = 0 then 'operator' else 'owner' end, '', '', '', ''
            from restante.owner as o, generate_series(1, 270) as n;
            insert into restante.operator_event (id, at, action, actor_name, subject, detail)
            select ('0193c0de-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
                (extract(epoch from now()) * 1000)::bigint - case when n = 1 then 31622400000 else 0 end, 'owner.delete', '', '', ''
            from generate_series(1, 3) as n;
            """)
        let server = bench
        try await bench.run { desk in
            let due = try await desk.database.run(AuditAging.due(after: nil, keeping: 100, limit: 9))
            #expect(due == [tenant.owner, beta.owner].sorted())
            // Whatever bound is asked for, a hundred stay.
            while try await desk.database.run(trusted: AuditAging.trim(tenant.owner, keeping: 0)) {}
            while try await desk.database.run(AuditAging.trimOperatorEvents()) {}
            #expect(
                try await desk.database.run(AuditAging.due(after: nil, keeping: 100, limit: 9)) == [
                    beta.owner
                ])
        }
        let left = Statement(
            """
            select e.actor, e.action, count(*)::text, min(e.id::text) from restante.audit_event as e
            where e.owner_id::text = $1 group by 1, 2 order by 1
            """)
        #expect(
            try server.rows(left(tenant.owner.description)) == [
                // Operators' events of the last year are all there: a flood of the owner's pushes none out.
                "operator|owner.update|25|0193c0de-0000-7000-8000-000000000030",
                "owner|session.open|100|0193c0de-0000-7000-8000-000000000159",
            ])
        #expect(
            try server.rows(left(beta.owner.description)).map { $0.split(separator: "|")[2] } == [
                "27", "243",
            ])
        #expect(try server.rows(Self.own()).count == 2)
    }

    @Test("keeps of an owner who is gone the id, when, by whom and how much; and no name or address")
    func deletion() async throws {
        defer { bench.end() }
        let beta = try Tenant("beta")
        try await beta.settle(in: bench)
        try forget()
        try bench.admin(Operator.update(tenant.owner, Operator.OwnerChanges()))
        try bench.admin(Operator.update(beta.owner, Operator.OwnerChanges()))
        try bench.admin(Operator.delete(tenant.owner, with: "mails: 3"))
        #expect(try events().count == 1)
        #expect(try bench.rows(Self.own()) == ["owner.delete|\(account)|\(tenant.owner)|mails: 3"])
        let shown = try bench.admin(Operator.auditEvents(AuditFilter(owner: tenant.owner), limit: 9))
        #expect(shown.map(\.event.action) == ["owner.delete"])
        #expect(shown.first?.event.owner == nil && shown.first?.email == nil)
    }

    @Test("is listed with words that this program does not know, and with times that no calendar has")
    func unknownWords() async throws {
        defer { bench.end() }
        try forget()
        try bench.superuser(
            """
            insert into restante.audit_event (owner_id, id, at, action, actor, actor_name, client, subject, detail)
            select '\(tenant.owner)', gen_random_uuid(), t.at, 'new.word', 'owner', '', '', '', ''
            from (values (0), (9223372036854775807)) as t (at)
            """)
        for filter in [AuditFilter(), AuditFilter(owner: tenant.owner)] {
            let shown = try bench.admin(Operator.auditEvents(filter, limit: 9))
            #expect(shown.map(\.event.action) == ["new.word", "new.word"])
            #expect(shown.allSatisfy { !$0.event.at.description.isEmpty })
        }
    }

    @Test("is listed newest first, page by page, by owner, action and time")
    func list() async throws {
        defer { bench.end() }
        let all = try bench.admin(Operator.auditEvents(AuditFilter(), limit: 100)).map(\.event.id)
        #expect(all.count > 5)
        #expect(all == all.sorted(by: >))
        var paged: [AuditEventID] = []
        var filter = AuditFilter()
        var page: [ShownAuditEvent]
        repeat {
            page = try bench.admin(Operator.auditEvents(filter, limit: 2))
            paged += page.map(\.event.id)
            filter.before = paged.last
        } while !page.isEmpty
        #expect(paged == all)
        let keys = try bench.admin(
            Operator.auditEvents(AuditFilter(owner: tenant.owner, actions: [.keyCreate]), limit: 100))
        #expect(keys.map(\.event.subject) == [tenant.otherKey.id, tenant.key.id].map(\.description))
        #expect(keys.allSatisfy { $0.email == tenant.email })
        let future = AuditFilter(since: .now() + .days(1))
        #expect(try bench.admin(Operator.auditEvents(future, limit: 100)).isEmpty)
        #expect(try bench.admin(Operator.auditEvents(AuditFilter(owner: .new()), limit: 100)).isEmpty)
    }

    @Test("knows every action that a statement writes out")
    func words() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Storage")
        let known = Set(AuditAction.allCases.map(\.rawValue))
        var found: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let text = try String(contentsOf: file, encoding: .utf8)
            guard text.contains("restante.record(") else { continue }
            for match in text.matches(of: /'([a-z]+\.[a-z_]+)'/) where !match.output.1.hasPrefix("restante.")
            {
                found.insert(String(match.output.1))
            }
        }
        #expect(found.count > 15)
        #expect(found.subtracting(known) == [])
    }
}
