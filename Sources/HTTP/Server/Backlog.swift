import Networking
import Synchronization

/// The large answers that clients have not taken yet. They lie in memory, so all of them together have a bound: above it who has been
/// owed one the longest is cut off. So readers that do not read take nothing from those that do.
final class Backlog: Sendable {
    /// Names an answer until it is taken.
    typealias Place = Int

    /// A smaller answer is not counted.
    private static let leastOctets = 64 * 1024

    private struct State {
        /// Growing places are given, so the least one has waited the longest.
        var owed: [Place: (octets: Int, connection: Connection)] = [:]
        var octets = 0
        var next: Place = 0

        mutating func remove(_ place: Place) -> Connection? {
            guard let entry = owed.removeValue(forKey: place) else { return nil }
            octets &-= entry.octets
            return entry.connection
        }

        /// Who has to go; never the newest.
        mutating func overdue(above limit: Int) -> [Connection] {
            var overdue: [Connection] = []
            while octets > limit, owed.count > 1, let first = owed.keys.min(), let connection = remove(first)
            {
                overdue.append(connection)
            }
            return overdue
        }
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: octets in all.
    init(limit: Int) { self.limit = limit }

    /// Counts an answer until `remove`, and cuts off whom it leaves no room for.
    func add(_ octets: Int, of connection: Connection) -> Place? {
        guard octets > Self.leastOctets else { return nil }
        let (place, overdue) = state.withLock { state in
            let place = state.next
            state.next &+= 1
            state.owed[place] = (octets, connection)
            state.octets &+= octets
            return (place, state.overdue(above: limit))
        }
        for connection in overdue { connection.loop.execute { connection.cutOff() } }
        return place
    }

    func remove(_ place: Place?) {
        guard let place else { return }
        state.withLock { _ = $0.remove(place) }
    }
}
