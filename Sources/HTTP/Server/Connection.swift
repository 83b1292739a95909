import Networking
import OpenSSL
import Telemetry
import Transport

/// One client: read, parse, route, handle, encode, write, until either side has enough.
///
/// It belongs to its loop; whoever is elsewhere reaches it through `loop.execute`. A task runs while there is something to do.
/// While the connection lies idle, or its request is parked, there is none: the socket calls back.
final class Connection: @unchecked Sendable {
    private enum Phase {
        case idle, receiving, handling, parked
    }

    /// Above this many octets answers to pipelined requests are sent instead of gathered.
    private static let gatheredOctets = 64 * 1024

    let loop: EventLoop
    let server: Server
    private let stream: ByteStream
    private var parser: RequestParser
    private var phase = Phase.idle
    /// Answers that wait to be sent in one write.
    private var output: [UInt8] = []
    /// Who has sent the last request.
    private var client: IPAddress?

    init?(_ accepted: Listener.Accepted, server: Server, on loop: EventLoop) {
        guard let socket = try? Socket(adopting: accepted.descriptor, peer: accepted.peer, on: loop) else {
            return nil
        }
        self.loop = loop
        self.server = server
        self.stream = ByteStream(socket)
        parser = RequestParser(limits: server.configuration.limits)
    }

    var isSecure: Bool { stream.isSecure }

    // MARK: Resting and serving

    /// Waits for the client to begin a TLS handshake, then for its requests.
    func rest(untilSecuredBy certificate: TLSCertificate) {
        let deadline = loop.now + configuration.handshakeTimeout
        stream.whenReadable(until: deadline) { [self] wake in
            guard wake == .signalled else { return end() }
            Task(executorPreference: loop) {
                await self.serve {
                    try await self.secure(with: certificate.context, by: deadline)
                    return true
                }
            }
        }
    }

    private func secure(with context: TLSContext, by deadline: MonotonicTime) async throws(SocketError) {
        do throws(SocketError) {
            try await stream.startTLS(context, by: deadline)
        } catch {
            server.metrics.failedHandshakes.increment()
            server.logger.debug("no handshake", [.error(error)])
            throw error
        }
    }

    /// Lies idle until the next request comes.
    func rest() {
        phase = .idle
        stream.whenReadable(until: loop.now + configuration.idleTimeout) { [self] wake in
            guard wake == .signalled else { return end() }
            phase = .receiving
            Task(executorPreference: loop) { await self.serve { true } }
        }
    }

    /// Leaves the request without a task until there may be an answer.
    private func park(_ exchange: Exchange, _ later: Later) {
        park(later.signal, until: min(later.deadline, loop.now + later.interval)) { [self] wake in
            let isOver: Bool
            switch wake {
            case .signalled:
                later.signal.reset()
                isOver = false
            case .deadline: isOver = later.deadline <= loop.now
            case .interrupted: isOver = true
            case .peerClosed:
                later.cancel()
                return end()
            }
            run { await self.serve { try await self.answer(later, isOver: isOver, exchange) } }
        }
    }

    /// Waits without a task for `signal`, `deadline`, the client's end or the server's; then `body` is called once.
    func park(
        _ signal: Signal, until deadline: MonotonicTime, _ body: @escaping (Socket.Wake) -> Void
    ) {
        phase = .parked
        if server.isStopping { stream.interrupt() }
        stream.whenRaised(signal, until: deadline, body)
    }

    /// Goes on with what was parked, as a task.
    func run(_ body: @escaping @Sendable () async -> Void) {
        phase = .handling
        Task(executorPreference: loop) { await body() }
    }

    /// Does what is to be done `first`, then answers what has arrived, request by request, until the connection rests or ends.
    /// Never throws: a client that is gone needs no answer.
    private func serve(first: () async throws -> Bool) async {
        do {
            guard try await first() else { return }
            while let head = try await nextHead() {
                guard try await answer(head) else { return }
            }
        } catch let error as RequestError {
            await refuse(error)
            end()
        } catch {
            end()
        }
    }

    /// Closes. Called once, by whoever goes on with the connection just then: its task, or the callback that it rests on.
    func end() {
        stream.close()
        server.ended(self, from: stream.peer)
    }

    // MARK: Stopping, on the loop

    /// Ends what waits: an idle connection, a parked request or handler. A request under way is finished.
    func stop() {
        if phase != .receiving { stream.interrupt() }
    }

