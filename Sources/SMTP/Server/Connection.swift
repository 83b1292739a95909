import Networking
import Telemetry

/// One client: does what its session asks for until that says close, or the client is gone.
///
/// It belongs to its loop; whoever is elsewhere reaches it through `loop.execute`.
final class Connection<Receiving: Receiver>: @unchecked Sendable {
    private let server: Server<Receiving>
    private let loop: EventLoop
    private let socket: Socket
    private var session: Session<Receiving.Ticket>
    private var deadlines: Deadlines

    init(_ socket: Socket, _ dialect: Dialect, server: Server<Receiving>, on loop: EventLoop) {
        self.server = server
        self.loop = loop
        self.socket = socket
        session = Session(
            host: server.configuration.hostname, dialect: dialect,
            address: socket.peer.ipAddress?.description ?? "", limits: server.configuration.limits)
        deadlines = Deadlines(server.configuration, opened: loop.now)
    }

    /// Runs the session. Never throws: a client that is gone needs no answer.
    func serve() async {
        defer { socket.close() }
        do throws(SocketError) {
            while true {
                guard let action = session.next() else {
                    guard try await receive() else { return }
                    continue
                }
                deadlines.progress()
                switch action {
                case .reply(let bytes):
                    try await socket.write(bytes, by: loop.now + server.configuration.writeTimeout)
                case .resolve(let mailbox): await resolve(mailbox)
                case .deliver(let transaction): await deliver(transaction)
                case .close: return await linger()
                }
            }
        } catch {
            server.logger.debug("connection lost", [.error(error)])
        }
    }

    /// Lets a mail under way be finished, and ends a session that only waits. On the loop.
    func stop() {
        session.stop()
        if !session.hasTransaction { socket.interrupt() }
    }

    /// Ends the wait for the client, whatever it is in. On the loop.
    func cutOff() { socket.interrupt() }

    /// - Returns: false when the client has closed.
    private func receive() async throws(SocketError) -> Bool {
        let deadline =
            session.isReceivingData
            ? deadlines.data(now: loop.now)
            : deadlines.command(now: loop.now, isCrowded: server.isCrowded)
        // Allocated by the read itself, once there is something: an idle connection holds no buffer.
        var bytes: [UInt8] = []
        do throws(SocketError) {
            let count = try await socket.read(into: &bytes, by: deadline)
            guard count > 0 else { return false }
            deadlines.receive(count)
            session.receive(bytes.span)
        } catch .deadline {
            server.metrics.timeouts.increment()
            session.timeOut()
        } catch .interrupted {
            session.shutDown()
        }
        return true
    }

    private func resolve(_ mailbox: Mailbox) async {
        let verdict = await server.receiver.resolve(mailbox, on: loop)
        server.metrics.recipients[.init(verdict)].increment()
        session.resolved(verdict)
    }

    private func deliver(_ transaction: Transaction<Receiving.Ticket>) async {
        let start = MonotonicTime.now()
        let outcome = await server.receiver.deliver(transaction, on: loop)
        session.delivered(outcome)
        record(transaction, outcome, took: MonotonicTime.now().since(start))
    }

    private func record(
        _ transaction: Transaction<Receiving.Ticket>, _ outcome: Outcome, took duration: Duration
    ) {
        server.metrics.mails[.init(outcome)].increment()
        server.metrics.size.observe(UInt64(transaction.source.count))
        server.metrics.delivery.observe(duration)
        func fields() -> [Field] {
            [
                .unredacted("client", transaction.client.address),
                .address("from", transaction.reversePath.description),
                .number("recipients", transaction.recipients.count),
                .number("bytes", transaction.source.count),
                .duration("took", duration),
            ]
        }
        switch outcome {
        case .stored(let id): server.logger.debug("mail stored", fields() + [.id("id", id)])
        case .unavailable: server.logger.warning("mail put off", fields())
        case .full, .recipientsGone, .refused: server.logger.info("mail refused", fields())
        }
    }

    /// Reads on for a moment after the last reply: a close with octets unread would reset the connection and could take the
    /// reply with it. What is read here is never understood as commands.
    private func linger() async {
        socket.finishWriting()
        let deadline = loop.now + .seconds(1)
        var dropped: [UInt8] = []
        var left = 64
        while left > 0, let count = try? await socket.read(into: &dropped, by: deadline), count > 0 {
            dropped.removeAll(keepingCapacity: true)
            left -= 1
        }
    }
}
