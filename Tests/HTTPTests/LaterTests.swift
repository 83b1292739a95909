import HTTP
import Networking
import Synchronization
import Testing

/// A route whose answer comes when its signal is raised and there is something to find.
private final class Desk: Sendable {
    private struct State {
        var found: String?
        var looks = 0
        var cancels = 0
        var asked = 0
    }

    private let state = Mutex(State())
    private let signals = AsyncStream<Signal>.makeStream()
    private let looked = AsyncStream<Void>.makeStream()
    let wait: Duration
    let interval: Duration

    init(wait: Duration = .seconds(20), interval: Duration = .seconds(20)) {
        self.wait = wait
        self.interval = interval
    }

    var cancels: Int { state.withLock { $0.cancels } }
    var looks: Int { state.withLock { $0.looks } }

    func put(_ text: String) { state.withLock { $0.found = text } }

    /// The signal of the next request, once the first look of it is over.
    func nextSignal() async throws -> Signal {
        for await signal in signals.stream {
            await nextLook()
            return signal
        }
        throw CancellationError()
    }

    func nextLook() async { for await _ in looked.stream { return } }

    func untilCancelled() async { while cancels == 0 { await Task.yield() } }

    func route(raised: Bool = false, throwing: Bool = false) -> Route {
        .get("/later") { [self] _, context in
            let signal = Signal(on: context.loop)
            if raised { signal.raise() }
            signals.continuation.yield(signal)
            return Response(
                Later(on: signal, until: .now() + wait, lookingEvery: interval) { [self] in
                    defer { looked.continuation.yield() }
                    return try state.withLock { state in
                        state.looks += 1
                        if throwing, state.looks > 1 { throw RouteMiss.notFound }
                        // Raised before it was parked: only the second look finds it.
                        if raised, state.looks == 2 { return text("raised") }
                        return state.found.map { text($0) }
                    }
                } timedOut: {
                    text("timed out")
                } cancel: { [self] in
                    state.withLock { $0.cancels += 1 }
                })
        }
    }
}

private let request = "GET /later HTTP/1.1\r\nHost: a\r\n\r\n"

@Suite("An answer that comes later, in the clear and under TLS", .timeLimit(.minutes(1)))
struct LaterTests {
    @Test("is given at once when there is one already", arguments: [false, true])
    func atOnce(isSecure: Bool) async throws {
        let desk = Desk()
        desk.put("here")
        let server = try TestServer([desk.route()], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            return try await client.receive(until: "here")
        }
        #expect(answer.hasSuffix("\r\n\r\nhere"))
        #expect((desk.looks, desk.cancels) == (1, 1))
        await server.server.stop()
    }

    @Test(
        "is given when its signal is raised; one raised for nothing changes nothing",
        arguments: [false, true])
    func raised(isSecure: Bool) async throws {
        let desk = Desk()
        let server = try TestServer([desk.route()], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            let signal = try await desk.nextSignal()
            signal.raise()
            await desk.nextLook()
            desk.put("mail")
            signal.raise()
            return try await client.receive(until: "mail")
        }
        #expect(answer.hasSuffix("\r\n\r\nmail"))
        #expect(desk.cancels == 1)
        await server.server.stop()
    }

    @Test(
        "is given at once when the signal was raised before the request was parked", arguments: [false, true])
    func raisedBefore(isSecure: Bool) async throws {
        let desk = Desk()
        let server = try TestServer([desk.route(raised: true)], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            return try await client.receive(until: "raised")
        }
        #expect(answer.hasSuffix("\r\n\r\nraised"))
        #expect((desk.looks, desk.cancels) == (2, 1))
        await server.server.stop()
    }

    @Test("is looked for now and then although nobody raises the signal", arguments: [false, true])
    func interval(isSecure: Bool) async throws {
        let desk = Desk(interval: .milliseconds(10))
        let server = try TestServer([desk.route()], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            for _ in 0..<3 { await desk.nextLook() }
            desk.put("found")
            return try await client.receive(until: "found")
        }
        #expect(answer.hasSuffix("\r\n\r\nfound"))
        #expect(desk.cancels == 1)
        await server.server.stop()
    }

    @Test("is the form for it when time is up, and the connection goes on", arguments: [false, true])
    func timedOut(isSecure: Bool) async throws {
        let desk = Desk(wait: .milliseconds(20))
        let server = try TestServer([desk.route(), .get("/") { _, _ in text("next") }], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            let late = try await client.receive(until: "timed out")
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            return late + (try await client.receive(until: "next"))
        }
        #expect(!answer.contains("Connection: close"))
        #expect((desk.looks, desk.cancels) == (1, 1))
        await server.server.stop()
    }

    @Test("that fails is answered as any failure", arguments: [false, true])
    func failure(isSecure: Bool) async throws {
        let desk = Desk(interval: .milliseconds(10))
        let server = try TestServer([desk.route(throwing: true)], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            return try await client.receive(until: "Not found")
        }
        #expect(answer.hasPrefix("HTTP/1.1 404 Not Found\r\n"))
        #expect(desk.cancels == 1)
        await server.server.stop()
    }

    @Test(
        "is given up when the client hangs up, and its place in the table is free again",
        arguments: [false, true])
    func hangUp(isSecure: Bool) async throws {
        let desk = Desk()
        let server = try TestServer([desk.route(), .get("/") { _, _ in text("free") }], isSecure: isSecure) {
            $0.connections = 1
        }
        try await server.connected { client in
            try await client.send(request)
            _ = try await desk.nextSignal()
        }
        await desk.untilCancelled()
        #expect((desk.looks, desk.cancels) == (1, 1))
        let next = try await server.answers(to: "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(next.hasSuffix("free"))
        await server.server.stop()
        #expect(desk.cancels == 1)
    }

    @Test(
        "is the form for time that is up when the server stops, at once and as the last one",
        arguments: [false, true])
    func stop(isSecure: Bool) async throws {
        let desk = Desk()
        let server = try TestServer([desk.route()], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(request)
            _ = try await desk.nextSignal()
            let stop = Task { await server.server.stop() }
            let answer = try await client.rest()
            await stop.value
            return answer
        }
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(answer.hasSuffix("\r\n\r\ntimed out"))
        #expect((desk.looks, desk.cancels) == (1, 1))
    }

    @Test("holds back what is asked after it, and not what was asked before", arguments: [false, true])
    func pipelined(isSecure: Bool) async throws {
        let desk = Desk()
        let server = try TestServer(
            [
                desk.route(), .get("/number/:n") { request, _ in text(request.parameters["n"]) },
            ], isSecure: isSecure)
        let answer = try await server.connected { client in
            try await client.send(
                "GET /number/first HTTP/1.1\r\nHost: a\r\n\r\n" + request
                    + "GET /number/buffered HTTP/1.1\r\nHost: a\r\n\r\n")
            let first = try await client.receive(until: "first")
            let signal = try await desk.nextSignal()
            try await client.send("GET /number/unread HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            desk.put("second")
            signal.raise()
            return first + (try await client.rest())
        }
        let words = ["first", "second", "buffered", "unread"]
        #expect(
            answer.split(separator: "\r\n\r\n").dropFirst().map { $0.prefix { $0 != "H" } }
                == words.map { $0[...] })
        await server.server.stop()
    }
}