    /// Ends it amid whatever it does; its task learns that from the socket.
    func cutOff() { stream.close() }

    // MARK: Receiving

    /// The next head, or nil when the connection goes to rest or has ended. What is owed is sent before waiting.
    private func nextHead() async throws -> RequestHead? {
        phase = .receiving
        if let head = try parser.nextHead() { return head }
        try await flush()
        if parser.isIdle {
            var received: [UInt8] = []
            guard !server.isStopping, let count = try stream.readNow(into: &received) else {
                server.isStopping ? end() : rest()
                return nil
            }
            guard count > 0 else {
                end()
                return nil
            }
            parser.receive(received)
        }
        // A deadline for the whole header, not for each octet of it (a slow client would never end).
        let deadline = loop.now + configuration.headTimeout
        while true {
            if let head = try parser.nextHead() { return head }
            guard try await receive(by: deadline) else {
                end()
                return nil
            }
        }
    }

    private func body(of head: RequestHead, limit: Int) async throws -> [UInt8] {
        guard head.framing != .none else { return [] }
        phase = .receiving
        if let body = try parser.nextBody(upTo: limit) { return body }
        if head.expectsContinue, !parser.hasOctets {
            output.append(ResponseEncoder.continueAnswer)
            try await flush()
        }
        let deadline = loop.now + configuration.bodyTimeout
        while true {
            guard try await receive(by: deadline) else { throw SocketError.interrupted }
            if let body = try parser.nextBody(upTo: limit) { return body }
        }
    }

    /// - Returns: false when the client has closed.
    /// - Throws: 408 at the deadline.
    private func receive(by deadline: MonotonicTime) async throws -> Bool {
        // Allocated by the read itself, once there is something: an idle connection holds no buffer.
        var received: [UInt8] = []
        do {
            guard try await stream.read(into: &received, by: deadline) > 0 else { return false }
        } catch {
            if case .deadline = error { throw RequestError.timeout }
            throw error
        }
        parser.receive(received)
        return true
    }

    // MARK: Answering

    /// - Returns: whether this task can take another request; false when the connection has ended or the request is parked.
    private func answer(_ head: RequestHead) async throws -> Bool {
        let exchange = Exchange(head, server.requestIDs.next(), router: server.router)
        return try await answer(with: try await response(to: exchange), exchange)
    }

    /// - Returns: as above.
    func answer(with response: Response, _ exchange: Exchange) async throws -> Bool {
        switch response.body {
        case .none, .bytes: try await send(response, for: exchange)
        case .later(let later): try await answer(later, isOver: false, exchange)
        case .events(let events): try await open(events, response, for: exchange)
        }
    }

    /// - Parameter isOver: whether the request must not wait any longer.
    private func answer(_ later: Later, isOver: Bool, _ exchange: Exchange) async throws -> Bool {
        let response: Response
        do {
            let found = isOver ? later.timedOut() : try await later.look()
            guard let found else {
                try await flush()
                park(exchange, later)
                return false
            }
            response = found
        } catch {
            later.cancel()
            return try await answer(with: try refusal(error, exchange), exchange)
        }
        later.cancel()
        return try await answer(with: response, exchange)
    }

    /// - Throws: `SocketError` only: there is nobody left to answer.
    private func response(to exchange: Exchange) async throws -> Response {
        do {
            return try await handled(exchange, try await request(of: exchange))
        } catch {
            return try refusal(error, exchange)
        }
    }

    private func request(of exchange: Exchange) async throws -> Request {
        let (route, parameters) = try exchange.match.get()
        let body = try await body(of: exchange.head, limit: route.bodyLimit)
        return Request(head: exchange.head, parameters: parameters, body: body)
    }

    private func handled(_ exchange: Exchange, _ request: Request) async throws -> Response {
        phase = .handling
        client = client(of: request.head)
        let context = Context(
            requestID: exchange.requestID, client: client, loop: loop, connection: self)
        return try await exchange.match.get().0.handler(request, context)
    }

    private func send(_ response: Response, for exchange: Exchange) async throws -> Bool {
        let head = exchange.head
        // A body that was not read stands where the next request should begin.
        let closes = !head.keepsAlive || parser.isInsideRequest || server.isStopping
        // A large one goes as it is behind its head: a copy of it would lie in memory for as long as the client takes.
        let isApart =
            head.method != .head && !response.status.forbidsContent
            && response.bytes.count > Self.gatheredOctets
        let form = ResponseEncoder.Form(omitsContent: head.method == .head || isApart, closes: closes)
        append(response, form: form, exchange.requestID)
        record(response, exchange)
        if isApart {
            try await flush(andThen: response.bytes)
        } else if closes || output.count > Self.gatheredOctets {
            try await flush()
        }
        if closes { await finish() }
        return !closes
    }

