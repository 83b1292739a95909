import Testing

@testable import HTTP

/// What a parser made of a whole transcript.
struct Reading: Equatable {
    var requests: [String] = []
    var refusal: Int?
    /// Octets are left that are no whole request yet.
    var isUnfinished = false

    /// Feeds `pieces` one after the other and writes down each request as `METHOD path?query [body]`.
    init(_ pieces: [[UInt8]], bodyLimit: Int = 1 << 20, limits: RequestLimits = RequestLimits()) {
        var parser = RequestParser(limits: limits)
        var head: RequestHead?
        do {
            for piece in pieces {
                parser.receive(piece)
                while true {
                    if head == nil { head = try parser.nextHead() }
                    guard let current = head, let body = try parser.nextBody(upTo: bodyLimit) else { break }
                    head = nil
                    requests.append(Reading.line(current, body))
                }
            }
            isUnfinished = head != nil || !parser.isIdle
        } catch {
            refusal = error.status.code
        }
    }

    init(_ text: String, bodyLimit: Int = 1 << 20, limits: RequestLimits = RequestLimits()) {
        self.init([Array(text.utf8)], bodyLimit: bodyLimit, limits: limits)
    }

    private static func line(_ head: RequestHead, _ body: [UInt8]) -> String {
        var line = head.method.rawValue + " " + String(decoding: head.path, as: UTF8.self)
        if !body.isEmpty { line += " [" + String(decoding: body, as: UTF8.self) + "]" }
        return line
    }
}

private func get(_ lines: String...) -> String {
    "GET / HTTP/1.1\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n"
}

private func post(_ fields: String, _ body: String) -> String {
    "POST /p HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body
}

private let chunked = "Transfer-Encoding: chunked\r\n"

