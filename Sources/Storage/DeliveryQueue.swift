import Inbox
package import Postgres

/// Stores the mail of one event loop, many in one commit: while a commit is under way, what becomes ready gathers for the next.
package final class DeliveryQueue {
    private struct Waiting {
        let message: IncomingMessage
        let continuation: UnsafeContinuation<DeliveryResult, Never>
    }

    /// Bounds on one transaction, so that a burst neither holds locks long nor sends a giant.
    private static let mostMessages = 256
    private static let mostBytes = 8 << 20

    private let pool: ConnectionPool
    private let slot: Int
    private var waiting: [Waiting] = []
    private var isRunning = false

    /// - Parameters:
    ///   - pool: with a session for deliveries, in the role `restante_server`.
    ///   - slot: this loop's counter of stored mail, from 1; 0 is for what is removed.
    package init(_ pool: ConnectionPool, slot: Int) {
        self.pool = pool
        self.slot = slot
    }

    /// How many mails wait for their commit, for the metrics.
    package private(set) var inFlight = 0

    /// Returns when the mail is committed, or is known not to be. On the pool's loop.
    package func store(_ message: IncomingMessage) async -> DeliveryResult {
        inFlight += 1
        defer { inFlight -= 1 }
        return await withUnsafeContinuation { continuation in
            waiting.append(Waiting(message: message, continuation: continuation))
            start()
        }
    }

    private func start() {
        guard !isRunning else { return }
        isRunning = true
        nonisolated(unsafe) let queue = self
        Task(executorPreference: pool.loop) {
            while !queue.waiting.isEmpty { await queue.commit(queue.takeBatch()) }
            queue.isRunning = false
        }
    }

    private func takeBatch() -> [Waiting] {
        var bytes = 0
        let count = waiting.prefix(Self.mostMessages).prefix { waiting in
            defer { bytes += waiting.message.raw.count }
            return bytes == 0 || bytes + waiting.message.raw.count <= Self.mostBytes
        }.count
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    private func commit(_ batch: [Waiting]) async {
        let outcomes = await attempt(batch.map(\.message))
        for (waiting, outcome) in zip(batch, outcomes) {
            // One mail that the database refuses must not take the others with it.
            if case .failed(let error) = outcome, error.isRefusalOfStatement, batch.count > 1 {
                let alone = await attempt([waiting.message])
                waiting.continuation.resume(returning: alone.first ?? outcome)
            } else {
                waiting.continuation.resume(returning: outcome)
            }
        }
    }

    private func attempt(_ messages: [IncomingMessage]) async -> [DeliveryResult] {
        let (statements, places) = Delivery.transaction(messages, slot: slot)
        do {
            let results = try await pool.transaction(statements)
            return try places.map { place in
                guard results.indices.contains(place), let row = results[place].first else { return .gone }
                return .stored(receivedAt: try row(0))
            }
        } catch {
            return messages.map { _ in .failed(StorageError(error)) }
        }
    }
}

extension StorageError {
    fileprivate var isRefusalOfStatement: Bool {
        switch self {
        case .unavailable(.server), .conflict, .notFound: true
        default: false
        }
    }
}
