import HTTP
import Inbox
import Networking
import OpenSSL
import Postgres
import Storage
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import Jobs

/// A wall clock that stands still until it is moved.
final class TestClock: Sendable {
    private let time = Mutex(Timestamp(milliseconds: 1_900_000_000_000))

    var now: Timestamp { time.withLock { $0 } }

    func advance(_ duration: Duration) { time.withLock { $0 = $0 + duration } }
}

/// A database, an event loop, and workers on it.
final class Works: Sendable {
    let database: MigratedDatabase
    let clock = TestClock()
    let wakes = WebhookWakes()
    let loop: EventLoop
    private let group: EventLoopGroup
    private let blocking: BlockingPool
    private let pool: Pool

    private struct Pool: @unchecked Sendable {
        let pool: ConnectionPool
        let delivery: Delivery
    }

    init() async throws {
        database = try MigratedDatabase()
        group = try EventLoopGroup(count: 1)
        loop = group.loop(0)
        blocking = try BlockingPool(threads: 4, capacity: 100)
        let (options, loop, blocking) = (try database.serverOptions, loop, blocking)
        let wakes = wakes
        pool = try await Task(executorPreference: loop) {
            let pool = ConnectionPool(
                options, reads: 2, writes: 2, deliveries: 1, on: loop, blocking: blocking)
            try await pool.open()
            return Pool(pool: pool, delivery: Delivery(pool, slot: 1, wakes: wakes))
        }.value
    }

    deinit {
        let pool = pool
        loop.execute { pool.pool.close() }
        group.stop()
        blocking.stop()
        database.drop()
    }

    var configuration: WebhookConfiguration {
        var configuration = WebhookConfiguration(mailHost: "mx.test.example")
        configuration.stretch = 1...1
        configuration.interval = .milliseconds(20)
        configuration.clock = { [clock] in clock.now }
        return configuration
    }

    func admin<Value>(_ call: OperatorCall<Value>) throws -> Value {
        try OperatorDatabase(database.operatorOptions).run(call)
    }

    func admin<Value>(_ operation: Storage.Operation<Value>) throws -> Value {
        try OperatorDatabase(database.operatorOptions).run(operation)
    }

    /// Runs `body` while a worker works, then stops it.
    /// - Parameters:
    ///   - rootsFile: whom the worker trusts; nil for the system's roots.
    ///   - nameServer: who tells it addresses.
    func working<Value: Sendable>(
        allowing networks: [String] = ["127.0.0.0/8"], trusting rootsFile: String? = nil,
        nameServer: SocketAddress? = nil, listeners: [SocketAddress] = [],
        _ change: (inout WebhookConfiguration) -> Void = { _ in }, _ body: () async throws -> Value
    ) async throws -> Value {
        var configuration = configuration
        change(&configuration)
        let egress = Egress(allowing: networks.compactMap { IPNetwork($0) })
        for listener in listeners { egress.close(listener) }
        let client = Client(
            destinations: Destinations(
                resolver: Resolver(server: nameServer, pool: blocking), egress: egress),
            tls: try TLSContext(trusting: rootsFile))
        let stop = Signal(on: loop)
        let task = try start(configuration, client, until: stop)
        do {
            let value = try await body()
            stop.raise()
            await task.value
            return value
        } catch {
            stop.raise()
            await task.value
            throw error
        }
    }

    private func start(
        _ configuration: WebhookConfiguration, _ client: Client, until stop: Signal
    ) throws -> Task<Void, Never> {
        let (loop, pool, blocking, wakes) = (loop, pool, blocking, wakes)
        let options = try database.serverOptions
        return Task(executorPreference: loop) {
            var registry = MetricsRegistry()
            let worker = WebhookWorker(
                configuration, client: client, database: Database(pool.pool), wakes: wakes,
                metrics: WebhookMetrics(&registry), logger: Log(level: .error).logger("webhooks"), on: loop
            ) { try await Connection.connect(options, on: loop, pool: blocking) }
            await worker.run(until: stop)
        }
    }

    /// Stores mails as the intake does.
    func store(_ messages: [IncomingMessage]) async throws {
        let pool = pool
        let results = try await Task(executorPreference: loop) { try await pool.delivery.store(messages) }
            .value
        for result in results {
            guard case .stored = result else { throw CancellationError() }
        }
    }

    /// Ends every session that holds a lease, as the death of its process would.
    func endLeases() throws {
        try BlockingConnection(ConnectionOptions(database.database.connectionString())).run(
            script: """
                select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
                    and database = (select oid from pg_database where datname = current_database())
                """)
    }
}

/// An owner with a buyer and a webhook.
struct Hooked: Sendable {
    let works: Works
    let owner = OwnerID.new()
    let mailbox = MailboxID.new()
    let address: String

    init(_ works: Works, _ name: String, url: String, includesOTP: Bool = false) throws {
        self.works = works
        let now = works.clock.now
        let hash = PasswordHash.decoy(cost: .pin)
        let domain = DomainID.new()
        let domainName = try #require(DomainName("\(name).example"))
        address = "buyer@\(name).example"
        _ = try works.admin(
            Operator.create(
                owner, email: "\(name)@owners.example", name: try OwnerName(name), password: hash, now: now,
                expiresAt: nil))
        _ = try works.admin(Domains.create(owner, id: domain, name: domainName, token: "t", now: now))
        try works.admin(Operator.activate(owner, domain, now: now))
        let localPart = try #require(LocalPart("buyer"))
        _ = try works.admin(
            Buyers.create(
                owner, [NewBuyer(id: mailbox, localPart: localPart, pin: hash)], on: domainName, label: nil,
                now: now, expiresAt: nil))
        try set(WebhookChanges(url: url, isEnabled: true, includesOTP: includesOTP))
    }

    func set(_ changes: WebhookChanges) throws {
        _ = try works.admin(Webhooks.change(owner, changes, now: works.clock.now))
    }

    /// Stores a mail with a webhook call, and gives its id.
    @discardableResult
    func mail(_ subject: String = "Test Message", otp: String? = nil, html: String? = nil) async throws
        -> MessageID
    {
        let id = MessageID.new()
        try await works.store([
            IncomingMessage(
                id: id, owner: owner, mailbox: mailbox, arrivedAt: works.clock.now,
                envelopeFrom: "bounce@shop.example", fromAddress: "sender@example.com", fromName: nil,
                subject: subject, bodyText: "Text of \(subject)", bodyHTML: html, otp: otp, codes: "[]",
                links: "[]",
                attachments: "[]", clientAddress: "192.0.2.1", helo: "mx.shop.example", tls: nil,
                raw: Array("Subject: \(subject)\r\n\r\nText\r\n".utf8),
                digest: SHA256.digest(of: id.uuid.bytes))
        ])
        return id
    }

    var webhook: Webhook {
        get throws { try #require(try works.admin(Webhooks.webhook(owner, now: works.clock.now))) }
    }

    /// The calls, newest first.
    var log: [WebhookDelivery] {
        get throws { try works.admin(Webhooks.deliveries(owner, limit: 100)).deliveries }
    }

    /// The log, once it fulfils `condition`. Each look is an exchange with the database.
    @discardableResult
    func log(until condition: ([WebhookDelivery]) -> Bool) async throws -> [WebhookDelivery] {
        let deadline = MonotonicTime.now() + .seconds(30)
        while .now() < deadline {
            let log = try await Background.run { try self.log }
            if condition(log) { return log }
        }
        throw Late(log: try log)
    }

    /// What the log never became.
    struct Late: Error { let log: [WebhookDelivery] }
}
