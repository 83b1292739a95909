package import Networking
import Synchronization
package import Telemetry
import Transport

/// Receives mail on any number of listeners.
package final class Server<Receiving: Receiver>: Sendable {
    let configuration: ServerConfiguration
    let receiver: Receiving
    let logger: Logger
    let metrics: SMTPMetrics
    private let group: EventLoopGroup
    private let connections: ConnectionTable<Connection<Receiving>>
    /// Over all connections: who comes back is not met as a stranger.
    private let refusals: RefusalTable
    private let listeners = Mutex<[Listening]>([])
    private let stopping = Atomic<Bool>(false)
    private let bufferedBytes = Atomic<Int>(0)

    /// A listener is touched through `start` and `stop` only, which any thread may call.
    private struct Listening: @unchecked Sendable {
        let listener: Listener
    }

    package init(
        _ receiver: Receiving, on group: EventLoopGroup, configuration: ServerConfiguration, logger: Logger,
        metrics: SMTPMetrics
    ) {
        self.receiver = receiver
        self.group = group
        self.configuration = configuration
        self.logger = logger
        self.metrics = metrics
        connections = ConnectionTable(
            limit: configuration.connections, limitPerSource: configuration.connectionsPerSource,
            trusted: configuration.proxies + configuration.relays)
        refusals = RefusalTable(
            capacity: configuration.rememberedSources, memory: configuration.refusalMemory)
    }

    /// Counts `change` octets of messages. - Returns: whether there are too many now.
    func buffer(_ change: Int) -> Bool {
        bufferedBytes.wrappingAdd(change, ordering: .relaxed).newValue > configuration.bufferedBytes
    }

    var isCrowded: Bool { connections.isCrowded }

    /// Counts a connection for the client that a proxy or a relay told. - Returns: whether that client may have one more.
    func move(_ connection: Connection<Receiving>, to told: SocketAddress) -> Bool {
        let isAdmitted = connections.move(connection.source, to: told)
        if isAdmitted { connection.source = told } else { metrics.refusedConnections.increment() }
        return isAdmitted
    }

    /// Counts a refused recipient. - Returns: how many its source has had of late; a source that connections are not counted by has none.
    func refusals(of source: SocketAddress, now: MonotonicTime) -> Int {
        guard let counted = connections.source(of: source) else { return 0 }
        return refusals.count(counted, now: now)
    }

    private var isStopping: Bool { stopping.load(ordering: .relaxed) }

    /// Binds `address` and begins to accept. A Unix socket may be connected to by the account and the group that the server runs as.
    ///
    /// - Returns: where it listens, with the port that the system chose.
    package func listen(
        on address: SocketAddress, dialect: Dialect = .smtp
    ) throws(SystemError) -> SocketAddress {
        let listener = try Listener(address, on: group, mode: 0o660) { [self] accepted, loop in
            serve(accepted, dialect, on: loop)
        }
        listener.start()
        let listening = Listening(listener: listener)
        let bound = listener.address
        listeners.withLock { $0.append(listening) }
        return bound
    }

    /// Stops accepting, says 421 to every session that has no mail under way, lets the others finish theirs, and returns when all
    /// are closed or `stopTimeout` has passed; what is left then is cut off.
    package func stop() async {
        guard !stopping.exchange(true, ordering: .relaxed) else { return }
        for listening in listeners.withLock({ $0 }) { listening.listener.stop() }
        for connection in connections.all { connection.stop() }
        let loop = group.loop(0)
        let emptied = Signal(on: loop)
        connections.whenEmpty(emptied)
        let deadline = MonotonicTime.now() + configuration.stopTimeout
        let isEmpty = await Task(executorPreference: loop) { await emptied.wait(until: deadline) }.value
        guard !isEmpty else { return }
        for connection in connections.all { connection.cutOff() }
        _ = await Task(executorPreference: loop) { await emptied.wait(until: .now() + .seconds(1)) }.value
    }

    private func serve(_ accepted: Listener.Accepted, _ dialect: Dialect, on loop: EventLoop) {
        let isAdmitted = !isStopping && connections.admit(accepted.peer)
        Task(executorPreference: loop) { [self] in
            guard isAdmitted else { return await refuse(accepted, on: loop) }
            if let connection = open(accepted, dialect, on: loop) {
                await connection.serve()
                connections.remove(connection)
                metrics.connections.add(-1)
                connections.release(connection.source)
            } else {
                connections.release(accepted.peer)
            }
        }
    }

    private func open(
        _ accepted: Listener.Accepted, _ dialect: Dialect, on loop: EventLoop
    ) -> Connection<Receiving>? {
        guard let socket = try? Socket(adopting: accepted.descriptor, peer: accepted.peer, on: loop) else {
            accepted.close()
            return nil
        }
        let connection = Connection(ByteStream(socket), dialect, server: self, on: loop)
        metrics.connections.add(1)
        connections.add(connection)
        // A stop that came before `add` has not seen this connection.
        if isStopping { connection.stop() }
        return connection
    }

    private func refuse(_ accepted: Listener.Accepted, on loop: EventLoop) async {
        metrics.refusedConnections.increment()
        guard let socket = try? Socket(adopting: accepted.descriptor, peer: accepted.peer, on: loop) else {
            return accepted.close()
        }
        // A PROXY header left unread would make the close a reset, and that could overtake the reply.
        var header: [UInt8] = []
        _ = try? socket.readNow(into: &header)
        var reply: [UInt8] = []
        (isStopping ? Reply.shuttingDown : Reply.tooManyConnections).write(to: &reply)
        try? await socket.write(reply, by: loop.now + .seconds(1))
        socket.close()
    }
}
