import Inbox
import Synchronization

/// The event streams that are open in this process, and how many of them one mailbox or owner holds.
package final class OpenStreams: Sendable {
    private struct State {
        var perHolder: [UUID: Int] = [:]
        var total = 0
    }

    private let state = Mutex(State())

    /// How many there are.
    package var count: Int { state.withLock(\.total) }

    /// Takes a place for a stream; `release` gives it back.
    ///
    /// - Throws: 429 when `holder` has `limit` streams.
    func take(_ holder: UUID, atMost limit: Int) throws(APIError) {
        let isTaken = state.withLock { state in
            let held = state.perHolder[holder, default: 0]
            guard held < limit else { return false }
            state.perHolder[holder] = held + 1
            state.total += 1
            return true
        }
        guard isTaken else { throw .quota("There are too many open event streams") }
    }

    func release(_ holder: UUID) {
        state.withLock { state in
            guard let held = state.perHolder[holder] else { return }
            state.perHolder[holder] = held > 1 ? held - 1 : nil
            state.total -= 1
        }
    }
}
