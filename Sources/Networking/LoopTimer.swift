/// A deadline that belongs to an event loop. Moving it later, or disarming it, costs one store: the loop finds out when the
/// old time comes. A connection therefore sets a new deadline for every request without touching the heap.
///
/// Use it on its loop only.
package final class LoopTimer {
    fileprivate var deadline: MonotonicTime = .never
    fileprivate var scheduled: MonotonicTime = .never
    fileprivate var position = -1
    private unowned let loop: EventLoop
    fileprivate let fire: () -> Void

    /// - Parameter fire: called on the loop, once for each time the timer was armed.
    package init(on loop: EventLoop, fire: @escaping () -> Void) {
        self.loop = loop
        self.fire = fire
    }

    package func arm(at deadline: MonotonicTime) {
        self.deadline = deadline
        guard position < 0 || deadline < scheduled else { return }
        guard deadline != .never else { return }
        loop.timers.schedule(self)
    }

    package func disarm() { deadline = .never }

    /// Takes the timer out of the loop, which until then keeps it alive.
    package func cancel() {
        deadline = .never
        loop.timers.remove(self)
    }
}

/// A binary heap of timers by the time they are scheduled for; each knows its place, so one can leave early.
struct TimerHeap {
    private var heap: [LoopTimer] = []

    var next: MonotonicTime { heap.first?.scheduled ?? .never }

    mutating func schedule(_ timer: LoopTimer) {
        timer.scheduled = timer.deadline
        if timer.position < 0 {
            timer.position = heap.count
            heap.append(timer)
        }
        siftUp(timer.position)
    }

    mutating func remove(_ timer: LoopTimer) {
        let hole = timer.position
        guard hole >= 0 else { return }
        timer.position = -1
        let last = heap.removeLast()
        guard last !== timer else { return }
        heap[hole] = last
        last.position = hole
        siftUp(hole)
        siftDown(last.position)
    }

    /// The next timer whose deadline has passed, taken out of the heap; those that were moved meanwhile go back in.
    mutating func popDue(at now: MonotonicTime) -> LoopTimer? {
        while let first = heap.first, first.scheduled <= now {
            remove(first)
            // One that was moved goes back in, even if it is due by now: others may be due before it.
            if first.deadline == first.scheduled {
                first.deadline = .never
                return first
            }
            if first.deadline != .never { schedule(first) }
        }
        return nil
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].scheduled < heap[parent].scheduled else { return }
            exchange(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].scheduled < heap[least].scheduled { least = child }
            guard least != parent else { return }
            exchange(parent, least)
            parent = least
        }
    }

    private mutating func exchange(_ a: Int, _ b: Int) {
        heap.swapAt(a, b)
        heap[a].position = a
        heap[b].position = b
    }
}

extension LoopTimer {
    func run() { fire() }
}
