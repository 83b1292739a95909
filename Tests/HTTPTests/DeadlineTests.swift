import HTTP
import Networking
import Synchronization
import Testing
import Transport

@Suite("Deadlines and limits of the server", .timeLimit(.minutes(1)))
struct DeadlineTests {
    private let routes: [Route] = [
        .get("/") { _, _ in text("hello") },
        .post("/echo") { request, _ in Response(.ok, type: "text/plain", request.body) },
    ]

    @Test("answers a header that takes too long with 408, however steadily it trickles")
    func slowHead() async throws {
        let server = try TestServer(routes) { $0.headTimeout = .milliseconds(100) }
        let answer = try await server.connected { client in
            for octet in "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaa" {
                await client.socket.loop.sleep(until: .now() + .milliseconds(10))
                guard (try? await client.send(String(octet))) != nil else { break }
            }
            return try await client.rest()
        }
        #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        await server.server.stop()
    }

    @Test("answers a body that takes too long with 408")
    func slowBody() async throws {
        let server = try TestServer(routes) { $0.bodyTimeout = .milliseconds(50) }
        let answer = try await server.answers(
            to: "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel")
        #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
        await server.server.stop()
    }

    @Test("closes a connection that lies idle, without a word")
    func idle() async throws {
        let server = try TestServer(routes) { $0.idleTimeout = .milliseconds(50) }
        #expect(try await server.answers(to: "") == "")
        let answer = try await server.answers(to: "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer.hasSuffix("\r\n\r\nhello"))
        await server.server.stop()
    }

    @Test("holds no more connections than it may")
    func connections() async throws {
        let server = try TestServer(routes) { $0.connections = 1 }
        let (first, second) = try await server.connected { client in
            let second = (try? await server.answers(to: "GET / HTTP/1.1\r\nHost: a\r\n\r\n")) ?? ""
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            return (try await client.rest(), second)
        }
        #expect(second == "")
        #expect(first.hasSuffix("hello"))
        await server.server.stop()
    }

    /// Three clients ask for a large answer each, one after the other, and read it when the room has become too small.
    @Test(
        "cuts off the client that is owed the most, from its oldest answer, when too much waits to be read",
        arguments: [
            (["192.0.2.1", "192.0.2.1", "192.0.2.1"], 0), (["192.0.2.1", "192.0.2.2", "192.0.2.2"], 1),
        ])
    func backlog(clients: [String], victim: Int) async throws {
        let size = 24 << 20
        let large = Route.get("/large") { _, _ in
            Response(.ok, type: "text/plain", [UInt8](repeating: UInt8(ascii: "a"), count: size))
        }
        let loopback = try #require(IPNetwork("127.0.0.0/8"))
        let server = try TestServer([large]) {
            $0.backlog = 60 << 20
            $0.trustedProxies = [loopback]
        }
        let counts = try await server.connected { first in
            try await Self.begin(&first, for: clients[0])
            let others = try await server.connected { second in
                try await Self.begin(&second, for: clients[1])
                let third = try await server.connected { third in
                    try await Self.begin(&third, for: clients[2])
                    return try await third.rest().utf8.count
                }
                return [(try? await second.rest().utf8.count) ?? 0, third]
            }
            return [(try? await first.rest().utf8.count) ?? 0] + others
        }
        for (index, count) in counts.enumerated() { #expect((count < size) == (index == victim)) }
        await server.server.stop()
    }

    /// Asks for what is large, and reads no more of it than the head.
    private static func begin(_ client: inout Client, for address: String) async throws {
        try await client.send(
            "GET /large HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(address)\r\nConnection: close\r\n\r\n")
        _ = try await client.receive(until: "\r\n\r\n")
    }
}

@Suite("A handler that waits", .timeLimit(.minutes(1)))
struct ParkingTests {
    /// A route that parks and tells how that ended.
    private final class Waiting: Sendable {
        let wakes = AsyncStream<Context.Wake>.makeStream()
        let parked = AsyncStream<Signal>.makeStream()

        var route: Route {
            .get("/wait") { [self] _, context in
                let signal = Signal(on: context.loop)
                parked.continuation.yield(signal)
                let wake = await context.park(on: signal, until: soon())
                wakes.continuation.yield(wake)
                return text("\(wake)")
            }
        }

        func nextParked() async throws -> Signal {
            for await signal in parked.stream { return signal }
            throw CancellationError()
        }
        func nextWake() async throws -> Context.Wake {
            for await wake in wakes.stream { return wake }
            throw CancellationError()
        }
    }

    @Test("is woken by its signal")
    func signalled() async throws {
        let waiting = Waiting()
        let server = try TestServer([waiting.route])
        let answer = try await server.connected { client in
            try await client.send("GET /wait HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            try await waiting.nextParked().raise()
            return try await client.rest()
        }
        #expect(answer.hasSuffix("\r\n\r\nsignalled"))
        await server.server.stop()
    }

    @Test("learns that its client has gone")
    func peerClosed() async throws {
        let waiting = Waiting()
        let server = try TestServer([waiting.route])
        try await server.connected { client in
            try await client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await waiting.nextParked()
        }
        #expect(try await waiting.nextWake() == .peerClosed)
        await server.server.stop()
    }

    @Test("does not hold back the answers before its own")
    func pipelined() async throws {
        let waiting = Waiting()
        let server = try TestServer([waiting.route, .get("/") { _, _ in text("first") }])
        let answer = try await server.connected { client in
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
            let first = try await client.receive(until: "first")
            try await waiting.nextParked().raise()
            return first + (try await client.receive(until: "signalled"))
        }
        #expect(answer.hasSuffix("signalled"))
        await server.server.stop()
    }

    @Test("is asked to finish when the server stops, and its client is told")
    func stop() async throws {
        let waiting = Waiting()
        let server = try TestServer([waiting.route])
        let answer = try await server.connected { client in
            try await client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await waiting.nextParked()
            let stop = Task { await server.server.stop() }
            let answer = try await client.rest()
            await stop.value
            return answer
        }
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(answer.hasSuffix("\r\n\r\ninterrupted"))
    }

    @Test("does not outlive a stop's patience")
    func hardStop() async throws {
        let started = AsyncStream<Void>.makeStream()
        let ended = AsyncStream<Void>.makeStream()
        let route = Route.get("/stubborn") { _, context in
            started.continuation.yield()
            await context.loop.sleep(until: .now() + .milliseconds(300))
            ended.continuation.yield()
            return text("late")
        }
        let server = try TestServer([route]) { $0.stopTimeout = .milliseconds(50) }
        let answer = try await server.connected { client in
            try await client.send("GET /stubborn HTTP/1.1\r\nHost: a\r\n\r\n")
            for await _ in started.stream { break }
            await server.server.stop()
            return try await client.rest()
        }
        #expect(answer == "")
        for await _ in ended.stream { break }
    }

    @Test("An idle connection is closed at once when the server stops, and no new one is taken")
    func stopIdle() async throws {
        let server = try TestServer([.get("/") { _, _ in text("hello") }])
        let rest = try await server.connected { client in
            try await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.receive(until: "hello")
            await server.server.stop()
            return try await client.rest()
        }
        #expect(rest == "")
        await #expect(throws: (any Error).self) { try await server.answers(to: "") }
    }
}

@Suite("X-Forwarded-For")
struct ForwardedForTests {
    private func client(_ field: String, peer: String, trusted: [String]) async throws -> String {
        let route = Route.get("/") { _, context in text(context.client?.description ?? "none") }
        let server = try TestServer([route]) { $0.trustedProxies = trusted.compactMap(IPNetwork.init) }
        let answer = try await server.answers(
            to: "GET / HTTP/1.1\r\nHost: a\r\n\(field)Connection: close\r\n\r\n")
        await server.server.stop()
        return String(answer.split(separator: "\r\n\r\n").last ?? "")
    }

    @Test("is believed from trusted proxies only, from the right until a stranger")
    func trust() async throws {
        let field = "X-Forwarded-For: 6.6.6.6, 198.51.100.7\r\nX-Forwarded-For: 10.0.0.2\r\n"
        #expect(try await client(field, peer: "127.0.0.1", trusted: []) == "127.0.0.1")
        #expect(
            try await client(field, peer: "127.0.0.1", trusted: ["127.0.0.0/8", "10.0.0.0/8"])
                == "198.51.100.7")
        #expect(try await client("X-Forwarded-For: x\r\n", peer: "", trusted: ["127.0.0.1"]) == "127.0.0.1")
        #expect(try await client("", peer: "", trusted: ["127.0.0.1"]) == "127.0.0.1")
    }
}
