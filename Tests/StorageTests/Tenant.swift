import Inbox
import OpenSSL
import Testing

@testable import Storage

/// A tenant with everything in it that a tenant can have, each field with the tenant's marker.
struct Tenant: Sendable {
    static let now = Timestamp(milliseconds: 1_800_000_000_000)
    static let hash = PasswordHash.decoy(cost: .pin)

    let marker: String
    let domainName: DomainName
    let pendingName: DomainName
    let owner = OwnerID.new(now: now)
    let domain = DomainID.new(now: now)
    let pendingDomain = DomainID.new(now: now)
    let key: APIKey
    let otherKey: APIKey
    let session: SessionToken
    let otherSession: SessionToken
    let buyers: [NewBuyer]
    let buyerSession: SessionToken
    let otherBuyerSession: SessionToken
    let events = (0..<2).map { _ in EventID.new(now: now) }
    let messages = (0..<4).map { _ in MessageID.new(now: now) }
    let testCall = DeliveryID.new(now: now)
    /// A live one on the tenant's own domain, a live one on the domain that all share, and two that have expired long ago.
    let temporary: [NewTemporaryMailbox]
    let temporaryMessages = (0..<4).map { _ in MessageID.new(now: now) }
    /// With mail, and without.
    let orders: [NewOrder]
    let orderMessage = MessageID.new(now: now)
    let credit = EntryID.new(now: now)
    let refund = EntryID.new(now: now)

    /// A domain that the operator offers to all.
    static let shared = "shared.example"

    init(_ marker: String) throws {
        self.marker = marker
        domainName = try #require(DomainName("\(marker).example"))
        pendingName = try #require(DomainName("pending-\(marker).example"))
        key = APIKey.generate(owner: owner, key: .new(now: Self.now))
        otherKey = APIKey.generate(owner: owner, key: .new(now: Self.now))
        session = SessionToken.generate(holder: .owner, owner: owner, session: .new(now: Self.now))
        otherSession = SessionToken.generate(holder: .owner, owner: owner, session: .new(now: Self.now))
        buyers = try ["one", "two", "three"].map { name in
            let localPart = try #require(LocalPart("\(name)-\(marker)"))
            return NewBuyer(id: .new(now: Self.now), localPart: localPart, pin: Self.hash)
        }
        buyerSession = SessionToken.generate(
            holder: .buyer(buyers[0].id), owner: owner, session: .new(now: Self.now))
        otherBuyerSession = SessionToken.generate(
            holder: .buyer(buyers[0].id), owner: owner, session: .new(now: Self.now))
        let shared = try #require(DomainName(Self.shared))
        func address(_ name: String, _ domain: DomainName) throws -> EmailAddress {
            let localPart = try #require(LocalPart("\(name)-\(marker)"))
            return try #require(EmailAddress(localPart, at: domain))
        }
        let (now, hour, age) = (Self.now, Duration.seconds(3600), Duration.days(40))
        temporary = try [
            ("temporary", domainName, now, now + hour), ("shared", shared, now, now + hour),
            ("expired", domainName, now - age, now - age + hour),
            ("past", domainName, now - age, now - age + hour),
        ].map { name, domain, createdAt, expiresAt in
            NewTemporaryMailbox(
                id: .new(now: now), address: try address(name, domain), createdAt: createdAt,
                expiresAt: expiresAt)
        }
        orders = try ["first", "second"].map { name in
            NewOrder(
                id: .new(now: now), number: "API-\(name)-\(marker)", mailbox: .new(now: now),
                address: try address(name, shared), site: "site-\(marker)", entry: .new(now: now),
                price: Money(hundredths: 500), minutes: 10, createdAt: now)
        }
    }

    /// What the tenant has said once, and must not do twice.
    func onceOnly(_ key: String = "key") -> OnceOnly {
        OnceOnly(
            key: "\(key)-\(marker)", request: SHA256.digest(of: Array(marker.utf8)), status: 200,
            answer: Array(marker.utf8), at: Self.now)
    }

    var email: String { "\(marker)@owners.example" }
    var mailbox: MailboxID { buyers[0].id }
    var webhookSecret: WebhookSecret {
        WebhookSecret(key: Array(repeating: UInt8(marker.utf8.count), count: 32))
    }
    var webhookURL: String { "https://\(marker).test/hook" }
    var label: Label? { try? Label("label \(marker)") }

    func address(_ buyer: Int = 0) throws -> EmailAddress {
        try #require(EmailAddress(buyers[buyer].localPart, at: domainName))
    }

