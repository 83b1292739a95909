import HTTP
import Networking
import Testing

private let close = "Host: a\r\nConnection: close\r\n\r\n"

private struct Broken: Error, CustomStringConvertible {
    let description = "secret detail"
}

/// Sent apart from its head.
private let large = String(repeating: "0123456789", count: 30_000)

private let routes: [Route] = [
    .get("/") { _, _ in text("hello") },
    .get("/number/:n") { request, _ in text(request.parameters["n"]) },
    .post("/echo", bodyLimit: 1_000) { request, _ in Response(.ok, type: "text/plain", request.body) },
    .get("/large") { _, _ in text(large) },
    .get("/broken") { _, _ in throw Broken() },
]

@Suite("The server", .timeLimit(.minutes(1)))
struct ServerTests {
    @Test("answers, says so when it closes, and closes")
    func one() async throws {
        let server = try TestServer(routes)
        #expect(
            try await server.answers(to: "GET / HTTP/1.1\r\n" + close).stable == """
                HTTP/1.1 200 OK
                Content-Type: text/plain
                Content-Length: 5
                Connection: close

                hello
                """)
        await server.server.stop()
    }

    @Test("keeps the connection for the next request")
    func keepAlive() async throws {
        let server = try TestServer(routes)
        let answers = try await server.connected { client in
            var answers: [String] = []
            for number in 1...3 {
                try await client.send("GET /number/\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
                answers.append(try await client.receive(until: "\r\n\r\n\(number)"))
            }
            return answers
        }
        #expect(answers.allSatisfy { !$0.contains("Connection") })
        await server.server.stop()
    }

    @Test("answers a hundred pipelined requests in order")
    func pipelining() async throws {
        let server = try TestServer(routes)
        let requests = (0..<100).map { "GET /number/<\($0)> HTTP/1.1\r\nHost: a\r\n\r\n" }
            .map { $0.replacing("<", with: "%3C").replacing(">", with: "%3E") }
        let answer = try await server.answers(to: requests.joined() + "GET / HTTP/1.1\r\n" + close)
        let numbers = answer.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
        #expect(numbers == (0..<100).map { Substring(String($0)) })
        #expect(answer.hasSuffix("hello"))
        await server.server.stop()
    }

    @Test("sends a large answer whole, behind those before it and ahead of those that follow")
    func largeAnswers() async throws {
        let server = try TestServer(routes)
        let requests = ["GET /number/1", "HEAD /large", "GET /large", "GET /number/2", "GET /large"]
            .map { $0 + " HTTP/1.1\r\nHost: a\r\n\r\n" }
        let answer = try await server.answers(to: requests.joined() + "GET /large HTTP/1.1\r\n" + close)
        let bodies = answer.split(separator: "HTTP/1.1 200 OK").map { answer in
            String(answer[(answer.firstRange(of: "\r\n\r\n")?.upperBound ?? answer.endIndex)...])
        }
        #expect(bodies == ["1", "", large, "2", large, large])
        await server.server.stop()
    }

    @Test("gives HEAD the fields of GET and nothing more")
    func head() async throws {
        let server = try TestServer(routes)
        #expect(
            try await server.answers(to: "HEAD / HTTP/1.1\r\n" + close).stable == """
                HTTP/1.1 200 OK
                Content-Type: text/plain
                Content-Length: 5
                Connection: close


                """)
        await server.server.stop()
    }

    @Test("takes sized and chunked bodies")
    func bodies() async throws {
        let server = try TestServer(routes)
        let answer = try await server.answers(
            to: "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nsized"
                + "POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + close
                + "7\r\nchunked\r\n0\r\n\r\n")
        #expect(answer.contains("\r\n\r\nsizedHTTP/1.1 200"))
        #expect(answer.hasSuffix("\r\n\r\nchunked"))
        await server.server.stop()
    }

    @Test("invites a body that waits to be invited, and no other")
    func expect() async throws {
        let server = try TestServer(routes)
        let invited = try await server.connected { client in
            try await client.send(
                "POST /echo HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n" + close)
            let invitation = try await client.receive(until: "\r\n\r\n")
            try await client.send("hi")
            return invitation + (try await client.rest())
        }
        #expect(invited.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
        let tooLarge = try await server.answers(
            to: "POST /echo HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n" + close)
        #expect(tooLarge.hasPrefix("HTTP/1.1 413 "))
        let present = try await server.answers(
            to: "POST /echo HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n" + close + "hi")
        #expect(present.hasPrefix("HTTP/1.1 200 "))
        await server.server.stop()
    }

    @Test(
        "answers what the table does not have",
        arguments: [
            ("GET /nothing", "404 Not Found", "Not found\n"),
            (
                "DELETE /",
                "405 Method Not Allowed\nContent-Type: text/plain; charset=utf-8\n"
                    + "Allow: GET, HEAD, OPTIONS",
                "This method is not allowed here\n"
            ),
            ("BREW /", "501 Not Implemented", "This method is not known here\n"),
            ("GET /number/%FF", "400 Bad Request", "The path is not UTF-8\n"),
            ("GET /broken", "500 Internal Server Error", "Internal server error\n"),
        ])
    func misses(line: String, head: String, body: String) async throws {
        let server = try TestServer(routes)
        let answer = try await server.answers(to: "\(line) HTTP/1.1\r\n" + close).stable
        #expect(answer.hasPrefix("HTTP/1.1 \(head)\n"))
        #expect(answer.hasSuffix("\n\n" + body))
        await server.server.stop()
    }

    @Test("tells OPTIONS what a path allows")
    func options() async throws {
        let server = try TestServer(routes)
        let answer = try await server.answers(to: "OPTIONS /echo HTTP/1.1\r\n" + close).stable
        #expect(answer == "HTTP/1.1 204 No Content\nAllow: POST, OPTIONS\nConnection: close\n\n")
        await server.server.stop()
    }

    @Test("says why it refuses, then closes, and never reads on")
    func refuses() async throws {
        let server = try TestServer(routes)
        let answer = try await server.answers(
            to: "GET / HTTP/1.1\r\nHost : a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(answer.split(separator: "HTTP/1.1").count == 1)
        await server.server.stop()
    }

    @Test(
        "refuses a broken escape before any handler, and takes the next request",
        arguments: ["/number/%4", "/number/%zz", "/number/%00", "/number/1?a=%00", "/?a=%", "/nowhere%2"])
    func brokenEscape(target: String) async throws {
        let server = try TestServer(routes)
        let answer = try await server.answers(
            to: "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n" + close)
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"), "\(answer)")
        #expect(answer.hasSuffix("hello"), "\(answer)")
        await server.server.stop()
    }

    @Test("keeps what it throws at strangers out of the answer and in the log")
    func errorText() async throws {
        let lines = Lines()
        let server = try TestServer(routes, log: lines.log)
        let answer = try await server.answers(to: "GET /broken HTTP/1.1\r\n" + close)
        #expect(!answer.contains("secret"))
        #expect(lines.all.contains { $0.contains("secret detail") })
        await server.server.stop()
    }

    @Test("names the route, not the path, in its log")
    func accessLog() async throws {
        let lines = Lines()
        let server = try TestServer(routes, log: lines.log)
        _ = try await server.answers(to: "GET /number/jane@example.org?key=k HTTP/1.1\r\n" + close)
        #expect(lines.all.contains { $0.contains("route=/number/:n") && $0.contains("status=200") })
        #expect(!lines.all.contains { $0.contains("jane") || $0.contains("key") })
        await server.server.stop()
    }
}
