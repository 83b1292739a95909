import API
import Glibc
import Intake
import Networking
import Postgres
import Storage

/// Each event loop's sessions with the database.
struct LoopPools: @unchecked Sendable {
    /// Two sessions for reads keep PostgreSQL busy while one answer travels; more only take memory there.
    private static let reads = 2
    private static let writes = 1

    /// Touched on its own loop only.
    let byLoop: [(loop: EventLoop, pool: ConnectionPool)]

    /// - Parameter patience: how long a database that cannot be reached is tried again.
    init(
        _ options: ConnectionOptions, on group: EventLoopGroup, blocking: BlockingPool, patience: Duration
    ) async throws {
        let deadline = MonotonicTime.now() + patience
        var opened: [(loop: EventLoop, pool: ConnectionPool)] = []
        for (number, loop) in group.loops.enumerated() {
            let deliveries = number == group.loops.count - 1 ? 1 : 0
            nonisolated(unsafe) let pool = ConnectionPool(
                options, reads: Self.reads, writes: Self.writes, deliveries: deliveries, on: loop,
                blocking: blocking)
            try await Task(executorPreference: loop) { try await pool.open(by: deadline) }.value
            opened.append((loop, pool))
        }
        byLoop = opened
    }

    var databases: Databases { Databases(byLoop.map { ($0.loop, Database($0.pool)) }) }

    /// What all loops take mail in with: the first loop asks about recipients, the last one stores. Called once, since it owns the sessions
    /// for deliveries.
    /// - Parameter wakes: told of webhook calls to be made.
    func intake(
        _ wakes: WebhookWakes
    ) throws -> (database: Database, delivery: Delivery, patientDelivery: Delivery) {
        guard let first = byLoop.first?.pool, let last = byLoop.last?.pool else {
            throw PostgresError.unavailable("no event loop")
        }
        return (
            Database(first), Delivery(last, slot: Self.slot(0), isPatient: false, wakes: wakes),
            Delivery(last, slot: Self.slot(1), wakes: wakes)
        )
    }

    /// The database of `loop`, on which the caller must run.
    func database(on loop: EventLoop) -> Database? {
        byLoop.first { $0.loop === loop }.map { Database($0.pool) }
    }

    /// A counter of stored mail: processes that share a database seldom meet in one.
    private static func slot(_ number: Int) -> Int { 1 + (Int(getpid()) &* 31 &+ number) % 32 }

    /// Whether each loop reaches the database just now.
    func areReady() async -> Bool {
        for (loop, pool) in byLoop {
            nonisolated(unsafe) let pool = pool
            guard await Task(executorPreference: loop, operation: { pool.isReady }).value else {
                return false
            }
        }
        return true
    }

    func close() async {
        for (loop, pool) in byLoop {
            nonisolated(unsafe) let pool = pool
            await Task(executorPreference: loop) { pool.close() }.value
        }
    }
}
