import Synchronization

/// A wake-up that any thread may raise and the waiters on one loop receive. It is sticky: raised before the wait, it ends the wait at
/// once, so a waiter that registers before it looks misses nothing.
package final class Signal: @unchecked Sendable {
    package let loop: EventLoop
    private let raised = Atomic<Bool>(false)
    // Owned by the loop's thread.
    private var waiters: [(number: Int, wake: () -> Void)] = []
    private var lastNumber = 0

    package init(on loop: EventLoop) { self.loop = loop }

    package var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Wakes who waits. From any thread, any number of times.
    package func raise() {
        guard !raised.exchange(true, ordering: .acquiringAndReleasing) else { return }
        if loop.isCurrent { wake() } else { loop.execute { [self] in wake() } }
    }

    /// Makes the signal ready for the next round. On the loop.
    package func reset() { raised.store(false, ordering: .releasing) }

    private func wake() {
        let current = waiters
        waiters = []
        for waiter in current { waiter.wake() }
    }

    /// Has `wake` called once when the signal is raised, unless it is taken back by the number returned.
    func add(_ wake: @escaping () -> Void) -> Int {
        lastNumber &+= 1
        waiters.append((lastNumber, wake))
        return lastNumber
    }

    /// Raises `other` too when this one is raised. On the loop of both.
    package func relay(to other: Signal) {
        if isRaised { return other.raise() }
        _ = add { [weak other] in other?.raise() }
    }

    func remove(_ number: Int) { waiters.removeAll { $0.number == number } }

    /// Waits on the loop until the signal is raised or `deadline` passes. - Returns: whether it was raised.
    package func wait(until deadline: MonotonicTime) async -> Bool {
        if isRaised { return true }
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            var number = 0
            let timer = LoopTimer(on: loop) { [self] in
                remove(number)
                continuation.resume()
            }
            number = add {
                timer.cancel()
                continuation.resume()
            }
            timer.arm(at: deadline)
        }
        return isRaised
    }
}

extension EventLoop {
    /// Suspends the calling task, which must run on this loop, until `deadline`.
    package func sleep(until deadline: MonotonicTime) async {
        _ = await Signal(on: self).wait(until: deadline)
    }
}
