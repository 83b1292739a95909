import Inbox
import Intake
import Networking
import OpenSSL
import Postgres
import SMTP
import Storage
import Telemetry
import TestSupport
import Testing

/// The intake of a whole server, from the listener to a database of its own, with one owner, one domain and some buyers.
struct PostOffice: Sendable {
    let owner = OwnerID.new()
    let buyers: [String: MailboxID]
    let arrivals: Arrivals
    let port: UInt16
    let group: EventLoopGroup
    private let database: MigratedDatabase
    private let blocking: BlockingPool
    private let stop: @Sendable () async -> Void
    private let flush: @Sendable () async -> Bool

    init(loops: Int = 2) async throws {
        let names = ["ann", "ben", "cat", "dan"]
        buyers = Dictionary(uniqueKeysWithValues: names.map { ($0, MailboxID.new()) })
        database = try MigratedDatabase()
        blocking = try BlockingPool(threads: 2, capacity: 100)
        group = try EventLoopGroup(count: loops)
        arrivals = Arrivals(on: group.loops)
        let lane = try await Self.lane(group.loop(0), try database.serverOptions, blocking)
        var registry = MetricsRegistry()
        let log = Log(sink: { _ in })
        let intake = Intake(
            lane.database, lane.delivery, patientDelivery: lane.patientDelivery, arrivals: arrivals,
            readers: blocking, metrics: IntakeMetrics(&registry), logger: log.logger("intake"))
        var configuration = SMTP.ServerConfiguration(hostname: "mx.example.org")
        configuration.stopTimeout = .seconds(1)
        let server = SMTP.Server(
            intake, on: group, configuration: configuration, logger: log.logger("smtp"),
            metrics: SMTPMetrics(&registry))
        let address = try server.listen(on: .ip(try #require(IPAddress("127.0.0.1")), port: 0))
        port = try #require(address.port)
        stop = { await server.stop() }
        let (loop, trail) = (group.loop(0), Unchecked(value: intake.trailWriter(to: lane.database)))
        flush = { await Task(executorPreference: loop) { await trail.value.flush() }.value }
        try settle()
    }

    func close() async {
        await stop()
        group.stop()
        blocking.stop()
        database.drop()
    }

    /// Has the trail written down. - Returns: whether the database took it.
    func flushTrail() async -> Bool { await flush() }

    /// A client that has introduced itself.
    func client() throws -> MailClient {
        let client = try MailClient(port: port)
        #expect(try client.command("EHLO client.example").code == 250)
        return client
    }

    /// The rows of a query as text, columns with "|" between.
    func rows(_ statement: BoundStatement) throws -> [String] {
        let connection = try BlockingConnection(ConnectionOptions(database.database.connectionString()))
        let result = try connection.query(statement)
        return try result.rows.map { row in
            try (0..<result.columnCount).map { try row.optional($0, as: String.self) ?? "NULL" }.joined(
                separator: "|")
        }
    }

    /// Runs a script as the cluster's superuser.
    func script(_ text: String) throws { try superuser().run(script: text) }

    /// A session of the cluster's superuser.
    func superuser() throws -> BlockingConnection {
        try BlockingConnection(ConnectionOptions(database.database.connectionString()))
    }

    private func settle() throws {
        let admin = try OperatorDatabase(database.operatorOptions)
        let hash = PasswordHash.decoy(cost: .pin)
        let domain = DomainID.new()
        let name = try #require(DomainName("example.org"))
        let now = Timestamp.now()
        _ = try admin.run(
            Operator.create(
                owner, email: "owner@owners.example", name: try OwnerName("Owner"), password: hash, now: now,
                expiresAt: nil))
        _ = try admin.run(Domains.create(owner, id: domain, name: name, token: "token", now: now))
        try admin.run(Operator.activate(owner, domain, now: now))
        let made = try buyers.map { buyer, id in
            NewBuyer(id: id, localPart: try #require(LocalPart(buyer)), pin: hash)
        }
        _ = try admin.run(Buyers.create(owner, made, on: name, label: nil, now: now, expiresAt: nil))
    }

    private typealias Lane = (database: Database, delivery: Delivery, patientDelivery: Delivery)

    private static func lane(
        _ loop: EventLoop, _ options: ConnectionOptions, _ blocking: BlockingPool
    ) async throws -> Lane {
        try await Task(executorPreference: loop) {
            let pool = ConnectionPool(
                options, reads: 1, writes: 1, deliveries: 1, on: loop, blocking: blocking)
            try await pool.open()
            return Unchecked<Lane>(
                value: (
                    Database(pool), Delivery(pool, slot: 1, isPatient: false), Delivery(pool, slot: 2)
                ))
        }.value.value
    }
}

/// Carries what belongs to a loop to whoever hands it back to that loop.
private struct Unchecked<Value>: @unchecked Sendable {
    let value: Value
}
