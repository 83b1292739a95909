import Networking
import Telemetry

/// One client: read, parse, route, handle, encode, write, until either side has enough.
///
/// It belongs to its loop; whoever is elsewhere reaches it through `loop.execute`.
final class Connection: @unchecked Sendable {
    private enum Phase {
        case idle, receiving, handling
    }

    /// Above this many octets answers to pipelined requests are sent instead of gathered.
    private static let gatheredOctets = 64 * 1024

    let loop: EventLoop
    private let server: Server
    private let socket: Socket
    private var parser: RequestParser
    private var phase = Phase.idle
    /// Answers that wait to be sent in one write.
    private var output: [UInt8] = []

    init?(_ accepted: Listener.Accepted, server: Server, on loop: EventLoop) {
        guard let socket = try? Socket(adopting: accepted.descriptor, peer: accepted.peer, on: loop) else {
            return nil
        }
        self.loop = loop
        self.server = server
        self.socket = socket
        parser = RequestParser(limits: server.configuration.limits)
    }

    /// Answers requests until the connection ends. Never throws: a client that is gone needs no answer.
    func serve() async {
        defer { socket.close() }
        do {
            while let head = try await nextHead() {
                // In a task of its own: a task keeps the memory of its deepest call, and connections lie idle for long.
                let answering = Task(executorPreference: loop) { [self] in try await answer(head) }
                guard try await answering.value else { return }
            }
            try await flush()
        } catch let error as RequestError {
            await refuse(error)
        } catch {}
    }

    // MARK: Stopping, on the loop

    /// Ends what waits: an idle connection, a parked handler. A request under way is finished.
    func stop() {
        if phase != .receiving { socket.interrupt() }
    }

    func cutOff() { socket.close() }

    // MARK: Receiving

    /// The next head, or nil when the client has closed. What is owed is sent before waiting.
    private func nextHead() async throws -> RequestHead? {
        phase = parser.isIdle ? .idle : .receiving
        var deadline = loop.now + (phase == .idle ? configuration.idleTimeout : configuration.headTimeout)
        while true {
            if let head = try parser.nextHead() { return head }
            try await flush()
            if phase == .idle, server.isStopping { return nil }
            guard try await receive(by: deadline) else { return nil }
            if phase == .idle {
                phase = .receiving
                // A deadline for the whole header, not for each octet of it (a slow client would never end).
                deadline = loop.now + configuration.headTimeout
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
    /// - Throws: 408 in the middle of a request, `SocketError` between two.
    private func receive(by deadline: MonotonicTime) async throws -> Bool {
        // Allocated by the read itself, once there is something: an idle connection holds no buffer.
        var received: [UInt8] = []
        do {
            guard try await socket.read(into: &received, by: deadline) > 0 else { return false }
        } catch {
            if case .deadline = error, phase == .receiving { throw RequestError.timeout }
            throw error
        }
        parser.receive(received)
        return true
    }

    // MARK: Answering

    /// - Returns: whether the connection can take another request.
    private func answer(_ head: RequestHead) async throws -> Bool {
        let exchange = Exchange(head, server.requestIDs.next(), router: server.router)
        return try await send(try await response(to: exchange), for: exchange)
    }

    /// - Throws: `SocketError` only: there is nobody left to answer.
    private func response(to exchange: Exchange) async throws -> Response {
        do {
            return try await handled(exchange, try await request(of: exchange))
        } catch {
            if error is SocketError { throw error }
            return answer(to: error, exchange)
        }
    }

    private func request(of exchange: Exchange) async throws -> Request {
        let (route, parameters) = try exchange.match.get()
        let body = try await body(of: exchange.head, limit: route.bodyLimit)
        return Request(head: exchange.head, parameters: parameters, body: body)
    }

    private func handled(_ exchange: Exchange, _ request: Request) async throws -> Response {
        phase = .handling
        let context = Context(
            requestID: exchange.requestID, client: client(of: request.head), loop: loop, connection: self)
        return try await exchange.match.get().0.handler(request, context)
    }

    private func send(_ response: Response, for exchange: Exchange) async throws -> Bool {
        let head = exchange.head
        // A body that was not read stands where the next request should begin.
        let closes = !head.keepsAlive || parser.isInsideRequest || server.isStopping
        let form = ResponseEncoder.Form(
            omitsContent: head.method == .head, closes: closes, isHTTP10: head.version == .http10)
        append(response, form: form, exchange.requestID)
        record(response, exchange)
        if case .stream(let produce) = response.body, !form.omitsContent {
            try await flush()
            let writer = ResponseWriter(self, isChunked: !form.isHTTP10)
            try await produce(writer)
            try await writer.finish()
        }
        if closes || output.count > Self.gatheredOctets { try await flush() }
        if closes { await linger() }
        return !closes
    }

    private func answer(to error: any Error, _ exchange: Exchange) -> Response {
        if exchange.head.method == .options, let allow = (error as? RouteMiss)?.allow {
            var response = Response(.noContent)
            response.fields.append("Allow", allow)
            return response
        }
        return answer(to: error, exchange.head, exchange.requestID)
    }

    private func answer(to error: any Error, _ head: RequestHead?, _ requestID: RequestID) -> Response {
        let response = server.errorAnswer(error, head)
        // What the client did wrong is no failure of ours, even where its status is 501 or 505.
        if response.status.code >= 500, !(error is RequestError), !(error is RouteMiss) {
            server.logger.error("request failed", [.id("request", requestID), .error(error)])
        }
        return response
    }

    private func append(_ response: Response, form: ResponseEncoder.Form, _ requestID: RequestID) {
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

    private func record(_ response: Response, _ exchange: Exchange) {
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

    func write(_ octets: [UInt8]) async throws(SocketError) {
        guard !octets.isEmpty else { return }
        try await socket.write(octets, by: loop.now + configuration.writeTimeout)
    }

    func park(on signal: Signal, until deadline: MonotonicTime) async -> Socket.Wake {
        if server.isStopping { return .interrupted }
        guard (try? await flush()) != nil else { return .peerClosed }
        return await socket.park(on: signal, until: deadline)
    }

    private func flush() async throws(SocketError) {
        guard !output.isEmpty else { return }
        let octets = output
        output = []
        try await write(octets)
    }

    /// Reads on for a moment after the last answer: a close with octets unread would reset the connection and could take the
    /// answer with it (RFC 9112 section 9.6).
    private func linger() async {
        socket.finishWriting()
        let deadline = loop.now + .seconds(1)
        var dropped: [UInt8] = []
        var left = 16
        while left > 0, let count = try? await socket.read(into: &dropped, by: deadline), count > 0 {
            dropped.removeAll(keepingCapacity: true)
            left -= 1
        }
    }

    @inline(never)
    private func client(of head: RequestHead) -> IPAddress? {
        ForwardedFor.client(
            of: head, peer: socket.peer.ipAddress, trusted: configuration.trustedProxies)
    }

    private var configuration: ServerConfiguration { server.configuration }
}
