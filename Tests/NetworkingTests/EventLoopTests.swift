import Networking
import Synchronization
import Testing

@Suite("An event loop")
struct EventLoopTests {
    @Test("timers fire in the order of their deadlines, also after being moved")
    func timers() async throws {
        let group = try EventLoopGroup(count: 1)
        let loop = group.loop(0)
        let order = try await onLoop(loop) {
            let order = Mutex<[Int]>([])
            let done = Signal(on: loop)
            let start = MonotonicTime.now()
            var timers: [LoopTimer] = []
            for number in 0..<20 {
                let timer = LoopTimer(on: loop) {
                    order.withLock { $0.append(number) }
                    if number == 19 { done.raise() }
                }
                timer.arm(at: start + .milliseconds(number % 2 == 0 ? 3 : 1))
                timers.append(timer)
            }
            for (number, timer) in timers.enumerated() {
                timer.arm(at: start + .milliseconds(2 + 2 * number))
            }
            timers[7].disarm()
            timers[8].cancel()
            #expect(await done.wait(until: .now() + .seconds(10)))
            return order.withLock { $0 }
        }
        #expect(order == (0..<20).filter { $0 != 7 && $0 != 8 })
        group.stop()
    }

    @Test("a signal raised before the wait ends it at once")
    func stickySignal() async throws {
        let group = try EventLoopGroup(count: 1)
        let raised = try await onLoop(group.loop(0)) {
            let signal = Signal(on: group.loop(0))
            signal.raise()
            return await signal.wait(until: .now() + .seconds(10))
        }
        #expect(raised)
        group.stop()
    }

    @Test("what tasks gather in a turn is handled once, at its end")
    func endOfTurn() async throws {
        let group = try EventLoopGroup(count: 1)
        let loop = group.loop(0)
        let gathering = Gathering(on: loop)
        let tasks = (0..<50).map { _ in Task(executorPreference: loop) { gathering.add() } }
        for task in tasks { await task.value }
        try await onLoop(loop) { await loop.sleep(until: .now() + .milliseconds(1)) }
        #expect(try await onLoop(loop) { gathering.batches.reduce(0, +) } == 50)
        group.stop()
    }

    @Test("the blocking pool runs off the loop, and says when its queue is full")
    func blockingPool() async throws {
        let pool = try BlockingPool(threads: 1, capacity: 0)
        await #expect(throws: BlockingPool.Busy.self) { try await pool.run { 1 } }
        pool.stop()
        let open = try BlockingPool(threads: 2, capacity: 10)
        let loop = try EventLoopGroup(count: 1).loop(0)
        let values = try await onLoop(loop) {
            [try await open.run { loop.isCurrent ? 1 : 2 }, loop.isCurrent ? 1 : 2]
        }
        #expect(values == [2, 1])
        open.stop()
    }

    @Test(
        "a network contains its addresses and no others",
        arguments: [
            ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false),
            ("192.168.1.128/25", "192.168.1.200", true), ("192.168.1.128/25", "192.168.1.100", false),
            ("::1", "::1", true), ("fe80::/10", "febf::1", true), ("fe80::/10", "fec0::1", false),
            ("127.0.0.0/8", "::ffff:127.0.0.1", true), ("0.0.0.0/0", "::1", false),
        ])
    func networks(network: String, address: String, isInside: Bool) throws {
        let network = try #require(IPNetwork(network))
        #expect(network.contains(try #require(IPAddress(address))) == isInside)
    }
}

/// Owned by its loop.
private final class Gathering: @unchecked Sendable {
    private let loop: EventLoop
    private var pending = 0
    private(set) var batches: [Int] = []

    init(on loop: EventLoop) { self.loop = loop }

    func add() {
        if pending == 0 {
            loop.atEndOfTurn { [self] in
                batches.append(pending)
                pending = 0
            }
        }
        pending += 1
    }
}
