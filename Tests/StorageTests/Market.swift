import Inbox
import OpenSSL
import Storage
import Synchronization
import TestSupport
import Testing

/// Owners with wallets, domains to rent addresses on, and a clock that goes on with everything that is done.
final class Market: Sendable {
    /// What was done, as those who did it were told.
    struct Record: Sendable {
        var orders: [OrderID: (owner: Int, price: Money, mailbox: MailboxID)] = [:]
        var names: [[OrderID]] = []
        /// Credits less debits less charges plus what cancels paid back, of each owner.
        var balances: [Money] = []
        var cancelled: Set<OrderID> = []
        var mailed: Set<OrderID> = []
        var polled: Set<OrderID> = []
        var settled = 0
        var poor = 0
        var done = 0
    }

    let owners: [OwnerID]
    let domains: [SharedDomain]
    let record: Mutex<Record>
    private let clock = Atomic<Int64>(0)

    init(in bench: Bench, owners count: Int) throws {
        owners = (0..<count).map { _ in .new(now: Tenant.now) }
        for (index, owner) in owners.enumerated() {
            _ = try bench.admin(
                Operator.create(
                    owner, email: "\(index)@owners.example", name: try OwnerName("Owner"),
                    password: Tenant.hash, now: Tenant.now, expiresAt: nil))
        }
        domains = try [("cheap", 99 as Int64), ("dear", 525), ("free", 0)].map { name, price in
            SharedDomain(
                id: .new(now: Tenant.now), name: try #require(DomainName("\(name).example")),
                price: Money(hundredths: price), category: "c", description: "d", orderMinutes: 1,
                createdAt: Tenant.now)
        }
        for domain in domains { _ = try bench.admin(Operator.create(domain)) }
        record = Mutex(
            Record(
                names: Array(repeating: [], count: count), balances: Array(repeating: .zero, count: count)))
    }

    /// The time now, a little later at each look.
    func tick() -> Timestamp {
        Tenant.now + .milliseconds(clock.wrappingAdd(50, ordering: .relaxed).newValue)
    }

    func newOrder(on domain: SharedDomain, now: Timestamp) throws -> NewOrder {
        let name = try #require(DomainName(domain.name))
        return NewOrder(
            id: .new(now: now), number: "API-\(UInt64.random(in: 0 ... .max))", mailbox: .new(now: now),
            address: try #require(EmailAddress(.random(), at: name)), site: "site", entry: .new(now: now),
            price: domain.price, minutes: domain.orderMinutes, createdAt: now)
    }

    /// One of the newest orders of an owner.
    func someOrder(_ owner: Int, using random: inout SeededRandom) -> OrderID? {
        let names = record.withLock { $0.names[owner].suffix(40) }
        return names.randomElement(using: &random)
    }

    // MARK: What is done

    func change(_ owner: Int, by amount: Money, _ database: Database) async throws {
        do {
            _ = try await database.run(
                trusted: Wallets.change(owners[owner], by: amount, .new(), note: "", now: tick()))
            record.withLock { $0.add(amount, owner) }
        } catch {
            guard case StorageError.insufficientBalance = error else { throw error }
            record.withLock { $0.poor += 1 }
        }
    }

    func buy(_ owner: Int, on domain: SharedDomain, _ database: Database) async throws {
        let new = try newOrder(on: domain, now: tick())
        do {
            let order = try await database.run(trusted: Orders.create(owners[owner], new))
            record.withLock { record in
                record.orders[order.id] = (owner, order.price, order.mailbox)
                record.names[owner].append(order.id)
                record.add(Money(hundredths: -order.price.hundredths), owner)
            }
        } catch {
            guard case StorageError.insufficientBalance = error else { throw error }
            record.withLock { $0.poor += 1 }
        }
    }

    func cancel(_ owner: Int, _ order: OrderID, _ database: Database) async throws {
        let refund = try await database.run(
            trusted: Orders.cancel(owners[owner], .id(order), .new(), now: tick()))
        guard let refund else { return }
        record.withLock { record in
            #expect(record.cancelled.insert(order).inserted)
            record.add(refund, owner)
        }
    }

    func settle(_ owner: Int, now: Timestamp, _ database: Database) async throws {
        let due = try await database.run(trusted: Orders.due(owners[owner], now: now, limit: 50))
        let settled = try await database.run(trusted: Orders.settle(owners[owner], due, now: now))
        record.withLock { $0.settled += settled }
    }

    func poll(_ owner: Int, _ order: OrderID, _ database: Database) async throws {
        let answer = try await database.run(
            trusted: Orders.startPolling(owners[owner], .id(order), now: tick()))
        if answer.isPolling { record.withLock { _ = $0.polled.insert(order) } }
    }

    func deliver(to order: OrderID, _ delivery: Delivery) async throws {
        guard let (owner, _, mailbox) = record.withLock({ $0.orders[order] }) else { return }
        let id = MessageID.new()
        let message = IncomingMessage(
            id: id, owner: owners[owner], mailbox: mailbox, arrivedAt: tick(), envelopeFrom: "",
            fromAddress: "a@b.example", fromName: nil, subject: "s", bodyText: "t", bodyHTML: nil, otp: nil,
            codes: "[]", links: "[]", attachments: "[]", clientAddress: "192.0.2.1", helo: "h", tls: nil,
            raw: [1],
            digest: SHA256.digest(of: id.uuid.bytes))
        if case .stored = try await delivery.store([message]).first {
            record.withLock { _ = $0.mailed.insert(order) }
        }
    }
}

extension Market.Record {
    fileprivate mutating func add(_ amount: Money, _ owner: Int) {
        balances[owner] = Money(hundredths: balances[owner].hundredths + amount.hundredths)
    }
}
