import Dispatch
import Networking
import Synchronization
import Testing

@Suite("A pool for blocking calls", .timeLimit(.minutes(1)))
struct BlockingPoolTests {
    /// Calls that wait until they are let go.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        private let running = Mutex((now: 0, most: 0))
        private let refusals = Atomic(0)

        var mostAtOnce: Int { running.withLock { $0.most } }

        var refused: Int { refusals.load(ordering: .relaxed) }

        func refuse() { refusals.add(1, ordering: .relaxed) }

        func pass() {
            running.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            semaphore.wait()
            running.withLock { $0.now -= 1 }
        }

        func open(for count: Int) { for _ in 0..<count { semaphore.signal() } }
    }

    @Test("gives no client more than its share, so that the calls of one hold up nobody else's")
    func share() async throws {
        let pool = try BlockingPool(threads: 4, capacity: 64, share: 2)
        let gate = Gate()
        let slow = (0..<8).map { _ in Task { try await pool.run(for: "slow") { gate.pass() } } }
        while gate.mostAtOnce < 2 { await Task.yield() }
        // All of them stand before these, in the queue or in a thread.
        for client in ["a", "b"] {
            for number in 0..<20 { #expect(try await pool.run(for: client) { number } == number) }
        }
        #expect(try await pool.run { true })
        gate.open(for: 8)
        for call in slow { try await call.value }
        #expect(gate.mostAtOnce == 2)
        pool.stop()
    }

    @Test("gives no client more than an eighth of the queue")
    func queue() async throws {
        let pool = try BlockingPool(threads: 2, capacity: 16, share: 1)
        let gate = Gate()
        let calls = (0..<10).map { _ in
            Task {
                do { try await pool.run(for: "slow") { gate.pass() } } catch {
                    gate.refuse()
                }
            }
        }
        // One runs and two wait.
        while gate.refused < 7 { await Task.yield() }
        for number in 0..<20 { #expect(try await pool.run(for: "other") { number } == number) }
        gate.open(for: 3)
        for call in calls { await call.value }
        #expect(gate.refused == 7)
        pool.stop()
    }

    @Test("ends what waits before it stops, also what a share holds back")
    func stop() async throws {
        let pool = try BlockingPool(threads: 4, capacity: 80, share: 1)
        let calls = (0..<10).map { number in Task { try await pool.run(for: "one") { number } } }
        for (number, call) in calls.enumerated() { #expect(try await call.value == number) }
        let gate = Gate()
        let last = (0..<3).map { _ in Task { try? await pool.run(for: "one") { gate.pass() } } }
        gate.open(for: 3)
        for call in last { await call.value }
        pool.stop()
        await #expect(throws: BlockingPool.Busy.self) { try await pool.run { 1 } }
    }
}
