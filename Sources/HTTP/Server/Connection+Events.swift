import Networking

/// An event stream whose head has been sent: what its connection must still know.
private final class OpenStream: Sendable {
    let events: EventStream
    let requestID: RequestID
    let isChunked: Bool

    init(_ events: EventStream, _ requestID: RequestID, isChunked: Bool) {
        self.events = events
        self.requestID = requestID
        self.isChunked = isChunked
    }
}

/// How an event stream is sent: a task looks and writes, then the connection parks without one.
extension Connection {
    /// Answers with a stream. It is the last answer of the connection, which ends with it.
    func open(_ events: EventStream, _ response: Response, for exchange: Exchange) async throws -> Bool {
        let first: [UInt8]?
        do {
            first = try await events.look()
        } catch {
            events.cancel()
            return try await answer(with: try refusal(error, exchange), exchange)
        }
        let head = exchange.head
        let form = ResponseEncoder.Form(
            omitsContent: head.method == .head, closes: true, isHTTP10: head.version == .http10)
        append(response, form: form, exchange.requestID)
        record(response, exchange)
        let stream = OpenStream(events, exchange.requestID, isChunked: !form.isHTTP10)
        guard !form.omitsContent else {
            events.cancel()
            try await flush()
            await finish()
            return false
        }
        var beginning = EventWriter()
        beginning.retry(events.retry)
        append(beginning.bytes, isChunked: stream.isChunked)
        await pass(on: first, of: stream)
        return false
    }

    /// Sends what a look has found and goes to rest; nil ends the stream.
    private func pass(on found: [UInt8]?, of stream: OpenStream) async {
        do throws(SocketError) {
            guard let found else { return try await close(stream) }
            try await send(found, of: stream)
            rest(stream)
        } catch {
            stream.events.cancel()
            end()
        }
    }

    private func send(_ octets: [UInt8], of stream: OpenStream) async throws(SocketError) {
        append(octets, isChunked: stream.isChunked)
        try await flush()
    }

    /// Ends the body, so that the client knows it whole, and the connection.
    private func close(_ stream: OpenStream) async throws(SocketError) {
        if stream.isChunked { appendLastChunk() }
        try await flush()
        stream.events.cancel()
        await finish()
    }

    /// Leaves the stream without a task until there may be something to send.
    ///
    /// - Parameter due: when to look, if the signal has been raised so shortly after the last look that it has to wait.
    private func rest(_ stream: OpenStream, lookingAt due: MonotonicTime? = nil) {
        let earliest = due ?? loop.now + EventStream.spacing
        park(stream.events.signal, until: due ?? loop.now + stream.events.nextHeartbeat) { [self] wake in
            switch wake {
            case .signalled:
                stream.events.signal.reset()
                guard earliest <= loop.now else { return rest(stream, lookingAt: earliest) }
                run { await self.look(stream, isHeartbeat: false) }
            case .deadline: run { await self.look(stream, isHeartbeat: due == nil) }
            case .interrupted: run { await self.pass(on: nil, of: stream) }
            case .peerClosed:
                stream.events.cancel()
                end()
            }
        }
    }

    private func look(_ stream: OpenStream, isHeartbeat: Bool) async {
        var found: [UInt8]?
        do {
            found = try await stream.events.look()
        } catch {
            // The client cannot be told any more.
            _ = answer(to: error, nil, stream.requestID)
        }
        if isHeartbeat, found?.isEmpty == true { found = EventWriter.comment }
        await pass(on: found, of: stream)
    }
}
