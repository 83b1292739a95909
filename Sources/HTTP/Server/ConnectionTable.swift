import Networking
import Synchronization

/// The open connections of a server, over all loops.
final class ConnectionTable: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: Connection] = [:]
        var perSource: [IPAddress: Int] = [:]
        var admitted = 0
        var emptied: Signal?
    }

    private let state = Mutex(State())
    private let limit: Int
    private let limitPerSource: Int
    private let exempt: [IPNetwork]

    init(_ configuration: ServerConfiguration) {
        limit = configuration.connections
        limitPerSource = configuration.connectionsPerSource
        let loopback = ["127.0.0.0/8", "::1"].compactMap(IPNetwork.init)
        exempt = configuration.trustedProxies + loopback
    }

    /// Takes a place for a connection from `peer`, if there is one; `release` gives it back.
    func admit(_ peer: SocketAddress) -> Bool {
        state.withLock { state in
            guard state.admitted < limit else { return false }
            if let source = counted(peer) {
                let count = state.perSource[source, default: 0]
                guard count < limitPerSource else { return false }
                state.perSource[source] = count + 1
            }
            state.admitted += 1
            return true
        }
    }

    func add(_ connection: Connection) {
        state.withLock { $0.connections[ObjectIdentifier(connection)] = connection }
    }

    func remove(_ connection: Connection) {
        _ = state.withLock { $0.connections.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    func release(_ peer: SocketAddress) {
        let emptied = state.withLock { state -> Signal? in
            state.admitted -= 1
            if let source = counted(peer), let count = state.perSource[source] {
                state.perSource[source] = count > 1 ? count - 1 : nil
            }
            return state.admitted == 0 ? state.emptied : nil
        }
        emptied?.raise()
    }

    var all: [Connection] { state.withLock { Array($0.connections.values) } }

    /// Raises `signal` once no connection is left.
    func whenEmpty(_ signal: Signal) {
        let isEmpty = state.withLock { state in
            state.emptied = signal
            return state.admitted == 0
        }
        if isEmpty { signal.raise() }
    }

    private func counted(_ peer: SocketAddress) -> IPAddress? {
        guard let address = peer.ipAddress, !exempt.contains(where: { $0.contains(address) }) else {
            return nil
        }
        return address
    }
}
