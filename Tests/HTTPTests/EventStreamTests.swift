import HTTP
import Networking
import Synchronization
import Testing
import Transport

/// A route whose events are what was put down since the last look.
private final class Newsroom: Sendable {
    private struct State {
        var news: [UInt8]? = []
        var failure: RouteMiss?
        var looks = 0
        var cancels = 0
    }

    private let state = Mutex(State())
    private let signals = AsyncStream<Signal>.makeStream()
    private let looked = AsyncStream<Void>.makeStream()
    private let heartbeat: Duration

    init(heartbeat: Duration = .seconds(60)) { self.heartbeat = heartbeat }

    var looks: Int { state.withLock { $0.looks } }
    var cancels: Int { state.withLock { $0.cancels } }

    func put(_ text: String) { put(Array(text.utf8)) }
    func put(_ octets: [UInt8]) { state.withLock { $0.news = octets } }
    func end() { state.withLock { $0.news = nil } }
    func fail() { state.withLock { $0.failure = .notFound } }

    /// The signal of the next request, once its head has been sent.
    func nextSignal() async throws -> Signal {
        for await signal in signals.stream { return signal }
        throw CancellationError()
    }

    func nextLook() async { for await _ in looked.stream { return } }
    func untilCancelled(on loop: EventLoop) async {
        while cancels == 0 { await loop.sleep(until: .now() + .milliseconds(5)) }
    }

    var route: Route {
        .get("/events") { [self] _, context in
            let signal = Signal(on: context.loop)
            signals.continuation.yield(signal)
            return Response(
                EventStream(on: signal, retry: 3_000, heartbeat: heartbeat) { [self] in
                    defer { looked.continuation.yield() }
                    return try state.withLock { state in
                        state.looks += 1
                        if let failure = state.failure { throw failure }
                        defer { if state.news != nil { state.news = [] } }
                        return state.news
                    }
                } cancel: { [self] in
                    state.withLock { $0.cancels += 1 }
                })
        }
    }
}

extension TestServer {
    fileprivate func untilCancelled(_ news: Newsroom) async {
        let loop = group.loop(1)
        await Task(executorPreference: loop) { await news.untilCancelled(on: loop) }.value
    }
}

private let request = "GET /events HTTP/1.1\r\nHost: a\r\n\r\n"
/// What every stream begins with.
private let retry = "d\r\nretry: 3000\n\n\r\n"

