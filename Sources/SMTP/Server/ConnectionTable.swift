import Networking
import Synchronization

/// The open connections of a server, over all loops.
final class ConnectionTable<Connection: AnyObject & Sendable>: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: Connection] = [:]
        var perSource: [[UInt8]: Int] = [:]
        var admitted = 0
        var emptied: Signal?
    }

    private let state = Mutex(State())
    private let limit: Int
    private let limitPerSource: Int

    init(limit: Int, limitPerSource: Int) {
        self.limit = limit
        self.limitPerSource = limitPerSource
    }

    /// Whether so many places are taken that those who wait should be hurried.
    var isCrowded: Bool { state.withLock { $0.admitted > limit / 4 * 3 } }

    /// Takes a place for a connection from `peer`, if there is one; `release` gives it back.
    func admit(_ peer: SocketAddress) -> Bool {
        state.withLock { state in
            guard state.admitted < limit else { return false }
            if let source = source(of: peer) {
                let count = state.perSource[source, default: 0]
                guard count < limitPerSource else { return false }
                state.perSource[source] = count + 1
            }
            state.admitted += 1
            return true
        }
    }

    func release(_ peer: SocketAddress) {
        let emptied = state.withLock { state -> Signal? in
            state.admitted -= 1
            if let source = source(of: peer), let count = state.perSource[source] {
                state.perSource[source] = count > 1 ? count - 1 : nil
            }
            return state.admitted == 0 ? state.emptied : nil
        }
        emptied?.raise()
    }

    func add(_ connection: Connection) {
        state.withLock { $0.connections[ObjectIdentifier(connection)] = connection }
    }

    func remove(_ connection: Connection) {
        _ = state.withLock { $0.connections.removeValue(forKey: ObjectIdentifier(connection)) }
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

    /// What connections are counted by: an IPv4 address, or the /64 that one IPv6 customer commonly has.
    private func source(of peer: SocketAddress) -> [UInt8]? {
        guard let address = peer.ipAddress, !loopback.contains(where: { $0.contains(address) }) else {
            return nil
        }
        return address.isV4 ? address.bytes : Array(address.bytes.prefix(8))
    }
}

private let loopback = ["127.0.0.0/8", "::1"].compactMap(IPNetwork.init)
