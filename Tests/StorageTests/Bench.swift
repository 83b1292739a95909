import Inbox
import Networking
import OpenSSL
import Postgres
import Storage
import TestSupport
import Testing

/// One event loop on a database of its own.
struct Bench: Sendable {
    let database: MigratedDatabase
    private let group: EventLoopGroup
    private let blocking: BlockingPool

    init() throws {
        group = try EventLoopGroup(count: 1)
        blocking = try BlockingPool(threads: 2, capacity: 100)
        database = try MigratedDatabase()
    }

    func end() {
        group.stop()
        blocking.stop()
        database.drop()
    }

    /// Runs `body` on the loop with sessions of the server's role, or with those that `change` makes of them.
    func run<Value: Sendable>(
        _ change: (inout ConnectionOptions) -> Void = { _ in },
        _ body: @escaping @Sendable (Desk) async throws -> Value
    ) async throws -> Value {
        var options = try database.serverOptions
        change(&options)
        let (loop, blocking, sealed) = (group.loop(0), blocking, options)
        return try await Task(executorPreference: loop) {
            let pool = ConnectionPool(
                sealed, reads: 2, writes: 3, deliveries: 1, on: loop, blocking: blocking)
            try await pool.open()
            defer { pool.close() }
            let wakes = WebhookWakes()
            return try await body(
                Desk(
                    database: Database(pool), delivery: Delivery(pool, slot: 1, wakes: wakes),
                    impatientDelivery: Delivery(pool, slot: 2, isPatient: false, wakes: wakes), wakes: wakes,
                    loop: loop, blocking: blocking))
        }.value
    }

    /// Runs an operator's call.
    func admin<Value>(_ call: OperatorCall<Value>) throws -> Value {
        try OperatorDatabase(database.operatorOptions).run(call)
    }

    /// Runs a tenant's operation as the operator does.
    func admin<Value>(_ operation: Operation<Value>) throws -> Value {
        try OperatorDatabase(database.operatorOptions).run(operation)
    }

    /// Runs a script as the cluster's superuser.
    func superuser(_ script: String) throws {
        try BlockingConnection(ConnectionOptions(database.database.connectionString())).run(script: script)
    }

    /// The rows of a query as the cluster's superuser, columns as text with "|" between.
    func rows(_ statement: BoundStatement) throws -> [String] {
        let connection = try BlockingConnection(ConnectionOptions(database.database.connectionString()))
        let result = try connection.query(statement)
        return try result.rows.map { row in
            try (0..<result.columnCount).map { try row.optional($0, as: String.self) ?? "NULL" }.joined(
                separator: "|")
        }
    }

    /// Returns when so many sessions wait for a lock. On the loop: the tasks that are to wait need the threads of the pool.
    func waiters(_ count: Int) async throws {
        let waiting = Statement(
            """
            select count(*) from pg_catalog.pg_stat_activity as a
            where a.datname = current_database() and a.wait_event_type = 'Lock'
            """)
        try await run { desk in
            let session = try await desk.connect(
                ConnectionOptions(database.database.connectionString()))
            defer { session.close() }
            for _ in 0..<2_000 {
                let found: Int? = try await session.exchange([waiting()]).first?.first?(0)
                if found == count { return }
                await desk.loop.sleep(until: .now() + .milliseconds(5))
            }
            Issue.record("\(count) sessions should wait")
        }
    }
}

/// What a test on the loop works with.
struct Desk {
    let database: Database
    let delivery: Delivery
    let impatientDelivery: Delivery
    let wakes: WebhookWakes
    let loop: EventLoop
    let blocking: BlockingPool

    /// A session beside those of the database.
    func connect(_ options: ConnectionOptions) async throws -> Connection {
        try await Connection.connect(options, on: loop, pool: blocking)
    }
}