    func incoming(
        _ id: MessageID, to mailbox: MailboxID? = nil, at time: Timestamp = now, otp: String? = nil,
        raw: [UInt8]? = nil, digest: [UInt8]? = nil
    ) -> IncomingMessage {
        IncomingMessage(
            id: id, owner: owner, mailbox: mailbox ?? self.mailbox, arrivedAt: time,
            envelopeFrom: "bounce@\(marker).test", fromAddress: "from@\(marker).test",
            fromName: "Name \(marker)", subject: "Subject \(marker)", bodyText: "Text \(marker)",
            bodyHTML: "<p>\(marker)</p>", otp: otp, codes: "[\"\(marker)\"]", links: "[]", attachments: "[]",
            notes: "[\"\(marker)\"]",
            clientAddress: "192.0.2.1", helo: "client.\(marker).test", tls: nil,
            raw: raw ?? Array("Subject: \(marker)\r\n\r\nText\r\n".utf8),
            digest: digest ?? SHA256.digest(of: id.uuid.bytes))
    }

    func event(_ id: EventID, _ verdict: IntakeVerdict) throws -> IntakeEvent {
        IntakeEvent(
            id: id, at: Self.now, verdict: verdict, domain: domainName.text,
            address: try address().description, envelopeFrom: "bounce@\(marker).test",
            clientAddress: "192.0.2.1", helo: "client.\(marker).test", code: "550 5.1.1",
            reason: "reason \(marker)", message: verdict == .accepted ? messages[0] : nil)
    }

    /// Puts everything into the database.
    func settle(in bench: Bench) async throws {
        let now = Self.now
        let year = now + .days(365)
        _ = try bench.admin(
            Operator.create(
                owner, email: email, name: try OwnerName("Owner \(marker)"), password: Self.hash, now: now,
                expiresAt: year))
        _ = try bench.admin(
            Domains.create(owner, id: domain, name: domainName, token: "token-\(marker)", now: now))
        _ = try bench.admin(
            Domains.create(owner, id: pendingDomain, name: pendingName, token: "token-\(marker)", now: now))
        try bench.admin(Operator.activate(owner, domain, now: now))
        for key in [key, otherKey] {
            _ = try bench.admin(
                Keys.create(key, name: try Label("key \(marker)"), scopes: .all, now: now, expiresAt: year))
        }
        _ = try bench.admin(
            Buyers.create(owner, buyers, on: domainName, label: label, now: now, expiresAt: nil))
        _ = try bench.admin(
            Webhooks.change(owner, WebhookChanges(url: webhookURL, isEnabled: true), now: now))
        _ = try bench.admin(Webhooks.changeSecret(owner, to: webhookSecret, now: now))
        _ = try bench.admin(Webhooks.test(owner, testCall, now: now))
        try bench.admin(
            WebhookQueue.record(
                owner, WebhookCall(id: testCall, attempts: 0, tries: 0, createdAt: now, content: .test),
                at: webhookURL,
                WebhookOutcome(
                    next: .retry(now + .seconds(5)), at: now, status: 500, duration: .milliseconds(7),
                    error: "the receiver answered 500")))
        try await bench.run { desk in
            for token in [session, otherSession, buyerSession, otherBuyerSession] {
                try await desk.database.run(
                    trusted: Sessions.open(
                        token, provenBy: Self.hash.description, now: now, expiresAt: year,
                        client: "192.0.2.9",
                        agent: "agent \(marker)"))
            }
            _ = try await desk.delivery.store([
                incoming(messages[0], otp: "111111"), incoming(messages[1]),
                incoming(messages[2], otp: "333333"),
                incoming(messages[3], to: buyers[1].id),
            ])
            let trail = [try event(events[0], .accepted), try event(events[1], .refused)]
            try await desk.database.run(trusted: IntakeEvents.record(owner, trail))
        }
    }

    /// Beside what `settle` puts there: money, orders and temporary mailboxes, with their mail.
    func furnish(in bench: Bench) async throws {
        try offerShared(in: bench)
        let now = Self.now
        try await bench.run { desk in
            let credit = Wallets.change(
                owner, by: Money(hundredths: 10_000), credit, note: "note \(marker)", now: now)
            _ = try await desk.database.run(trusted: credit.once(onceOnly(), making: self.credit))
            for mailbox in temporary {
                _ = try await desk.database.run(trusted: TemporaryMailboxes.create(owner, mailbox))
            }
            for order in orders { _ = try await desk.database.run(trusted: Orders.create(owner, order)) }
            let delivered = try await desk.delivery.store(
                zip(temporary, temporaryMessages).map {
                    incoming($1, to: $0.id, at: $0.createdAt, otp: "444444")
                } + [incoming(orderMessage, to: orders[0].mailbox, otp: "555555")])
            #expect(!delivered.contains { if case .gone = $0 { true } else { false } })
        }
    }

    /// The first tenant brings it.
    private func offerShared(in bench: Bench) throws {
        let domain = SharedDomain(
            id: DomainID(UUID(high: 0x7000, low: 1 << 63)), name: try #require(DomainName(Self.shared)),
            price: Money(hundredths: 500), category: "c", description: "d", orderMinutes: 10,
            createdAt: Self.now)
        do { _ = try bench.admin(Operator.create(domain)) } catch StorageError.conflict {}
    }
}

extension RecipientName {
    init(_ address: EmailAddress) { self.init(domain: address.domain, address: address) }
}
