package import Networking

/// The sessions of one event loop. An exchange goes to the session of its lane that has the fewest under way; a lost session is opened
/// again in the background, and meanwhile the others serve.
package final class ConnectionPool {
    /// Sessions are kept apart by what may hold them up: a read never waits behind a write that waits for a lock.
    package enum Lane: Int, CaseIterable, Sendable {
        case read, write
        /// One session each for the transactions of `transaction`, which are made by one task at a time.
        case delivery, patientDelivery
    }

    package let loop: EventLoop
    private let options: ConnectionOptions
    private let blocking: BlockingPool
    private var lanes: [[Connection]]
    private let wanted: [Int]
    private var isClosed = false
    private var lastFailure = "not connected yet"

    /// - Parameters:
    ///   - reads: how many sessions serve reads; writes: how many serve writes.
    ///   - deliveries: how many of each kind serve explicit transactions; 0 or 1.
    ///   - blocking: where connecting happens.
    package init(
        _ options: ConnectionOptions, reads: Int, writes: Int, deliveries: Int = 0, on loop: EventLoop,
        blocking: BlockingPool
    ) {
        self.options = options
        self.loop = loop
        self.blocking = blocking
        wanted = [reads, writes, deliveries, deliveries]
        lanes = Array(repeating: [], count: wanted.count)
    }

    /// Opens every session, trying again until `deadline`. Throws if one cannot be opened by then. On the pool's loop.
    package func open(by deadline: MonotonicTime = .now()) async throws(PostgresError) {
        for lane in Lane.allCases {
            while lacks(lane) {
                do throws(PostgresError) {
                    try await add(to: lane)
                } catch {
                    guard MonotonicTime.now() < deadline else { throw error }
                    await loop.sleep(until: .now() + .milliseconds(50))
                }
            }
        }
    }

    private func lacks(_ lane: Lane) -> Bool { lanes[lane.rawValue].count < wanted[lane.rawValue] }

    /// Runs `statements` as one transaction; see `Connection.exchange`. On the pool's loop.
    package func exchange(
        _ statements: [BoundStatement], lane: Lane
    ) async throws(PostgresError) -> [QueryResult] {
        guard let connection = leastBusy(lane) else { throw .unavailable(lastFailure) }
        return try await connection.exchange(statements)
    }

    /// Runs a transaction on a session for deliveries; see `Connection.transaction`. On the pool's loop, one call at a time for each lane.
    package func transaction(
        _ reads: [BoundStatement], lane: Lane,
        then writes: ([QueryResult]) throws(PostgresError) -> [BoundStatement]
    ) async throws(PostgresError) {
        guard let connection = leastBusy(lane) else { throw .unavailable(lastFailure) }
        try await connection.transaction(reads, then: writes)
    }

    /// Whether every lane has a session just now.
    package var isReady: Bool {
        Lane.allCases.allSatisfy { wanted[$0.rawValue] == 0 || !lanes[$0.rawValue].isEmpty }
    }

    package func close() {
        isClosed = true
        for connection in lanes.joined() { connection.close() }
    }

    private func leastBusy(_ lane: Lane) -> Connection? {
        var best: Connection?
        for connection in lanes[lane.rawValue] where connection.inFlight < best?.inFlight ?? .max {
            best = connection
        }
        return best
    }

    private func add(to lane: Lane) async throws(PostgresError) {
        let connection = try await Connection.connect(options, on: loop, pool: blocking)
        guard !isClosed else { return connection.close() }
        lanes[lane.rawValue].append(connection)
        connection.whenLost { [self] in
            lanes[lane.rawValue].removeAll { $0 === connection }
            reopen(lane)
        }
    }

    private func reopen(_ lane: Lane) {
        guard !isClosed else { return }
        nonisolated(unsafe) let pool = self
        Task(executorPreference: loop) {
            var pause = Duration.milliseconds(50)
            while !pool.isClosed, pool.lacks(lane) {
                do throws(PostgresError) {
                    return try await pool.add(to: lane)
                } catch {
                    pool.lastFailure = error.debugDescription
                }
                await pool.loop.sleep(until: .now() + pause)
                pause = min(pause * 2, .milliseconds(500))
            }
        }
    }
}
