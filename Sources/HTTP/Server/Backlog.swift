import Networking
import Synchronization

/// The large answers that clients have not taken yet. They lie in memory, so all of them together have a bound: above it the client with the
/// most of them loses what it has been owed the longest. So readers that do not read take nothing from those that do.
final class Backlog: Sendable {
    /// Names an answer until it is taken.
    typealias Place = Int

    /// A smaller answer is not counted.
    private static let leastOctets = 64 * 1024

    private struct Debt {
        let octets: Int
        /// An IPv4 address or an IPv6 /64; nothing for who has none.
        let source: [UInt8]
        let connection: Connection
    }

    private struct State {
        /// Growing places are given, so the least one has waited the longest.
        var owed: [Place: Debt] = [:]
        var perSource: [[UInt8]: Int] = [:]
        var octets = 0
        var next: Place = 0

        mutating func add(_ debt: Debt) -> Place {
            let place = next
            next &+= 1
            owed[place] = debt
            perSource[debt.source, default: 0] &+= debt.octets
            octets &+= debt.octets
            return place
        }

        mutating func remove(_ place: Place) -> Connection? {
            guard let debt = owed.removeValue(forKey: place) else { return nil }
            let rest = perSource[debt.source, default: 0] &- debt.octets
            perSource[debt.source] = rest > 0 ? rest : nil
            octets &-= debt.octets
            return debt.connection
        }

        /// Who has to go; never `newest`.
        mutating func overdue(above limit: Int, newest: Place) -> [Connection] {
            var overdue: [Connection] = []
            while octets > limit, let victim = victim(but: newest), let connection = remove(victim) {
                overdue.append(connection)
            }
            return overdue
        }

        private func victim(but newest: Place) -> Place? {
            owed.lazy.filter { $0.key != newest }
                .max { (weight($0.value), $1.key) < (weight($1.value), $0.key) }?.key
        }

        private func weight(_ debt: Debt) -> Int { perSource[debt.source, default: 0] }
    }

    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: octets in all.
    init(limit: Int) { self.limit = limit }

    /// Counts an answer until `remove`, and cuts off whom it leaves no room for.
    func add(_ octets: Int, of connection: Connection, for client: IPAddress?) -> Place? {
        guard octets > Self.leastOctets else { return nil }
        let debt = Debt(octets: octets, source: client?.source ?? [], connection: connection)
        let (place, overdue) = state.withLock { state in
            let place = state.add(debt)
            return (place, state.overdue(above: limit, newest: place))
        }
        for connection in overdue { connection.loop.execute { connection.cutOff() } }
        return place
    }

    func remove(_ place: Place?) {
        guard let place else { return }
        state.withLock { _ = $0.remove(place) }
    }
}
