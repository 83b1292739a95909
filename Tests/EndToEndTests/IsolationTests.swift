import API
import Foundation
import HTTP
import Networking
import Storage
import TestSupport
import Testing

@Suite("Isolation, over the wire", .serialized)
struct IsolationTests {
    /// Three owners in one world. Log-ins come from as many addresses as the tests like.
    private struct Town {
        let world: World
        private let receiver: Receiver
        var me: MarkedTenant
        var others: [MarkedTenant]

        init() throws {
            receiver = try Receiver()
            world = try World(environment: [
                "RESTANTE_LOG_LEVEL": "debug", "RESTANTE_TRUSTED_PROXIES": "127.0.0.1/32",
                // Nobody answers there.
                "RESTANTE_DNS_SERVER": "127.0.0.1:1", "RESTANTE_WEBHOOK_ALLOW": "127.0.0.1/32",
            ])
            _ = try world.admin(
                "domain", "create", "--shared", "--name", MarkedTenant.sharedDomain, "--price", "5.00",
                "--order-minutes", "600")
            me = try MarkedTenant(world, marker: "amberqzx", number: 1, messages: 8, receiver: receiver)
            others = [
                try MarkedTenant(world, marker: "bergaqzx", number: 2, messages: 3, receiver: receiver),
                try MarkedTenant(world, marker: "cinnaqzx", number: 3, messages: 3, receiver: receiver),
            ]
            // One name, claimed by all and proven by one.
            let made = try world.admin(
                "domain", "create", "--owner", others[0].email, "--name", "contested.example", "--activate")
            try #require(made["id"] is String)
            try others[1].own("contested.example", world)
        }
    }

    @Test("the random requests know every route of the table")
    func routes() throws {
        let pool = try BlockingPool(threads: 1, capacity: 1)
        defer { pool.stop() }
        let api = API(
            API.Settings(mailHost: "mx.test.example", secretKey: [UInt8](repeating: 0, count: 32)),
            databases: Databases([]), arrivals: Arrivals(on: []), keyUse: KeyUse(), hashing: pool,
            resolver: Resolver(server: nil, pool: pool))
        #expect(Set(api.routes.map { "\($0.method.rawValue) \($0.pattern)" }) == Set(Trespasser.routes))
    }

    @Test("four thousand random requests see, change and log nothing of other owners")
    func trespasses() throws {
        var town = try Town()
        defer { town.world.end() }
        let world = town.world
        let rows = try TenantRows(world)
        for tenant in [town.me] + town.others {
            #expect(try rows.columns(of: tenant.id, without: tenant.marker) == Self.unmarked)
        }
        let spare = Trespasser.Spare(
            buyers: try town.me.spareBuyers(world, count: 20),
            keys: try (0..<10).map { _ in try town.me.makeKey(world).id },
            domains: try (0..<10).map { try town.me.claim(world, "spare\($0).example") },
            tokens: try (0..<3).map { _ in try town.me.logIn(world) },
            temporary: try (0..<10).map {
                try town.me.makeTemporary(world, name: "spare\($0)", on: town.me.domain).id
            },
            orders: try (0..<10).map { _ in try town.me.order(world).number })
        try town.me.own("contested.example", world)
        // The first look at a mail is not answered like the second.
        for message in town.me.buyers[0].messages {
            _ = try world.web.get(
                "/api/buyer/messages/\(message)", ["Authorization": "Bearer \(town.me.buyers[0].token)"])
        }
        let before = try town.others.map { try rows.rows(of: $0.id) }
        let seen = try town.others.map { try view(of: $0, world) }

        var trespasser = Trespasser(town.me, against: town.others, spare: spare, seed: 20_261_121)
        let forbidden = town.others.flatMap { $0.secrets + $0.ids }
        let web = world.web
        var (statuses, compared, own) = ([Int: Int](), 0, 0)
        for number in 0..<4_000 {
            let trespass = trespasser.next()
            let answer = try web.send(trespass, \.foreign)
            statuses[answer.status, default: 0] += 1
            let octets = answer.octets
            if octets.holds(town.me.marker) { own += 1 }
            if let leak = forbidden.first(where: octets.holds) {
                Issue.record("request \(number), \(trespass): \(leak) in \(answer.comparable)")
                return
            }
            guard answer.status < 500 || answer.status == 503 else {
                Issue.record("request \(number), \(trespass): \(answer.comparable)")
                return
            }
            guard trespass.hasTwin else { continue }
            guard !(answer.status < 400 && trespass.isAtForeign) else {
                Issue.record("request \(number), \(trespass): \(answer.comparable)")
                return
            }
            // It has changed the attacker's own, and would find it changed.
            if answer.status < 400, trespass.body != nil { continue }
            let twin = try web.send(trespass, \.unknown)
            compared += 1
            guard answer.steady == twin.steady else {
                Issue.record(
                    "request \(number), \(trespass): \(answer.comparable)\nbut \(twin.comparable)")
                return
            }
        }
        // The requests were neither all refused at the door nor all about nothing.
        #expect(own > 200)
        #expect(compared > 1_500)
        for status in [200, 201, 400, 401, 403, 404, 409] {
            #expect(statuses[status, default: 0] > 10, "\(status)")
        }

        for (tenant, (before, seen)) in zip(town.others, zip(before, seen)) {
            #expect(try rows.rows(of: tenant.id) == before)
            #expect(try view(of: tenant, world) == seen)
        }
        try expectSilence(of: world.server, about: [town.me] + town.others)
    }

