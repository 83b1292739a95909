package import Networking
package import OpenSSL
import Synchronization
package import Telemetry

/// Serves one route table on any number of listeners.
package final class Server: Sendable {
    let router: Router
    let configuration: ServerConfiguration
    let errorAnswer: ErrorAnswer
    let logger: Logger
    let metrics: HTTPMetrics
    let dates = DateField()
    let requestIDs = RequestIDSequence()
    let backlog: Backlog
    private let group: EventLoopGroup
    private let connections: ConnectionTable<Connection>
    private let listeners = Mutex<[Listening]>([])
    private let stopping = Atomic<Bool>(false)

    /// A listener is touched through `start` and `stop` only, which any thread may call.
    private struct Listening: @unchecked Sendable {
        let listener: Listener
    }

    /// - Parameter errorAnswer: the one place where errors become answers.
    package init(
        _ router: Router, on group: EventLoopGroup,
        configuration: ServerConfiguration = ServerConfiguration(),
        logger: Logger, metrics: HTTPMetrics, errorAnswer: @escaping ErrorAnswer = Response.plain
    ) {
        self.router = router
        self.group = group
        self.configuration = configuration
        self.logger = logger
        self.metrics = metrics
        self.errorAnswer = errorAnswer
        backlog = Backlog(limit: configuration.backlog)
        connections = ConnectionTable(
            limit: configuration.connections, limitPerSource: configuration.connectionsPerSource,
            trusted: configuration.trustedProxies)
    }

    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// Binds `address` and begins to accept.
    ///
    /// - Parameter certificate: shown to who connects, which makes it HTTPS; nil for HTTP in the clear.
    /// - Returns: where it listens, with the port that the system chose.
    package func listen(
        on address: SocketAddress, certificate: TLSCertificate? = nil
    ) throws(SystemError) -> SocketAddress {
        let listener = try Listener(address, on: group) { [self] accepted, loop in
            serve(accepted, certificate, on: loop)
        }
        listener.start()
        let listening = Listening(listener: listener)
        let bound = listener.address
        listeners.withLock { $0.append(listening) }
        return bound
    }

    /// Stops accepting, closes idle connections, lets running requests end with `Connection: close`, and returns when all are
    /// closed or `stopTimeout` has passed; what is left then is cut off.
    package func stop() async {
        guard !stopping.exchange(true, ordering: .relaxed) else { return }
        for listening in listeners.withLock({ $0 }) { listening.listener.stop() }
        for connection in connections.all { connection.loop.execute { connection.stop() } }
        let loop = group.loop(0)
        let emptied = Signal(on: loop)
        connections.whenEmpty(emptied)
        let deadline = MonotonicTime.now() + configuration.stopTimeout
        let isEmpty = await Task(executorPreference: loop) { await emptied.wait(until: deadline) }.value
        guard !isEmpty else { return }
        for connection in connections.all { connection.loop.execute { connection.cutOff() } }
    }

    private func serve(
        _ accepted: Listener.Accepted, _ certificate: TLSCertificate?, on loop: EventLoop
    ) {
        guard !isStopping, connections.admit(accepted.peer) else {
            metrics.refusedConnections.increment()
            accepted.close()
            return
        }
        metrics.connections.add(1)
        loop.execute { [self] in
            guard let connection = Connection(accepted, server: self, on: loop) else {
                accepted.close()
                return release(accepted.peer)
            }
            connections.add(connection)
            if let certificate {
                connection.rest(untilSecuredBy: certificate)
            } else {
                connection.rest()
            }
            // A stop that came before `add` has not seen this connection.
            if isStopping { connection.stop() }
        }
    }

    /// Forgets a connection that has closed.
    func ended(_ connection: Connection, from peer: SocketAddress) {
        connections.remove(connection)
        release(peer)
    }

    private func release(_ peer: SocketAddress) {
        metrics.connections.add(-1)
        connections.release(peer)
    }
}
