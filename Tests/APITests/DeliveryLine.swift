import Networking
import Postgres
import Storage
import Synchronization

/// Stores mail as one server process does: one commit after the other, whoever asks.
final class DeliveryLine: Sendable {
    private struct Unchecked: @unchecked Sendable {
        let delivery: Delivery
    }

    let loop: EventLoop
    private let delivery: Unchecked
    private let last = Mutex<Task<[DeliveryResult], any Error>?>(nil)

    init(_ pool: ConnectionPool, slot: Int) {
        loop = pool.loop
        delivery = Unchecked(delivery: Delivery(pool, slot: slot))
    }

    func store(_ message: IncomingMessage) async throws -> DeliveryResult? {
        let task = last.withLock { [loop, delivery] last in
            let before = last
            let task = Task(executorPreference: loop) {
                _ = await before?.result
                return try await delivery.delivery.store([message])
            }
            last = task
            return task
        }
        return try await task.value.first
    }
}