    /// The columns that hold nothing of an owner's own words: states, digests, and what the server itself says.
    private static let unmarked = [
        "api_key.digest", "audit_event.action", "audit_event.actor", "audit_event.actor_name",
        "audit_event.client", "buyer_session.client", "buyer_session.digest", "domain.status", "domain.token",
        "idempotency_key.request",
        "intake_event.client_address", "intake_event.code", "intake_event.reason", "intake_event.tls",
        "intake_event.verdict", "ledger_entry.amount", "ledger_entry.balance", "ledger_entry.kind",
        "mail_order.domain", "mail_order.email", "mail_order.number", "mail_order.outcome",
        "mail_order.price", "mailbox.kind", "mailbox.pin_hash", "mailbox.status", "message.client_address",
        "message.codes", "message.otp", "message.tls", "owner.password_hash", "owner.status",
        "owner_session.client", "owner_session.digest", "receipt.digest", "wallet.balance",
        "webhook.disabled_reason", "webhook.last_error", "webhook.old_secret", "webhook.secret",
        "webhook_attempt.error", "webhook_delivery.kind", "webhook_delivery.status",
    ]

    /// All that a tenant sees of itself. Lists only: to open a mail marks it as seen.
    private func view(of tenant: MarkedTenant, _ world: World) throws -> [String] {
        let web = world.web
        let lists = [
            "me", "domains", "buyers?limit=200", "api-keys", "wallet?limit=200", "orders?limit=200",
            "addresses?limit=200", "webhook", "intake?limit=200", "webhook/deliveries?limit=100", "sessions",
            "mailboxes/\(tenant.buyers[0].id)",
            "mailboxes/\(tenant.buyers[0].id)/messages",
        ]
        var answers = try lists.map { try web.get("/api/owner/\($0)", tenant.session) }
        for path in ["emails", "v1/orders", "v1/addresses", "v1/orders/\(tenant.orders[0].id)/messages"] {
            answers.append(try web.get("/api/\(path)", ["X-API-Key": tenant.keys[0].text]))
        }
        for buyer in tenant.buyers {
            let session = ["Authorization": "Bearer \(buyer.token)"]
            for list in ["messages", "messages?q=\(tenant.marker)", "me", "sessions"] {
                answers.append(try web.get("/api/buyer/\(list)", session))
            }
            for message in buyer.messages {
                answers.append(try web.get("/api/buyer/messages/\(message)/raw", session))
            }
            answers.append(
                try web.get("/api/premium/emails/\(buyer.address)", ["X-API-Key": tenant.keys[0].text]))
        }
        for answer in answers { #expect(answer.status == 200) }
        // The log of webhook calls holds ids and no word of the owner's.
        #expect(answers.filter { !$0.octets.holds(tenant.marker) }.count == 1)
        return answers.map { $0.text.replacing(/"last_used_at":("[^"]*"|null)/, with: "") }
    }

    private func expectSilence(of server: RunningServer, about tenants: [MarkedTenant]) throws {
        let log = Array(server.logged.utf8)
        #expect(log.holds("level=debug"))
        for tenant in tenants {
            for secret in tenant.secrets { #expect(!log.holds(secret), "\(secret) is in the log") }
            for local in ["carol", "dave"] { #expect(!log.holds(local), "\(local) is in the log") }
        }
    }

    @Test("log-ins with somebody's name and with nobody's are answered alike, again and again")
    func logIns() throws {
        let town = try Town()
        defer { town.world.end() }
        let web = town.world.web
        for attempt in 1...7 {
            // Each pair comes from one address, so that the source's own pause is the same.
            let source = ["X-Forwarded-For": "10.0.0.\(attempt)"]
            let buyer = try [town.others[0].buyers[0].address, "nobody@nowhere.example"].map {
                try web.post("/api/buyer/login", source, json: #"{"address":"\#($0)","pin":"000000"}"#)
            }
            #expect(buyer[0].steady == buyer[1].steady)
            #expect(buyer[0].status == (attempt <= 5 ? 401 : 429))
            let owner = try [town.others[0].email, "nobody@nowhere.example"].map {
                try web.post(
                    "/api/owner/login", source, json: #"{"email":"\#($0)","password":"wrong horse"}"#)
            }
            #expect(owner[0].steady == owner[1].steady)
            #expect(owner[0].status == (attempt <= 5 ? 401 : 429))
        }
        #expect(!Array(town.world.server.logged.utf8).holds(town.others[0].marker))
    }

    @Test("claiming another owner's domain says nothing, gives nothing and takes nothing")
    func claims() throws {
        let town = try Town()
        defer { town.world.end() }
        let (web, me, other) = (town.world.web, town.me, town.others[0])
        let names = [other.domain, "nowhereatall.example"]
        let claims = try names.map {
            try web.post("/api/owner/domains", me.session, json: #"{"name":"\#($0)"}"#)
        }
        // Only its own name, id, time and token tell the two apart.
        let worn = zip(claims, names).map { claim, name in
            claim.comparable.replacing(name, with: "NAME")
                .replacing(/"id":"[^"]*"/, with: "").replacing(/"created_at":"[^"]*"/, with: "")
                .replacing(/"value":"[^"]*"/, with: "").replacing(/content-length: \d+/, with: "")
        }
        #expect(worn[0] == worn[1])
        #expect(claims[0].status == 201 && claims[0].json["status"] as? String == "pending")
        let buyers = try names.map {
            try web.post("/api/owner/buyers", me.session, json: #"{"domain":"\#($0)","local_part":"carol"}"#)
        }
        #expect(buyers[0].comparable == buyers[1].comparable)
        #expect(buyers[0].status == 400)
        let reads = try names.map {
            try web.get("/api/premium/emails/carol-\(other.marker)@\($0)", ["X-API-Key": me.keys[0].text])
        }
        #expect(reads[0].comparable == reads[1].comparable)
        #expect(reads[0].status == 403)
        let id = try #require(claims[0].json["id"] as? String)
        #expect(try web.request("DELETE", "/api/owner/domains/\(id)", me.session).status == 200)
        let own = try web.get(
            "/api/premium/emails/\(other.buyers[0].address)", ["X-API-Key": other.keys[0].text])
        #expect(own.json["count"] as? Int == 3)
        #expect(
            try town.world.mail().deliver(
                "Subject: x\r\n\r\nx\r\n", from: "", to: [other.buyers[0].address]
            ).code == 250)
    }
}

extension WebClient.Answer {
    /// The answer without what time alone changes: the seconds to wait, and when a key was last used, which is written now and
    /// then and has another length than null.
    fileprivate var steady: String {
        let steady = comparable.replacing(/retry-after: \d+/, with: "")
        guard status == 200 else { return steady }
        return steady.replacing(/"last_used_at":("[^"]*"|null)/, with: "")
            .replacing(/content-length: \d+/, with: "")
    }
}

extension WebClient {
    fileprivate func send(_ trespass: Trespass, _ side: KeyPath<Twin, String>) throws -> Answer {
        try request(
            trespass.method, trespass.target[keyPath: side],
            trespass.fields.mapValues { $0[keyPath: side] },
            body: trespass.body.map { Array($0[keyPath: side].utf8) })
    }
}
