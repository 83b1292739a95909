import TestSupport
import Testing

@testable import HTTP

@Suite("The answer of another server")
struct ResponseParserTests {
    private static func read(
        _ text: String, pieces: Int = .max, limits: ResponseLimits = ResponseLimits(), ended: Bool = true
    ) throws(ClientError) -> ClientResponse {
        try read(Array(text.utf8), pieces: pieces, limits: limits, ended: ended)
    }

    private static func read(
        _ octets: [UInt8], pieces: Int = .max, limits: ResponseLimits = ResponseLimits(), ended: Bool = true
    ) throws(ClientError) -> ClientResponse {
        var parser = ResponseParser(limits: limits)
        var rest = octets[...]
        var isDone = false
        while !isDone, !rest.isEmpty {
            isDone = try parser.consume(Array(rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
        }
        if !isDone, ended { try parser.finish() }
        guard let response = parser.response else { throw .closed }
        return response
    }

    @Test("is read alike in one piece and octet by octet")
    func forms() throws {
        let answers: [(text: String, status: Int, body: String, isComplete: Bool)] = [
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokrest", 200, "ok", true),
            ("HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n", 204, "", true),
            ("HTTP/1.0 200 OK\r\n\r\nuntil the end", 200, "until the end", true),
            ("HTTP/1.1 500\r\nContent-Length: 0\r\n\r\n", 500, "", true),
            ("HTTP/1.1 200 OK\nContent-Length: 2\n\nok", 200, "ok", true),
            ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 A\r\nContent-Length: 0\r\n\r\n", 202, "", true),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", 200, "ok", true),
            ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", 200, "ok", false),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\nzz", 200, "ok", false),
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok", 200, "ok", true),
            ("HTTP/1.1 410 Gone\r\nRetry-After:  7 \r\nX:\r\n\r\n", 410, "", true),
        ]
        for answer in answers {
            for pieces in [1, 3, Int.max] {
                let response = try Self.read(answer.text, pieces: pieces)
                #expect(response.status == answer.status, "\(answer.text)")
                #expect(String(decoding: response.body, as: UTF8.self) == answer.body, "\(answer.text)")
                #expect(response.isComplete == answer.isComplete, "\(answer.text)")
            }
        }
        #expect(try Self.read("HTTP/1.1 410 Gone\r\nReTRY-After:  7 \r\n\r\n")["retry-after"] == "7")
    }

    @Test(
        "is an error when its header is none",
        arguments: [
            ("", ClientError.closed), ("HTTP/1.1 200 OK\r\n", .closed),
            ("HTTP/1.1 200 OK\r\nX: y\r\n", .closed),
            ("SSH-2.0-OpenSSH_9.2\r\n", .malformed), ("220 mx.example ESMTP\r\n", .malformed),
            ("HTTP/2 200\r\n\r\n", .malformed), ("HTTP/1.1 20\r\n\r\n", .malformed),
            ("HTTP/1.1 2000\r\n\r\n", .malformed),
            ("HTTP/1.1 099 X\r\n\r\n", .malformed), ("HTTP/1.1 600 X\r\n\r\n", .malformed),
            ("HTTP/1.1 101 Switching\r\n\r\n", .malformed), ("HTTP/1.1  200 OK\r\n\r\n", .malformed),
            ("HTTP/1.1 200 OK\r\nX : y\r\n\r\n", .malformed), ("HTTP/1.1 200 OK\r\n: y\r\n\r\n", .malformed),
            ("HTTP/1.1 200 OK\r\nX: \u{1}\r\n\r\n", .malformed),
            ("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", .malformed),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", .malformed),
            ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", .malformed),
            ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", .malformed),
        ])
    func errors(text: String, error: ClientError) {
        #expect(throws: error) { try Self.read(text) }
        #expect(throws: error) { try Self.read(text, pieces: 1) }
    }

    @Test("may be large: the header is refused then, the body is cut off")
    func limits() throws {
        var limits = ResponseLimits()
        (limits.header, limits.body) = (100, 10)
        let long = String(repeating: "a", count: 200)
        #expect(throws: ClientError.headerTooLarge) { try Self.read("HTTP/1.1 200 \(long)", limits: limits) }
        #expect(throws: ClientError.headerTooLarge) {
            try Self.read("HTTP/1.1 200 OK\r\nX: \(long)\r\n\r\n", pieces: 7, limits: limits)
        }
        #expect(throws: ClientError.headerTooLarge) {
            try Self.read(String(repeating: "HTTP/1.1 100 C\r\n\r\n", count: 9), limits: limits)
        }
        for head in [
            "HTTP/1.1 200 OK\r\n\r\n\(long)", "HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n\(long)",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc8\r\n\(long)\r\n0\r\n\r\n",
        ] {
            for pieces in [1, Int.max] {
                let response = try Self.read(head, pieces: pieces, limits: limits, ended: false)
                #expect(
                    response.status == 200 && response.body.count <= 10 && !response.isComplete, "\(head)")
            }
        }
    }

    @Test("100,000 damaged answers are read or refused, within the limits")
    func mutations() async throws {
        let (read, failure) = try await Background.run { () -> (Int, String?) in
            let seeds = [
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"received\":true}",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Busy\r\nRetry-After: 120\r\n\r\nbusy",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n3\r\n!!!\r\n0\r\nX: y\r\n\r\n",
            ].map { Array($0.utf8) }
            var limits = ResponseLimits()
            (limits.header, limits.body) = (512, 64)
            var random = SeededRandom(seed: 2027)
            var read = 0
            for number in 0..<100_000 {
                let octets = mutated(seeds[number % seeds.count], using: &random)
                let pieces = [1, 2, 5, 17, Int.max].randomElement(using: &random) ?? 1
                guard let response = try? Self.read(octets, pieces: pieces, limits: limits) else { continue }
                read += 1
                guard (200..<600).contains(response.status), response.body.count <= 64 else {
                    return (read, "\(String(decoding: octets, as: UTF8.self)): \(response)")
                }
            }
            return (read, nil)
        }
        #expect(failure == nil)
        #expect(read > 20_000)
    }

    @Test(
        "may say when to come again",
        arguments: [
            ("0", 0), ("120", 120), ("9999999999", 9_999_999_999), ("Sun, 06 Nov 1994 08:49:37 GMT", 37),
            ("Sun, 06 Nov 1994 08:48:37 GMT", 0), ("", nil), ("-1", nil), ("1.5", nil), ("soon", nil),
            ("99999999999", nil), ("Sun, 06 Nox 1994 08:49:37 GMT", nil),
            ("Sunday, 06-Nov-94 08:49:37 GMT", nil),
            ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("Sun, 99 Nov 1994 08:49:37 GMT", nil),
        ] as [(String, Int64?)])
    func retryAfter(value: String, seconds: Int64?) {
        #expect(RetryAfter.seconds(value, now: 784_111_740) == seconds)
    }
}
