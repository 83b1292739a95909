import Networking
import Telemetry
import Transport

/// One client: does what its session asks for until that says close, or the client is gone.
///
/// It belongs to its loop; whoever is elsewhere reaches it through `loop.execute`.
final class Connection<Receiving: Receiver>: @unchecked Sendable {
    let server: Server<Receiving>
    let loop: EventLoop
    let stream: ByteStream
    let dialect: Dialect
    var session: Session<Receiving.Ticket>
    private var deadlines: Deadlines
    /// Whom the connection is counted for: the peer, or whom it connects for.
    var source: SocketAddress
    var refusals = 0
    /// Raised to end the wait before a refusal.
    private var pause: Signal?
    var isStopping = false
    /// The octets of its message that are counted with the server.
    private var counted = 0

    init(_ stream: ByteStream, _ dialect: Dialect, server: Server<Receiving>, on loop: EventLoop) {
        self.server = server
        self.loop = loop
        self.stream = stream
        self.dialect = dialect
        source = stream.peer
        session = Self.session(dialect, with: stream.peer, server)
        deadlines = Deadlines(server.configuration, opened: loop.now)
    }

    /// Runs the session. Never throws: a client that is gone needs no answer.
    func serve() async {
        do throws(SocketError) {
            if try await introduce() { try await converse() }
        } catch {
            server.logger.debug("connection lost", [.error(error)])
        }
        session.disconnected()
        while let action = session.next() {
            if case .abandon(let envelope, let recipients, let loss) = action {
                abandon(envelope, recipients, loss)
            }
        }
        count(0)
        stream.close()
    }

    private func converse() async throws(SocketError) {
        while true {
            if let action = session.next() {
                deadlines.progress()
                guard try await perform(action) else { return }
            } else {
                // Nothing else is on the stack of a session that waits: an idle connection stays small.
                guard try await receive() else { return }
            }
        }
    }

    /// Lets a mail under way be finished, and ends a session that only waits. From any thread.
    func stop() {
        loop.execute { [self] in
            isStopping = true
            session.stop()
            pause?.raise()
            if !session.hasTransaction { stream.interrupt() }
        }
    }

    /// Ends the wait for the client, whatever it is in. From any thread.
    func cutOff() {
        loop.execute { [self] in
            isStopping = true
            pause?.raise()
            stream.interrupt()
        }
    }

    // MARK: Octets

    /// - Returns: false when the client has closed.
    private func receive() async throws(SocketError) -> Bool {
        // Allocated by the read itself, once there is something: an idle connection holds no buffer.
        var bytes: [UInt8] = []
        do throws(SocketError) {
            guard try await stream.read(into: &bytes, by: nextDeadline()) > 0 else { return false }
            deadlines.receive(bytes.count)
            session.receive(bytes.span)
            session.isCrowded = server.isCrowded
            if count(session.bufferedBytes), counted > server.configuration.smallMessage {
                session.shed()
                count(0)
            }
        } catch .deadline {
            server.metrics.timeouts.increment()
            session.timeOut()
        } catch .interrupted {
            session.shutDown()
        }
        return true
    }

    /// - Returns: whether all messages together take too much memory.
    @discardableResult
    private func count(_ bytes: Int) -> Bool {
        defer { counted = bytes }
        return server.buffer(bytes - counted)
    }

    private func nextDeadline() -> MonotonicTime {
        let isCrowded = server.isCrowded
        return session.isReceivingData
            ? deadlines.data(now: loop.now, isCrowded: isCrowded)
            : deadlines.command(now: loop.now, isCrowded: isCrowded)
    }

    /// - Returns: false when the session is over.
    private func perform(_ action: Session<Receiving.Ticket>.Action) async throws(SocketError) -> Bool {
        switch action {
        case .reply(let bytes, let codes):
            for code in codes { server.metrics.replies[.init(code: code)].increment() }
            try await stream.write(bytes, by: loop.now + server.configuration.writeTimeout)
        case .resolve(let mailbox, let envelope): await resolve(mailbox, envelope)
        case .deliver(let transaction): await deliver(transaction)
        case .abandon(let envelope, let recipients, let loss): abandon(envelope, recipients, loss)
        case .startTLS: return try await secure()
        case .adopt(let client): adopt(client)
        case .close:
            await linger()
            return false
        }
        return true
    }

    private func resolve(_ mailbox: Mailbox, _ envelope: Envelope) async {
        let verdict = await server.receiver.resolve(mailbox, in: envelope, on: loop)
        server.metrics.recipients[.init(verdict)].increment()
        if case .refused(let refusal) = verdict, refusal.tellsOfNames { await holdBack() }
        session.resolved(verdict)
    }

    /// Waits before a refusal, the longer the more of them this session or its source has had: reading out which names there are takes
    /// long, and a relay with an old list hardly notices.
    private func holdBack() async {
        refusals += 1
        let now = loop.now
        let configuration = server.configuration
        let ofSource = server.refusals(of: source, now: now)
        let excess = max(refusals, ofSource) - configuration.freeRefusals
        guard excess > 0, !isStopping else { return }
        let delay = min(configuration.refusalDelayStep * excess, configuration.longestRefusalDelay)
        let pause = Signal(on: loop)
        self.pause = pause
        _ = await pause.wait(until: now + delay)
        self.pause = nil
    }

    private func deliver(_ transaction: Transaction<Receiving.Ticket>) async {
        let start = MonotonicTime.now()
        let outcomes = await server.receiver.deliver(transaction, on: loop)
        session.delivered(outcomes)
        count(0)
        record(transaction, outcomes, took: MonotonicTime.now().since(start))
    }

    private func abandon(
        _ envelope: Envelope, _ recipients: [Transaction<Receiving.Ticket>.Recipient], _ loss: Loss
    ) {
        server.metrics.abandoned[.init(loss: loss)].increment()
        server.receiver.abandoned(envelope, recipients, because: loss, on: loop)
    }

    private func record(
        _ transaction: Transaction<Receiving.Ticket>, _ outcomes: [Outcome], took duration: Duration
    ) {
        for outcome in outcomes { server.metrics.mails[.init(outcome)].increment() }
        server.metrics.size.observe(UInt64(transaction.source.count))
        server.metrics.delivery.observe(duration)
        func fields() -> [Field] {
            [
                .unredacted("client", transaction.envelope.client.address),
                .address("from", transaction.envelope.reversePath.description),
                .number("recipients", transaction.recipients.count),
                .number("bytes", transaction.source.count),
                .duration("took", duration),
            ]
        }
        switch Outcome(all: outcomes) {
        case .stored(let id): server.logger.debug("mail stored", fields() + [.id("id", id)])
        case .unavailable: server.logger.warning("mail put off", fields())
        case .full, .gone, .refused: server.logger.info("mail refused", fields())
        }
    }

    /// Reads on for a moment after the last reply: a close with octets unread would reset the connection and could take the
    /// reply with it. What is read here is never understood as commands.
    private func linger() async {
        stream.finishWriting()
        let deadline = loop.now + .seconds(1)
        var dropped: [UInt8] = []
        var left = 64
        while left > 0, let count = try? await stream.read(into: &dropped, by: deadline), count > 0 {
            dropped.removeAll(keepingCapacity: true)
            left -= 1
        }
    }
}

extension RecipientRefusal {
    /// Whether it tells a stranger something of which names there are.
    fileprivate var tellsOfNames: Bool {
        switch self {
        case .unknownDomain, .unknownMailbox, .disabled: true
        case .full, .unavailable: false
        }
    }
}
