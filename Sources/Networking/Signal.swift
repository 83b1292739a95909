import Synchronization

/// A wake-up that any thread may raise and one waiter on a loop receives. It is sticky: raised before the wait, it ends the wait at
/// once, so a waiter that registers before it looks misses nothing.
package final class Signal: @unchecked Sendable {
    private let loop: EventLoop
    private let raised = Atomic<Bool>(false)
    // Owned by the loop's thread.
    private var waiter: (() -> Void)?

    package init(on loop: EventLoop) { self.loop = loop }

    package var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Wakes the waiter. From any thread, any number of times.
    package func raise() {
        guard !raised.exchange(true, ordering: .acquiringAndReleasing) else { return }
        if loop.isCurrent { wake() } else { loop.execute { [self] in wake() } }
    }

    /// Makes the signal ready for the next round. On the loop.
    package func reset() { raised.store(false, ordering: .releasing) }

    private func wake() {
        let current = waiter
        waiter = nil
        current?()
    }

    func onRaise(_ body: (() -> Void)?) { waiter = body }

    /// Waits on the loop until the signal is raised or `deadline` passes. - Returns: whether it was raised.
    package func wait(until deadline: MonotonicTime) async -> Bool {
        if isRaised { return true }
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            var isDone = false
            let timer = LoopTimer(on: loop) { [self] in
                guard !isDone else { return }
                isDone = true
                waiter = nil
                continuation.resume()
            }
            onRaise {
                guard !isDone else { return }
                isDone = true
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
