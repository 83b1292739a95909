package import Inbox
package import Networking
import Synchronization

/// Who waits for mail just now, in this process. A reader registers before it looks, so no mail falls between the look
/// and the wait; whoever stores a mail announces it after the commit.
///
/// Places are known by a hash: two that collide wake each other's readers, who look, find nothing and wait on. Nothing here can carry
/// one owner's data to another.
package final class Arrivals: Sendable {
    /// An owner's address, or all that an owner has, as the number under which its readers wait; the same in every process.
    package struct Place: Hashable, Sendable {
        package let hash: UInt64

        /// Where one waits for mail to any of the owner's addresses.
        package init(owner: OwnerID) {
            self.init(hash: owner.uuid.withBytes { Self.hash($0, after: 0xCBF2_9CE4_8422_2325) })
        }

        package init(owner: OwnerID, address: EmailAddress) {
            self.init(hash: Self.hash(address.description.utf8, after: Place(owner: owner).hash))
        }

        init(hash: UInt64) { self.hash = hash }

        /// FNV-1a, from the value of what stands before `bytes`.
        private static func hash(_ bytes: some Sequence<UInt8>, after start: UInt64) -> UInt64 {
            bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
    }

    private struct State {
        var waiting: [Place: [Signal]] = [:]
        var unsent: [Place] = []
        var listener: Signal?
    }

    private let state = Mutex(State())

    package init() {}

    /// How many readers wait, for the metrics.
    package var count: Int { state.withLock { $0.waiting.values.reduce(0) { $0 + $1.count } } }

    /// Has `signal` raised by every mail that arrives at `place` from now on, until `remove`.
    package func add(_ signal: Signal, at place: Place) {
        state.withLock { $0.waiting[place, default: []].append(signal) }
    }

    package func remove(_ signal: Signal, at place: Place) {
        state.withLock { state in
            guard var signals = state.waiting[place] else { return }
            signals.removeAll { $0 === signal }
            state.waiting[place] = signals.isEmpty ? nil : signals
        }
    }

    /// Wakes the readers at `places`, here at once and in the other processes within some milliseconds. After the commit.
    package func announce(_ places: [Place]) {
        let (signals, listener) = state.withLock { state in
            state.unsent.append(contentsOf: places)
            return (places.flatMap { state.waiting[$0] ?? [] }, state.listener)
        }
        for signal in signals { signal.raise() }
        listener?.raise()
    }

    /// Wakes the readers here for mail that another process has stored.
    func wake(_ places: [Place]) {
        let signals = state.withLock { state in places.flatMap { state.waiting[$0] ?? [] } }
        for signal in signals { signal.raise() }
    }

    /// Has `signal` raised when there is something for the other processes.
    func tell(_ signal: Signal?) { state.withLock { $0.listener = signal } }

    /// What the other processes have not been told yet.
    func takeUnsent() -> Set<Place> {
        state.withLock { state in
            defer { state.unsent = [] }
            return Set(state.unsent)
        }
    }
}
