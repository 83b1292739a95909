import TestSupport
import Testing

@testable import HTTP

@Suite("The request parser under damaged input")
struct RequestMutationTests {
    private static let seeds: [[UInt8]] = [
        "GET /api/premium/emails/a%40b.c/latest?wait=30&since=1 HTTP/1.1\r\nHost: a\r\nX-API-Key: k\r\nAccept: */*\r\n\r\n",
        "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhelloGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n0\r\nX: y\r\n\r\n",
        "OPTIONS http://[::1]:80/x?y HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n",
    ].map { Array($0.utf8) }

    @Test("never traps, and cuts change nothing", arguments: 0..<4)
    func mutations(part: Int) {
        var random = SeededRandom(seed: UInt64(part) + 1)
        let seed = Self.seeds[part]
        for _ in 0..<25_000 {
            let octets = mutated(seed, using: &random)
            let whole = Reading([octets], bodyLimit: 10_000)
            let cut = octets.isEmpty ? 0 : Int.random(in: 0...octets.count, using: &random)
            let halves = Reading([Array(octets[..<cut]), Array(octets[cut...])], bodyLimit: 10_000)
            if whole != halves {
                // Which of two breaches is met first may depend on the cut, whether there is one may not.
                guard whole.refusal != nil, halves.refusal != nil else {
                    Issue.record("\(String(decoding: octets, as: UTF8.self)) cut at \(cut)")
                    return
                }
            }
        }
    }
}