/// One transcript and what must come of it.
struct Transcript: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let requests: [String]
    let refusal: Int?

    init(_ name: String, _ text: String, refused status: Int) {
        (testDescription, self.text, requests, refusal) = (name, text, [], status)
    }
    init(_ name: String, _ text: String, gives requests: String...) {
        (testDescription, self.text, self.requests, refusal) = (name, text, requests, nil)
    }

    static let accepted: [Transcript] = [
        Transcript("a plain GET", get(), gives: "GET /"),
        Transcript("an empty line in front", "\r\n" + get(), gives: "GET /"),
        Transcript("two requests in a row", get() + get("X: y"), gives: "GET /", "GET /"),
        Transcript("a sized body", post("Content-Length: 5\r\n", "hello"), gives: "POST /p [hello]"),
        Transcript(
            "a sized body and another request", post("content-length: 2\r\n", "hi") + get(),
            gives: "POST /p [hi]", "GET /"),
        Transcript("a length of zero", post("Content-Length: 0\r\n", ""), gives: "POST /p"),
        Transcript(
            "a chunked body", post(chunked, "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") + get(),
            gives: "POST /p [abcde]", "GET /"),
        Transcript(
            "chunk extensions and a trailer",
            post(chunked, "3;a=b;c=\"d;\\\"\"\r\nabc\r\n0;x\r\nX-Sum: 1\r\n\r\n"), gives: "POST /p [abc]"),
        Transcript(
            "an upper-case coding", post("TRANSFER-ENCODING: Chunked\r\n", "0\r\n\r\n"), gives: "POST /p"),
        Transcript("a value with spaces around it", get("X: \t y \t"), gives: "GET /"),
        Transcript("an empty value", get("X:"), gives: "GET /"),
        Transcript("a value above ASCII", get("X: \u{e9}"), gives: "GET /"),
        Transcript("an absolute target", "GET http://a/b HTTP/1.1\r\nHost: A\r\n\r\n", gives: "GET /b"),
        Transcript(
            "an absolute target without a path", "GET http://a?q HTTP/1.1\r\nHost: a\r\n\r\n", gives: "GET "),
        Transcript("OPTIONS for the server", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", gives: "OPTIONS *"),
        Transcript("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", gives: "GET /"),
        Transcript("an IPv6 host", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", gives: "GET /"),
        Transcript("a method nobody knows", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", gives: "- /"),
        Transcript(
            "an expectation", post("Expect: 100-Continue\r\nContent-Length: 1\r\n", "x"), gives: "POST /p [x]"
        ),
    ]

    static let refused: [Transcript] = [
        Transcript("a bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", refused: 400),
        Transcript("a bare LF after a field", "GET / HTTP/1.1\r\nHost: a\n\r\n", refused: 400),
        Transcript("a bare LF as the empty line", "GET / HTTP/1.1\r\nHost: a\r\n\n", refused: 400),
        Transcript("a bare CR in a value", get("X: a\rb"), refused: 400),
        Transcript("a bare CR in the request line", "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("two CRs before the LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a NUL in a value", get("X: a\0b"), refused: 400),
        Transcript("a NUL in the target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a space before the colon", get("X : y"), refused: 400),
        Transcript("a space before the colon of Host", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", refused: 400),
        Transcript("a folded field", get("X: y", " z"), refused: 400),
        Transcript("a fold with a tab", get("X: y", "\tz"), refused: 400),
        Transcript("a fold before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", refused: 400),
        Transcript("a field without a colon", get("X"), refused: 400),
        Transcript("a field without a name", get(": x"), refused: 400),
        Transcript("a name with a bracket", get("X(: y"), refused: 400),
        Transcript("a name above ASCII", get("X\u{e9}: y"), refused: 400),
        Transcript("length and coding", post("Content-Length: 3\r\n" + chunked, "0\r\n\r\n"), refused: 400),
        Transcript("coding and length", post(chunked + "Content-Length: 3\r\n", "0\r\n\r\n"), refused: 400),
        Transcript("two lengths", post("Content-Length: 1\r\nContent-Length: 2\r\n", "ab"), refused: 400),
        Transcript(
            "the same length twice", post("Content-Length: 1\r\nContent-Length: 1\r\n", "a"), refused: 400),
        Transcript("a list of lengths", post("Content-Length: 1, 1\r\n", "a"), refused: 400),
        Transcript("a signed length", post("Content-Length: +1\r\n", "a"), refused: 400),
        Transcript("a negative length", post("Content-Length: -1\r\n", "a"), refused: 400),
        Transcript("a hexadecimal length", post("Content-Length: 0x1\r\n", "a"), refused: 400),
        Transcript("an empty length", post("Content-Length:\r\n", ""), refused: 400),
        Transcript(
            "a length beyond every integer", post("Content-Length: 99999999999999999999\r\n", ""),
            refused: 413),
        Transcript("a length above the limit", post("Content-Length: 1048577\r\n", ""), refused: 413),
        Transcript("an unknown coding", post("Transfer-Encoding: gzip\r\n", ""), refused: 501),
        Transcript("gzip below chunked", post("Transfer-Encoding: gzip, chunked\r\n", ""), refused: 501),
        Transcript("identity", post("Transfer-Encoding: identity\r\n", ""), refused: 501),
        Transcript("chunked not last", post("Transfer-Encoding: chunked, gzip\r\n", ""), refused: 400),
        Transcript("chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", ""), refused: 400),
        Transcript("two coding fields", post(chunked + chunked, "0\r\n\r\n"), refused: 400),
        Transcript("an empty coding", post("Transfer-Encoding:\r\n", ""), refused: 400),
        Transcript(
            "a coding with a vertical tab", post("Transfer-Encoding: \u{b}chunked\r\n", ""), refused: 400),
        Transcript("a quoted coding", post("Transfer-Encoding: \"chunked\"\r\n", ""), refused: 400),
        Transcript("a coding in HTTP/1.0", "POST / HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n", refused: 400),
        Transcript("a chunk size that is no number", post(chunked, "g\r\n"), refused: 400),
        Transcript("a chunk size with a sign", post(chunked, "+1\r\na\r\n"), refused: 400),
        Transcript("a chunk size with 0x", post(chunked, "0x1\r\na\r\n"), refused: 400),
        Transcript("a chunk size with a space", post(chunked, "1 \r\na\r\n0\r\n\r\n"), refused: 400),
        Transcript("an empty chunk size", post(chunked, "\r\n"), refused: 400),
        Transcript("a chunk size beyond 32 bits", post(chunked, "100000001\r\n"), refused: 400),
        Transcript("a chunk above the limit", post(chunked, "fffffff0\r\n"), refused: 413),
        Transcript("a chunk size ended by LF", post(chunked, "1\na\r\n0\r\n\r\n"), refused: 400),
        Transcript("chunk data longer than its size", post(chunked, "1\r\nab\r\n0\r\n\r\n"), refused: 400),
        Transcript("chunk data ended by LF", post(chunked, "1\r\na\n0\r\n\r\n"), refused: 400),
        Transcript(
            "an extension with a control character", post(chunked, "1;a=\u{1}\r\na\r\n"), refused: 400),
        Transcript("an extension with a bare CR", post(chunked, "1;a\rb\r\na\r\n"), refused: 400),
        Transcript("an extension with an open quote", post(chunked, "1;a=\"b\r\na\r\n"), refused: 400),
        Transcript("a trailer that frames", post(chunked, "0\r\nContent-Length: 5\r\n\r\n"), refused: 400),
        Transcript(
            "a trailer with a space before the colon", post(chunked, "0\r\nX : y\r\n\r\n"), refused: 400),
        Transcript("no Host", "GET / HTTP/1.1\r\n\r\n", refused: 400),
        Transcript("two Hosts", get("Host: a"), refused: 400),
        Transcript("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", refused: 400),
        Transcript("a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", refused: 400),
        Transcript("a Host with user information", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", refused: 400),
        Transcript("a Host list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", refused: 400),
        Transcript("a Host with a bad port", "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n", refused: 400),
        Transcript("another host in the target", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a target of another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a target without a slash", "GET x HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a fragment", "GET /#f HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a backslash in the path", "GET /\\x HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a raw octet above ASCII", "GET /\u{e9} HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("two spaces in the request line", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a tab in the request line", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a space behind the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a space in front", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a method that is no token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("HTTP/0.9", "GET /\r\n\r\n", refused: 400),
        Transcript("a lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("a version with two digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", refused: 505),
        Transcript("the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", refused: 505),
        Transcript("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", refused: 501),
        Transcript("the server as a GET target", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", refused: 400),
        Transcript("another expectation", get("Expect: 200-ok"), refused: 417),
        Transcript("two empty lines in front", "\r\n\r\n" + get(), refused: 400),
        Transcript("a TLS greeting", "\u{16}\u{3}\u{1}\0\u{5}", refused: 400),
    ]
}

@Suite("The request parser")
struct RequestParserTests {
    @Test("reads what RFC 9112 allows", arguments: Transcript.accepted)
    func accepts(_ transcript: Transcript) {
        let reading = Reading(transcript.text)
        #expect(reading.refusal == nil)
        #expect(reading.requests == transcript.requests)
        #expect(!reading.isUnfinished)
    }

    @Test("refuses what is ambiguous or broken", arguments: Transcript.refused)
    func refuses(_ transcript: Transcript) {
        #expect(Reading(transcript.text).refusal == transcript.refusal)
    }

    @Test(
        "gives the same answer wherever the octets are cut",
        arguments: Transcript.accepted + Transcript.refused)
    func anySplit(_ transcript: Transcript) {
        let octets = Array(transcript.text.utf8)
        for cut in 0...octets.count {
            let reading = Reading([Array(octets[..<cut]), Array(octets[cut...])])
            #expect(reading.refusal == transcript.refusal, "cut at \(cut)")
            if transcript.refusal == nil { #expect(reading.requests == transcript.requests, "cut at \(cut)") }
        }
        let single = Reading(octets.map { [$0] })
        #expect(single.refusal == transcript.refusal)
        if transcript.refusal == nil { #expect(single.requests == transcript.requests) }
    }

    @Test("keeps fields in order, twice when sent twice, and finds them whatever their case")
    func fields() throws {
        var parser = RequestParser()
        parser.receive(Array(get("Via: 1", "X-KEY:  secret ", "via: 2").utf8))
        let head = try #require(try parser.nextHead())
        #expect(
            head.fields.map { String(decoding: $0.name, as: UTF8.self) } == ["Host", "Via", "X-KEY", "via"])
        #expect(head.text("x-key") == "secret")
        #expect(head.values("via").map { String(decoding: $0, as: UTF8.self) } == ["1", "2"])
        #expect(head.value("x-other") == nil)
    }

    @Test("knows when the connection ends after the request")
    func keepAlive() throws {
        func keepsAlive(_ text: String) throws -> Bool {
            var parser = RequestParser()
            parser.receive(Array(text.utf8))
            return try #require(try parser.nextHead()).keepsAlive
        }
        #expect(try keepsAlive(get()))
        #expect(try keepsAlive(get("Connection: keep-alive")))
        #expect(try !keepsAlive(get("Connection: foo, Close")))
        #expect(try !keepsAlive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
    }

    @Test("has a limit for every part")
    func limits() {
        let long = String(repeating: "a", count: 8_192)
        #expect(Reading("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n").refusal == 414)
        #expect(Reading("GET /\(long)").refusal == 414)
        #expect(Reading("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\nY: \(long)\r\n\r\n").refusal == 431)
        #expect(Reading("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\(long)").refusal == 431)
        let many = String(repeating: "X: y\r\n", count: 100)
        #expect(Reading("GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n").refusal == 431)
        let allowed = String(repeating: "X: y\r\n", count: 99)
        #expect(Reading("GET / HTTP/1.1\r\nHost: a\r\n\(allowed)\r\n").refusal == nil)
        #expect(Reading(post("Content-Length: 4\r\n", "abcd"), bodyLimit: 3).refusal == 413)
        #expect(Reading(post(chunked, "2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"), bodyLimit: 3).refusal == 413)
        #expect(Reading(post(chunked, "1;\(long)")).refusal == 400)
        let trailers = String(repeating: "X: y\r\n", count: 101)
        #expect(Reading(post(chunked, "0\r\n\(trailers)\r\n")).refusal == 431)
        let extensions = String(repeating: "1;\(long.prefix(200))\r\na\r\n", count: 30)
        #expect(Reading(post(chunked, extensions)).refusal == 400)
    }

    @Test("takes a body in many small pieces")
    func smallPieces() {
        let body = String(repeating: "5\r\nhello\r\n", count: 2_000) + "0\r\n\r\n"
        let reading = Reading(Array(post(chunked, body).utf8).map { [$0] })
        #expect(reading.requests == ["POST /p [\(String(repeating: "hello", count: 2_000))]"])
    }

    @Test("holds nothing between requests")
    func idle() throws {
        var parser = RequestParser()
        #expect(parser.isIdle)
        parser.receive(Array(get().utf8))
        #expect(!parser.isIdle)
        _ = try parser.nextHead()
        #expect(parser.isIdle)
        #expect(!parser.hasOctets)
    }
}
