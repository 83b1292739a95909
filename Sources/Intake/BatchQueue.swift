import Networking
import Storage
import Synchronization

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

/// What the sessions want of the database, a kind of its own in each queue. What becomes ready in one turn of the queue's loop, or while
/// the batch before is under way, shares the next exchange: under load the cost of a look-up, or of a flush to disk, is divided by
/// many, at rest nothing waits.
///
/// Any loop may ask; the batches are made on the queue's own, one at a time.
final class BatchQueue<Item: Sendable, Answer: Sendable>: Sendable {
    private struct Waiting: Sendable {
        let item: Item
        let size: Int
        let continuation: UnsafeContinuation<Result<Answer, BatchFailure>, Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isProcessing = false
    }

    private let loop: EventLoop
    private let batchItems: Int
    private let batchSize: Int
    private let process: @Sendable ([Item]) async throws(BatchFailure) -> [Answer]
    private let state = Mutex(State())

    /// - Parameters:
    ///   - batchItems: the most items in one batch.
    ///   - batchSize: the most octets in one batch, not counting a single item that has more.
    ///   - process: does all items or none, and returns an answer for each. Called on `loop`.
    init(
        on loop: EventLoop, batchItems: Int = 256, batchSize: Int = 8 << 20,
        process: @escaping @Sendable ([Item]) async throws(BatchFailure) -> [Answer]
    ) {
        self.loop = loop
        self.batchItems = batchItems
        self.batchSize = batchSize
        self.process = process
    }

    /// Has `item` processed with its neighbours. From any loop. - Parameter size: its octets.
    func run(_ item: Item, size: Int = 0) async -> Result<Answer, BatchFailure> {
        await withUnsafeContinuation { continuation in
            let isFirst = state.withLock { state in
                state.waiting.append(Waiting(item: item, size: size, continuation: continuation))
                defer { state.isProcessing = true }
                return !state.isProcessing
            }
            guard isFirst else { return }
            if loop.isCurrent { begin() } else { loop.execute { [self] in begin() } }
        }
    }

    private func begin() {
        loop.atEndOfTurn { [self] in Task(executorPreference: loop) { await self.drain() } }
    }

    private func drain() async {
        while let batch = nextBatch() { await settle(batch[...]) }
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

    /// Nil when nothing waits; whoever comes next begins anew.
    private func nextBatch() -> [Waiting]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isProcessing = false
                return nil
            }
            // What waits longest goes first, with all that fits beside it: who sends large mails does not make the others wait for each.
            let first = state.waiting.removeFirst()
            var batch = [first]
            var room = first.size > batchSize ? batchSize : batchSize - first.size
            state.waiting.removeAll { one in
                guard batch.count < batchItems, one.size <= room else { return false }
                room -= one.size
                batch.append(one)
                return true
            }
            return batch
        }
    }
}
