import Networking
import Synchronization

/// How often recipients were refused to a source of late. Who tries names to see which are there is made to wait the longer the more it
/// tries, over any number of connections.
final class RefusalTable: Sendable {
    private struct Entry {
        var count: Int
        /// From when on `count` is to be lowered.
        var counted: MonotonicTime
    }

    private struct State {
        var entries: [[UInt8]: Entry] = [:]
        var swept = MonotonicTime(nanoseconds: 0)
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let memory: Duration

    /// - Parameters:
    ///   - capacity: how many sources are remembered at once.
    ///   - memory: after how long one refusal is forgotten.
    init(capacity: Int, memory: Duration) {
        self.capacity = capacity
        self.memory = max(memory, .milliseconds(1))
    }

    /// Counts a refusal. - Returns: how many `source` has had, this one included, less those that are forgotten.
    func count(_ source: [UInt8], now: MonotonicTime) -> Int {
        state.withLock { state in
            if state.entries[source] == nil, state.entries.count >= capacity {
                sweep(&state, now: now)
                guard state.entries.count < capacity else { return 1 }
            }
            var entry = state.entries[source] ?? Entry(count: 0, counted: now)
            entry = remembered(entry, now: now) ?? Entry(count: 0, counted: now)
            entry.count += 1
            state.entries[source] = entry
            return entry.count
        }
    }

    /// What is left of `entry`; nil if it is forgotten.
    private func remembered(_ entry: Entry, now: MonotonicTime) -> Entry? {
        let forgotten = Int(now.since(entry.counted) / memory)
        guard forgotten < entry.count else { return nil }
        return Entry(count: entry.count - forgotten, counted: entry.counted + memory * forgotten)
    }

    /// Removes who is forgotten, not more than once in a while: a flood of sources must not make each of them a search.
    private func sweep(_ state: inout State, now: MonotonicTime) {
        guard now.since(state.swept) >= memory / 4 else { return }
        state.swept = now
        state.entries = state.entries.compactMapValues { remembered($0, now: now) }
    }
}