@Suite("A stream of events, in the clear and under TLS", .timeLimit(.minutes(1)))
struct EventStreamTests {
    @Test("has a head at once, and events as they come", arguments: [false, true])
    func events(isSecure: Bool) async throws {
        let news = Newsroom()
        let server = try TestServer([news.route], isSecure: isSecure)
        let (head, answer) = try await server.connected { client in
            try await client.send(request)
            let head = try await client.receive(until: retry)
            let signal = try await news.nextSignal()
            news.put("one")
            signal.raise()
            var answer = try await client.receive(until: "one\r\n")
            // Raised for nothing: nothing is sent.
            await news.nextLook()
            await news.nextLook()
            signal.raise()
            await news.nextLook()
            news.put("two")
            signal.raise()
            answer += try await client.receive(until: "two\r\n")
            news.end()
            signal.raise()
            return (head, answer + (try await client.rest()))
        }
        #expect(
            head.stable == """
                HTTP/1.1 200 OK
                Content-Type: text/event-stream
                Cache-Control: no-store
                X-Accel-Buffering: no
                Transfer-Encoding: chunked
                Connection: close

                d
                retry: 3000



                """)
        #expect(answer == "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n")
        #expect(news.cancels == 1)
        await server.server.stop()
    }

    @Test(
        "sends what there was before, and misses nothing that comes before it waits",
        arguments: [false, true])
    func before(isSecure: Bool) async throws {
        let news = Newsroom()
        news.put("old")
        let server = try TestServer([news.route], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            return try await client.receive(until: "old\r\n")
        }
        #expect(answer.hasSuffix("\r\n\r\n" + "d\r\nretry: 3000\n\n\r\n3\r\nold\r\n"))
        await server.untilCancelled(news)
        #expect(news.cancels == 1)
        await server.server.stop()
    }

    @Test("says that it lives", arguments: [false, true])
    func heartbeat(isSecure: Bool) async throws {
        let news = Newsroom(heartbeat: .milliseconds(10))
        let server = try TestServer([news.route], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            _ = try await client.receive(until: retry)
            return try await client.receive(until: "3\r\n:\n\n\r\n3\r\n:\n\n\r\n")
        }
        #expect(answer == "3\r\n:\n\n\r\n3\r\n:\n\n\r\n")
        await server.server.stop()
    }

    @Test("is refused as any request when its first look fails", arguments: [false, true])
    func refused(isSecure: Bool) async throws {
        let news = Newsroom()
        news.fail()
        let server = try TestServer([news.route, .get("/") { _, _ in text("next") }], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            let refusal = try await client.receive(until: "Not found\n")
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            return refusal + (try await client.receive(until: "next"))
        }
        #expect(answer.hasPrefix("HTTP/1.1 404 Not Found\r\n"))
        #expect((news.looks, news.cancels) == (1, 1))
        await server.server.stop()
    }

    @Test("ends whole when a later look fails", arguments: [false, true])
    func failure(isSecure: Bool) async throws {
        let news = Newsroom()
        let server = try TestServer([news.route], isSecure: isSecure)
        let rest = try await server.connected { client in
            try await client.send(request)
            _ = try await client.receive(until: retry)
            news.fail()
            try await news.nextSignal().raise()
            return try await client.rest()
        }
        #expect(rest == "0\r\n\r\n")
        #expect(news.cancels == 1)
        await server.server.stop()
    }

    @Test(
        "is given up when the client hangs up, and its place in the table is free again",
        arguments: [false, true])
    func hangUp(isSecure: Bool) async throws {
        let news = Newsroom()
        let server = try TestServer([news.route, .get("/") { _, _ in text("free") }], isSecure: isSecure) {
            $0.connections = 1
        }
        try await server.connected { client in
            try await client.send(request)
            _ = try await client.receive(until: retry)
        }
        await server.untilCancelled(news)
        #expect((news.looks, news.cancels) == (1, 1))
        let next = try await server.answers(to: "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(next.hasSuffix("free"))
        await server.server.stop()
        #expect(news.cancels == 1)
    }

    @Test("is given up when the client takes nothing", arguments: [false, true])
    func slowReader(isSecure: Bool) async throws {
        let news = Newsroom()
        let server = try TestServer([news.route], isSecure: isSecure) { $0.writeTimeout = .milliseconds(20) }
        try await server.connected { client in
            try await client.send(request)
            _ = try await client.receive(until: retry)
            news.put([UInt8](repeating: UInt8(ascii: "x"), count: 64 << 20))
            try await news.nextSignal().raise()
            await news.untilCancelled(on: client.socket.loop)
        }
        #expect((news.looks, news.cancels) == (2, 1))
        await server.server.stop()
    }

    @Test("ends whole and at once when the server stops", arguments: [false, true])
    func stop(isSecure: Bool) async throws {
        let news = Newsroom()
        let server = try TestServer([news.route], isSecure: isSecure)
        let rest = try await server.connected { client in
            try await client.send(request)
            _ = try await client.receive(until: retry)
            let stop = Task { await server.server.stop() }
            let rest = try await client.rest()
            await stop.value
            return rest
        }
        #expect(rest == "0\r\n\r\n")
        #expect((news.looks, news.cancels) == (1, 1))
    }

    @Test("shows its fields to HEAD, and nothing else", arguments: [false, true])
    func head(isSecure: Bool) async throws {
        let news = Newsroom()
        news.put("old")
        let server = try TestServer([news.route], isSecure: isSecure)
        let answer = try await server.answers(to: "HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answer.hasSuffix("Connection: close\r\n\r\n"))
        #expect((news.looks, news.cancels) == (1, 1))
        await server.server.stop()
    }

    @Test("comes without chunks to HTTP/1.0, and ends with the connection", arguments: [false, true])
    func old(isSecure: Bool) async throws {
        let news = Newsroom()
        let server = try TestServer([news.route], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send("GET /events HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            let signal = try await news.nextSignal()
            let head = try await client.receive(until: "\r\n\r\nretry: 3000\n\n")
            news.put("one")
            signal.raise()
            let one = try await client.receive(until: "one")
            news.end()
            signal.raise()
            return head + one + (try await client.rest())
        }
        #expect(!answer.contains("chunked"))
        #expect(answer.hasSuffix("\r\n\r\nretry: 3000\n\none"))
        #expect(news.cancels == 1)
        await server.server.stop()
    }

    @Test("gathers what is raised in quick succession", arguments: [false, true])
    func spacing(isSecure: Bool) async throws {
        let news = Newsroom()
        let server = try TestServer([news.route], isSecure: isSecure)
        try await server.connected { client in
            try await client.send(request)
            _ = try await client.receive(until: retry)
            let signal = try await news.nextSignal()
            for _ in 0..<300 {
                signal.raise()
                await client.socket.loop.sleep(until: .now() + .milliseconds(1))
            }
            news.put("last")
            signal.raise()
            _ = try await client.receive(until: "last\r\n")
        }
        #expect(news.looks < 150)
        await server.server.stop()
    }
}
