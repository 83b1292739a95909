package import Inbox
package import Networking
import Synchronization

/// Who waits for mail just now, in this process: a table for each event loop. A reader registers before it looks, so no mail falls between
/// the look and the wait; whoever stores a mail announces it after the commit.
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

        /// Where a buyer's open streams learn that their session may be over.
        package init(owner: OwnerID, mailbox: MailboxID) {
            self.init(hash: mailbox.uuid.withBytes { Self.hash($0, after: Place(owner: owner).hash) })
        }

        init(hash: UInt64) { self.hash = hash }

        /// FNV-1a, from the value of what stands before `bytes`.
        private static func hash(_ bytes: some Sequence<UInt8>, after start: UInt64) -> UInt64 {
            bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
    }

    /// What goes to the other processes.
    private struct Outbox {
        var places: Set<Place> = []
        var listener: Signal?
    }

    private let hubs: [ObjectIdentifier: ArrivalHub]
    private let outbox = Mutex(Outbox())

    /// - Parameter loops: on which there are readers.
    package init(on loops: [EventLoop]) {
        hubs = Dictionary(loops.map { (ObjectIdentifier($0), ArrivalHub(on: $0)) }) { first, _ in first }
    }

    /// How many readers wait. From any thread.
    package var count: Int { hubs.values.reduce(0) { $0 + $1.count } }

    /// Has `signal` raised by every announcement for `place` from now on, until `remove`. On the signal's loop, which is one of those given.
    package func add(_ signal: Signal, at place: Place) {
        hubs[ObjectIdentifier(signal.loop)]?.add(signal, at: place)
    }

    /// On the signal's loop.
    package func remove(_ signal: Signal, at place: Place) {
        hubs[ObjectIdentifier(signal.loop)]?.remove(signal, at: place)
    }

    /// Wakes the readers at `places`, here at once and in the other processes within some milliseconds. After the commit; from any thread.
    package func announce(_ places: [Place]) {
        guard !places.isEmpty else { return }
        wake(places)
        let listener = outbox.withLock { outbox in
            outbox.places.formUnion(places)
            return outbox.listener
        }
        listener?.raise()
    }

    /// Wakes the readers here for what another process has announced.
    func wake(_ places: [Place]) {
        for hub in hubs.values { hub.wake(places) }
    }

    /// Has `signal` raised when there is something for the other processes.
    func tell(_ signal: Signal?) { outbox.withLock { $0.listener = signal } }

    /// What the other processes have not been told yet.
    func takeUnsent() -> Set<Place> {
        outbox.withLock { outbox in
            defer { outbox.places = [] }
            return outbox.places
        }
    }
}
