import Synchronization

/// The open connections of a server, over all loops, and how many one source holds of them.
package final class ConnectionTable<Connection: AnyObject & Sendable>: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: Connection] = [:]
        var perSource: [[UInt8]: Int] = [:]
        var admitted = 0
        var emptied: Signal?
    }

    private let state = Mutex(State())
    private let limit: Int
    private let limitPerSource: Int

    private let exempt: [IPNetwork]

    /// - Parameters:
    ///   - limit: connections in all.
    ///   - limitPerSource: connections from one IPv4 address or one IPv6 /64.
    ///   - trusted: networks that the second limit does not hold for, as a proxy's; loopback is always one.
    package init(limit: Int, limitPerSource: Int, trusted: [IPNetwork] = []) {
        self.limit = limit
        self.limitPerSource = limitPerSource
        exempt = trusted + ["127.0.0.0/8", "::1"].compactMap(IPNetwork.init)
    }

    /// Whether so many places are taken that those who wait should be hurried.
    package var isCrowded: Bool { state.withLock { $0.admitted > limit / 4 * 3 } }

    /// Takes a place for a connection from `peer`, if there is one; `release` gives it back.
    package func admit(_ peer: SocketAddress) -> Bool {
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

    /// Gives back what `admit` took.
    package func release(_ peer: SocketAddress) {
        let emptied = state.withLock { state -> Signal? in
            state.admitted -= 1
            if let source = source(of: peer), let count = state.perSource[source] {
                state.perSource[source] = count > 1 ? count - 1 : nil
            }
            return state.admitted == 0 ? state.emptied : nil
        }
        emptied?.raise()
    }

    /// Makes `connection` one of `all`, until `remove`.
    package func add(_ connection: Connection) {
        state.withLock { $0.connections[ObjectIdentifier(connection)] = connection }
    }

    package func remove(_ connection: Connection) {
        _ = state.withLock { $0.connections.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    /// Those that were added.
    package var all: [Connection] { state.withLock { Array($0.connections.values) } }

    /// Raises `signal` once no connection is left.
    package func whenEmpty(_ signal: Signal) {
        let isEmpty = state.withLock { state in
            state.emptied = signal
            return state.admitted == 0
        }
        if isEmpty { signal.raise() }
    }

    /// Counts the place that `peer` took for `told`, which a proxy named as its client.
    ///
    /// - Returns: false if that source has its share; the place is still counted for `peer` then.
    package func move(_ peer: SocketAddress, to told: SocketAddress) -> Bool {
        state.withLock { state in
            if let source = source(of: told) {
                let count = state.perSource[source, default: 0]
                guard count < limitPerSource || source == self.source(of: peer) else { return false }
                state.perSource[source] = count + 1
            }
            if let source = source(of: peer), let count = state.perSource[source] {
                state.perSource[source] = count > 1 ? count - 1 : nil
            }
            return true
        }
    }

    /// What connections from `peer` are counted by: an IPv4 address or an IPv6 /64. Nil if they are not.
    package func source(of peer: SocketAddress) -> [UInt8]? {
        guard let address = peer.ipAddress, !exempt.contains(where: { $0.contains(address) }) else {
            return nil
        }
        return address.source
    }
}