    /// - Throws: `SocketError` only: there is nobody left to answer.
    func refusal(_ error: any Error, _ exchange: Exchange) throws -> Response {
        if error is SocketError { throw error }
        if exchange.head.method == .options, let allow = (error as? RouteMiss)?.allow {
            var response = Response(.noContent)
            response.fields.append("Allow", allow)
            return response
        }
        return answer(to: error, exchange.head, exchange.requestID)
    }

    /// The words for what was thrown; what is a failure of ours is logged.
    func answer(to error: any Error, _ head: RequestHead?, _ requestID: RequestID) -> Response {
        let response = server.errorAnswer(error, head)
        // What the client did wrong is no failure of ours, even where its status is 501 or 505.
        if response.status.code >= 500, !(error is RequestError), !(error is RouteMiss) {
            server.logger.error("request failed", [.id("request", requestID), .error(error)])
        }
        return response
    }

    func append(_ response: Response, form: ResponseEncoder.Form, _ requestID: RequestID) {
        ResponseEncoder.append(
            response, form: form, requestID: requestID, date: server.dates.now, to: &output)
    }

    /// Says why the octets on this connection are no request, and closes.
    private func refuse(_ error: RequestError) async {
        let requestID = server.requestIDs.next()
        let response = answer(to: error, nil, requestID)
        append(response, form: ResponseEncoder.Form(closes: true), requestID)
        server.metrics.requests[.init(response.status)].increment()
        server.logger.debug(
            "refused", [.id("request", requestID), .number("status", response.status.code)])
        try? await flush()
        await linger()
    }

    func record(_ response: Response, _ exchange: Exchange) {
        let duration = MonotonicTime.now().since(exchange.start)
        server.metrics.requests[.init(response.status)].increment()
        server.metrics.duration.observe(duration)
        server.logger.debug(
            "answered",
            [
                .id("request", exchange.requestID), .unredacted("method", exchange.head.method.rawValue),
                .unredacted("route", exchange.pattern), .number("status", response.status.code),
                .number("bytes", response.bytes.count), .duration("took", duration),
            ])
    }

    // MARK: Sending

    func park(on signal: Signal, until deadline: MonotonicTime) async -> Socket.Wake {
        if server.isStopping { return .interrupted }
        guard (try? await flush()) != nil else { return .peerClosed }
        return await stream.park(on: signal, until: deadline)
    }

    /// Adds a piece of a body to what waits to be sent.
    func append(_ octets: [UInt8], isChunked: Bool) {
        guard isChunked else { return output.append(contentsOf: octets) }
        ResponseEncoder.appendChunk(octets, to: &output)
    }

    func appendLastChunk() { output.append(ResponseEncoder.lastChunk) }

    /// Sends what waits, and `content` behind it.
    ///
    /// - Throws: when the client is gone or takes nothing for too long.
    func flush(andThen content: [UInt8] = []) async throws(SocketError) {
        guard !output.isEmpty else { return }
        let octets = output
        output = []
        let place = server.backlog.add(octets.count + content.count, of: self, for: client)
        defer { server.backlog.remove(place) }
        let deadline = loop.now + configuration.writeTimeout
        try await stream.write(octets, by: deadline)
        try await stream.write(content, by: deadline)
    }

    /// Ends the connection after its last answer.
    func finish() async {
        await linger()
        end()
    }

    /// Reads on for a moment after the last answer: a close with octets unread would reset the connection and could take the
    /// answer with it (RFC 9112 section 9.6).
    private func linger() async {
        stream.finishWriting()
        let deadline = loop.now + .seconds(1)
        var dropped: [UInt8] = []
        var left = 16
        while left > 0, let count = try? await stream.read(into: &dropped, by: deadline), count > 0 {
            dropped.removeAll(keepingCapacity: true)
            left -= 1
        }
    }

    @inline(never)
    private func client(of head: RequestHead) -> IPAddress? {
        ForwardedFor.client(
            of: head, peer: stream.peer.ipAddress, trusted: configuration.trustedProxies)
    }

    private var configuration: ServerConfiguration { server.configuration }
}
