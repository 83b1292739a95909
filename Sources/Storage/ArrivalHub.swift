import Networking
import Synchronization

/// Who waits on one event loop. Its thread alone touches the table, so that a mail takes no lock there and wakes every reader of the
/// loop in one turn.
final class ArrivalHub: @unchecked Sendable {
    private let loop: EventLoop
    private let readers = Atomic(0)
    // Owned by the loop's thread.
    private var waiting: [Arrivals.Place: [Signal]] = [:]

    init(on loop: EventLoop) { self.loop = loop }

    /// How many signals wait. From any thread.
    var count: Int { readers.load(ordering: .sequentiallyConsistent) }

    /// On the loop.
    func add(_ signal: Signal, at place: Arrivals.Place) {
        waiting[place, default: []].append(signal)
        readers.add(1, ordering: .sequentiallyConsistent)
    }

    /// On the loop.
    func remove(_ signal: Signal, at place: Arrivals.Place) {
        guard var signals = waiting[place], let index = signals.firstIndex(where: { $0 === signal }) else {
            return
        }
        signals.remove(at: index)
        waiting[place] = signals.isEmpty ? nil : signals
        readers.subtract(1, ordering: .sequentiallyConsistent)
    }

    /// Raises the signals at `places`. From any thread.
    func wake(_ places: [Arrivals.Place]) {
        // A reader counts before it looks, so whoever is not counted yet finds the mail by looking.
        guard count > 0 else { return }
        if loop.isCurrent { raise(places) } else { loop.execute { [self] in raise(places) } }
    }

    private func raise(_ places: [Arrivals.Place]) {
        for place in places {
            for signal in waiting[place] ?? [] { signal.raise() }
        }
    }
}
