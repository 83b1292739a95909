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
        for loop in group.loops {
            nonisolated(unsafe) let pool = ConnectionPool(
                options, reads: Self.reads, writes: Self.writes, deliveries: 1, on: loop, blocking: blocking)
            try await Task(executorPreference: loop) { try await pool.open(by: deadline) }.value
            opened.append((loop, pool))
        }
        byLoop = opened
    }

    var databases: Databases { Databases(byLoop.map { ($0.loop, Database($0.pool)) }) }

    /// One for each loop; called once, since each owns its loop's session for deliveries.
    /// - Parameter wakes: told of webhook calls to be made.
    func intakeLanes(_ wakes: WebhookWakes) -> [IntakeLane] {
        byLoop.enumerated().map { number, entry in
            IntakeLane(
                on: entry.loop, database: Database(entry.pool),
                delivery: Delivery(entry.pool, slot: LoopPools.slot(number), wakes: wakes))
        }
    }

    /// The database of `loop`, on which the caller must run.
    func database(on loop: EventLoop) -> Database? {
        byLoop.first { $0.loop === loop }.map { Database($0.pool) }
    }

    /// The counter of stored mail that this loop adds to: processes that share a database seldom meet in one.
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
