package import Inbox
package import Networking
import Synchronization

/// Tells the worker of this process which tenants have new calls, so that they go out at once; without it they go out within a second.
package final class WebhookWakes: Sendable {
    private struct State {
        var owners: Set<OwnerID> = []
        var worker: Signal?
    }

    private let state = Mutex(State())

    package init() {}

    /// After the commit that queued calls of `owners`. From any thread.
    package func announce(_ owners: some Sequence<OwnerID>) {
        let worker = state.withLock { state in
            // Without a worker nobody takes them.
            guard state.worker != nil else { return nil as Signal? }
            state.owners.formUnion(owners)
            return state.worker
        }
        worker?.raise()
    }

    /// Has `signal` raised when there are new calls.
    package func tell(_ signal: Signal?) { state.withLock { $0.worker = signal } }

    /// Those announced since the last time.
    package func take() -> Set<OwnerID> {
        state.withLock { state in
            defer { state.owners = [] }
            return state.owners
        }
    }
}
