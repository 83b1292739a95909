import Networking
import Storage

/// Why nothing of a batch is done, as far as anybody knows.
enum BatchFailure: Error, Equatable {
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

/// What the sessions of one loop want of the database, a kind of its own in each queue. What becomes ready in one turn of the loop, or while
/// the batch before is under way, shares the next exchange: under load the cost of a look-up, or of a flush to disk, is divided by
/// many, at rest nothing waits.
///
/// It belongs to its loop.
final class BatchQueue<Item, Answer: Sendable> {
    private struct Waiting {
        let item: Item
        let size: Int
        let continuation: UnsafeContinuation<Result<Answer, BatchFailure>, Never>
    }

    private let loop: EventLoop
    private let batchItems: Int
    private let batchSize: Int
    private let process: ([Item]) async throws(BatchFailure) -> [Answer]
    private var waiting: [Waiting] = []
    private var isProcessing = false

    /// - Parameters:
    ///   - batchItems: the most items in one batch.
    ///   - batchSize: the most octets in one batch, unless a single item has more.
    ///   - process: does all items or none, and returns an answer for each.
    init(
        on loop: EventLoop, batchItems: Int = 256, batchSize: Int = 8 << 20,
        process: @escaping ([Item]) async throws(BatchFailure) -> [Answer]
    ) {
        self.loop = loop
        self.batchItems = batchItems
        self.batchSize = batchSize
        self.process = process
    }

    /// Has `item` processed with its neighbours. - Parameter size: its octets.
    func run(_ item: Item, size: Int = 0) async -> Result<Answer, BatchFailure> {
        await withUnsafeContinuation { continuation in
            waiting.append(Waiting(item: item, size: size, continuation: continuation))
            guard !isProcessing else { return }
            isProcessing = true
            loop.atEndOfTurn { [self] in
                nonisolated(unsafe) let queue = self
                Task(executorPreference: loop) { await queue.drain() }
            }
        }
    }

    private func drain() async {
        while !waiting.isEmpty { await settle(nextBatch()[...]) }
        isProcessing = false
    }

    /// One bad item must not fail its neighbours: a refused batch is tried again in halves.
    private func settle(_ batch: ArraySlice<Waiting>) async {
        do throws(BatchFailure) {
            let answers = try await process(batch.map(\.item))
            guard answers.count == batch.count else { throw .unavailable }
            for (one, answer) in zip(batch, answers) {
                one.continuation.resume(returning: .success(answer))
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
