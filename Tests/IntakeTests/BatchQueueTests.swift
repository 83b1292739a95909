import Networking
import Storage
import Synchronization
import Testing

@testable import Intake

@Suite("The batches of a queue")
struct BatchQueueTests {
    @Test("stores together what becomes ready in one turn, and what comes while a commit is under way")
    func batches() async throws {
        let (outcomes, batches) = try await run(Array(1...20)) { _, _ in nil }
        #expect(outcomes.allSatisfy { $0.value == .success("stored \($0.key)") })
        #expect(batches == [Array(1...20)])

        let (later, laterBatches) = try await run([1, 2, 3], thenWhileStoring: [4, 5]) { _, _ in nil }
        #expect(later.count == 5)
        #expect(laterBatches == [[1, 2, 3], [4, 5]])
    }

    @Test("keeps a commit under its limits, but stores what alone is larger")
    func limits() async throws {
        let (_, batches) = try await run(Array(1...10), batchItems: 4, batchSize: 12) { _, _ in nil }
        #expect(batches == [[1, 2, 3, 4], [5, 6], [7], [8], [9], [10]])
        let (outcomes, large) = try await run([99], batchSize: 12) { _, _ in nil }
        #expect(outcomes[99] == .success("stored 99"))
        #expect(large == [[99]])
    }

    @Test("stores what is small beside what is large, before what else is large, and the oldest always")
    func overtaking() async throws {
        let (outcomes, batches) = try await run(
            [1], thenWhileStoring: [90, 91, 2, 92, 3, 11], batchSize: 12
        ) { _, _ in nil }
        #expect(outcomes.count == 7)
        #expect(batches == [[1], [90, 2, 3], [91, 11], [92]])
    }

    @Test("does not let one refused item fail its neighbours")
    func poison() async throws {
        let (outcomes, batches) = try await run(Array(1...64)) { batch, _ in
            batch.contains(37) ? .refused : nil
        }
        for (item, outcome) in outcomes {
            #expect(outcome == (item == 37 ? .failure(.refused) : .success("stored \(item)")))
        }
        #expect(batches.count < 16)
    }

    @Test("tries again what was in another transaction's way")
    func conflict() async throws {
        let (outcomes, _) = try await run([1, 2, 3]) { _, round in round == 0 ? .conflict : nil }
        #expect(outcomes.values.allSatisfy { (try? $0.get()) != nil })
    }

    @Test("gives up on a batch whose commit nobody can vouch for, and goes on with the next")
    func unavailable() async throws {
        let (outcomes, batches) = try await run([1, 2], thenWhileStoring: [3]) { _, round in
            round == 0 ? .unavailable : nil
        }
        #expect(outcomes[1] == .failure(.unavailable))
        #expect(outcomes[2] == .failure(.unavailable))
        #expect(outcomes[3] == .success("stored 3"))
        #expect(batches == [[1, 2], [3]])
    }

    @Test("puts into one batch what comes from several loops, and answers each on its own")
    func loops() async throws {
        let group = try EventLoopGroup(count: 3)
        defer { group.stop() }
        let batches = Mutex<[[Int]]>([])
        let (home, gate) = (group.loop(0), Signal(on: group.loop(0)))
        let queue = BatchQueue<Int, Int>(on: home) { (batch: [Int]) async throws(BatchFailure) -> [Int] in
            #expect(home.isCurrent)
            let isFirst = batches.withLock { batches in
                batches.append(batch.sorted())
                return batches.count == 1
            }
            if isFirst { _ = await gate.wait(until: .never) }
            return batch.map { -$0 }
        }
        let first = Task(executorPreference: home) { await queue.run(0) }
        while batches.withLock({ $0.isEmpty }) { await Task.yield() }
        let tasks = (1...30).map { item in
            let loop = group.loop(item)
            return Task(executorPreference: loop) {
                let answer = await queue.run(item)
                #expect(loop.isCurrent)
                return answer
            }
        }
        // What a loop has been given before this it has asked when it comes here.
        for loop in group.loops { await Task(executorPreference: loop) {}.value }
        gate.raise()
        #expect(await first.value == .success(0))
        for (index, task) in tasks.enumerated() { #expect(await task.value == .success(-(index + 1))) }
        #expect(batches.withLock { $0 } == [[0], Array(1...30)])
    }

    private typealias Outcomes = [Int: Result<String, BatchFailure>]

    /// Delivers `items` in one turn, and `others` when the first commit is under way. An item's size is its number.
    private func run(
        _ items: [Int], thenWhileStoring others: [Int] = [], batchItems: Int = 256, batchSize: Int = .max / 2,
        failure: @escaping @Sendable (_ batch: [Int], _ round: Int) -> BatchFailure?
    ) async throws -> (Outcomes, [[Int]]) {
        let group = try EventLoopGroup(count: 1)
        defer { group.stop() }
        let loop = group.loop(0)
        return await Task(executorPreference: loop) {
            nonisolated(unsafe) var batches: [[Int]] = []
            nonisolated(unsafe) var outcomes: Outcomes = [:]
            let isStoring = Signal(on: loop)
            let othersAreQueued = Signal(on: loop)
            let queue = BatchQueue<Int, String>(
                on: loop, batchItems: batchItems, batchSize: batchSize
            ) { (batch: [Int]) async throws(BatchFailure) -> [String] in
                batches.append(batch)
                let round = batches.count - 1
                isStoring.raise()
                if round == 0, !others.isEmpty {
                    _ = await othersAreQueued.wait(until: .now() + .seconds(10))
                }
                if let failure = failure(batch, round) { throw failure }
                return batch.map { "stored \($0)" }
            }
            func start(_ items: [Int]) -> [Task<Void, Never>] {
                items.map { item in
                    Task(executorPreference: loop) { outcomes[item] = await queue.run(item, size: item) }
                }
            }
            var tasks = start(items)
            _ = await isStoring.wait(until: .now() + .seconds(10))
            tasks += start(others)
            // The tasks just made run before what is posted behind them.
            loop.execute { othersAreQueued.raise() }
            for task in tasks { await task.value }
            return (outcomes, batches)
        }.value
    }
}
