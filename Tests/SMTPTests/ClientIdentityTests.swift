import Networking
import SMTP
import Testing

@Suite("Who the client is behind a proxy or a relay")
struct ClientIdentityTests {
    private static let greeting = "220 mx.example.org ESMTP\r\n"
    private static let mail =
        "HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<one@example.org>\r\nDATA\r\n.\r\nQUIT\r\n"

    /// The header of a proxy that connects for 192.0.2.`client`; nil: for itself.
    private static func header(_ client: UInt8?) -> [UInt8] {
        let start: [UInt8] = [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10]
        guard let client else { return start + [0x20, 0, 0, 0] }
        return start + [0x21, 0x11, 0, 12, 192, 0, 2, client, 127, 0, 0, 1, 1, 1, 0, 25]
    }

    private static var behindProxy: ServerConfiguration {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.proxies = ["127.0.0.0/8"].compactMap(IPNetwork.init)
        return configuration
    }

    @Test("is told by the PROXY header, however it is cut, before the greeting")
    func proxyHeader() async throws {
        try await withServer(Self.behindProxy) { server, receiver in
            for header in [Self.header(7), Self.header(nil)] {
                let client = try await server.connect()
                for byte in header { try await client.send([byte]) }
                try await client.send(Self.mail)
                let replies = try await client.rest()
                #expect(replies.hasPrefix(Self.greeting) && replies.hasSuffix("221 2.0.0 Bye\r\n"))
            }
            #expect(receiver.mails.map(\.envelope.client.address) == ["192.0.2.7", "127.0.0.1"])
        }
    }

    @Test("is not asked of a proxy that tells no header, a broken one, or none in time")
    func brokenHeader() async throws {
        var configuration = Self.behindProxy
        configuration.proxyTimeout = .milliseconds(200)
        try await withServer(configuration) { server, receiver in
            for text in ["EHLO c.example\r\n", "PROXY TCP4 192.0.2.7 127.0.0.1 1 25\r\n", "", "\r\n"] {
                let client = try await server.connect()
                try await client.send(text)
                let said = (try? await client.rest()) ?? ""
                #expect(said == "")
            }
            #expect(receiver.mails.isEmpty)
        }
    }

    @Test("is not believed from anybody else")
    func strangers() async throws {
        try await withServer { server, receiver in
            let client = try await server.connect()
            try await client.send(Self.header(7))
            try await client.expectEnd(
                after: Self.greeting + "500 5.5.1 Command not recognized\r\n"
                    + "500 5.5.1 Command not recognized\r\n"
                    + "500 5.5.2 Control character or broken UTF-8 in a command\r\n"
                    + "521 5.5.2 Bare CR or LF in a command, lines end with CRLF\r\n")
        }
    }

    @Test("is what connections are counted by, one client's share apart from another's")
    func limits() async throws {
        var configuration = Self.behindProxy
        configuration.connectionsPerSource = 1
        try await withServer(configuration) { server, _ in
            let first = try await server.connect()
            try await first.send(Self.header(7))
            try await first.expect(Self.greeting)
            let second = try await server.connect()
            try await second.send(Self.header(7))
            try await second.expectEnd(after: "421 4.7.0 Too many connections, try again later\r\n")
            let other = try await server.connect()
            try await other.send(Self.header(8))
            try await other.expect(Self.greeting)
            try await first.send("QUIT\r\n")
            try await first.expectEnd(after: "221 2.0.0 Bye\r\n")
            try await first.close()
            // The place is free once the server has seen the end, too.
            let deadline = MonotonicTime.now() + .seconds(20)
            var greeting = ""
            while greeting != Self.greeting, .now() < deadline {
                let again = try await server.connect()
                try await again.send(Self.header(7))
                greeting = try await again.skip(through: "\r\n")
            }
            #expect(greeting == Self.greeting)
        }
    }

    @Test("may be told by XCLIENT, and is counted then too")
    func xclient() async throws {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.relays = ["127.0.0.1"].compactMap(IPNetwork.init)
        configuration.connectionsPerSource = 1
        try await withServer(configuration) { server, receiver in
            let first = try await server.connect()
            try await first.send("XCLIENT ADDR=192.0.2.7 HELO=c.example\r\n")
            try await first.expect(Self.greeting + Self.greeting)
            let second = try await server.connect()
            try await second.send("XCLIENT ADDR=192.0.2.7\r\n")
            try await second.expectEnd(
                after: Self.greeting + "421 4.7.0 Too many connections, try again later\r\n")
            try await first.send("XCLIENT ADDR=192.0.2.8\r\n" + Self.mail)
            _ = try await first.rest()
            #expect(
                receiver.mails.map(\.envelope.client) == [
                    Client(address: "192.0.2.8", name: "c.example", with: "SMTP")
                ])
        }
    }

    @Test("slows down the refusals of who tries names, over all of its connections")
    func probing() async throws {
        var configuration = Self.behindProxy
        configuration.freeRefusals = 1
        configuration.refusalDelayStep = .milliseconds(100)
        let refusal = "550 5.1.1 No such mailbox\r\n"
        let opening = "HELO c\r\nMAIL FROM:<>\r\n"
        let welcome = Self.greeting + "250 mx.example.org\r\n250 2.1.0 Sender OK\r\n"
        try await withServer(configuration) { server, _ in
            func refuse(_ client: UInt8, times: Int) async throws -> Duration {
                let start = MonotonicTime.now()
                let prober = try await server.connect()
                try await prober.send(
                    Self.header(client) + Array(opening.utf8)
                        + Array(String(repeating: "RCPT TO:<nobody@x.example>\r\n", count: times).utf8))
                try await prober.expect(welcome + String(repeating: refusal, count: times))
                return MonotonicTime.now().since(start)
            }
            let first = try await refuse(7, times: 3)
            let second = try await refuse(7, times: 1)
            let other = try await refuse(8, times: 1)
            // 100 + 200 ms, then as the fourth of its source 300 ms; another source begins anew.
            #expect(first >= .milliseconds(300) && second >= .milliseconds(300))
            #expect(other < first + second)
        }
    }

    @Test("does not hold up a stop while a refusal is held back")
    func stopWhileHeldBack() async throws {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.freeRefusals = 0
        configuration.refusalDelayStep = .seconds(600)
        configuration.longestRefusalDelay = .seconds(600)
        configuration.stopTimeout = .milliseconds(200)
        try await withServer(configuration) { server, _ in
            let client = try await server.connect()
            try await client.send("HELO c\r\nMAIL FROM:<>\r\n")
            try await client.skip(through: "250 2.1.0 Sender OK\r\n")
            try await client.send("RCPT TO:<nobody@x.example>\r\n")
            let other = try await server.connect()
            try await other.expect(Self.greeting)
            await server.stop()
            try await client.expectEnd(
                after: "550 5.1.1 No such mailbox\r\n"
                    + "421 4.3.2 The service is shutting down, try again later\r\n")
        }
    }
}
