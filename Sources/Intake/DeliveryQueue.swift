import Networking
import Storage

/// Why nothing of a batch is stored, as far as anybody knows.
enum DeliveryFailure: Error, Equatable {
    /// The database refused what one of the items holds.
    case refused
    /// The transaction got into another's way; a later one may pass.
    case conflict
    /// The database is out of reach, or was lost before it confirmed the commit.
    case unavailable

    init(_ error: StorageError) {
        switch error {
        case .unacceptable, .conflict, .notFound: self = .refused
        case .contended: self = .conflict
        default: self = .unavailable
        }
    }
}

/// The mails of one loop on their way to the database. What becomes ready in one turn of the loop, or while the batch before is being
/// committed, shares the next commit: under load the cost of a flush to disk is divided by many, at rest nothing waits.
///
/// It belongs to its loop.
final class DeliveryQueue<Item, Receipt: Sendable> {
    private struct Waiting {
        let item: Item
        let size: Int
        let continuation: UnsafeContinuation<Result<Receipt, DeliveryFailure>, Never>
    }

    private let loop: EventLoop
    private let batchItems: Int
    private let batchSize: Int
    private let store: ([Item]) async throws(DeliveryFailure) -> [Receipt]
    private var waiting: [Waiting] = []
    private var isStoring = false

    /// - Parameters:
    ///   - batchItems: the most items in one commit.
    ///   - batchSize: the most octets in one commit, unless a single item has more.
    ///   - store: stores all items or none, and returns a receipt for each.
    init(
        on loop: EventLoop, batchItems: Int = 256, batchSize: Int = 8 << 20,
        store: @escaping ([Item]) async throws(DeliveryFailure) -> [Receipt]
    ) {
        self.loop = loop
        self.batchItems = batchItems
        self.batchSize = batchSize
        self.store = store
    }

    /// Stores `item` with its neighbours. - Parameter size: its octets.
    func deliver(_ item: Item, size: Int) async -> Result<Receipt, DeliveryFailure> {
        await withUnsafeContinuation { continuation in
            waiting.append(Waiting(item: item, size: size, continuation: continuation))
            guard !isStoring else { return }
            isStoring = true
            loop.atEndOfTurn { [self] in
                nonisolated(unsafe) let queue = self
                Task(executorPreference: loop) { await queue.drain() }
            }
        }
    }

    private func drain() async {
        while !waiting.isEmpty { await settle(nextBatch()[...]) }
        isStoring = false
    }

    /// Stores a batch. One bad item must not fail its neighbours: a refused batch is tried again in halves.
    private func settle(_ batch: ArraySlice<Waiting>) async {
        do throws(DeliveryFailure) {
            let receipts = try await store(batch.map(\.item))
            guard receipts.count == batch.count else { throw .unavailable }
            for (one, receipt) in zip(batch, receipts) {
                one.continuation.resume(returning: .success(receipt))
            }
        } catch {
            guard error != .unavailable, batch.count > 1 else {
                for one in batch { one.continuation.resume(returning: .failure(error)) }
                return
            }
            await settle(batch.prefix(batch.count / 2))
            await settle(batch.dropFirst(batch.count / 2))
        }
    }

    private func nextBatch() -> [Waiting] {
        var size = 0
        let fitting = waiting.prefix(batchItems).prefix { one in
            size += one.size
            return size <= batchSize
        }
        let count = max(1, fitting.count)
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }
}
