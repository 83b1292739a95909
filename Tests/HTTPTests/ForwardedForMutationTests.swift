import Networking
import TestSupport
import Testing

@testable import HTTP

@Suite("X-Forwarded-For under damaged input")
struct ForwardedForMutationTests {
    @Test("gives an address that reads back as itself, whatever a client or a proxy wrote")
    func mutations() throws {
        let seeds = [
            "198.51.100.7, 10.0.0.2", "2001:db8::7,10.1.2.3", "::ffff:198.51.100.7", "unknown, 10.0.0.9",
        ].map { Array("X-Forwarded-For: \($0)".utf8) }
        let trusted = try [#require(IPNetwork("10.0.0.0/8")), #require(IPNetwork("127.0.0.1"))]
        let peer = try #require(IPAddress("127.0.0.1"))
        var random = SeededRandom(seed: 51)
        var believed = 0
        for round in 0..<100_000 {
            let field = mutated(seeds[round % seeds.count], using: &random)
            var parser = RequestParser()
            parser.receive(Array("GET / HTTP/1.1\r\nHost: a\r\n".utf8) + field + Array("\r\n\r\n".utf8))
            guard let head = try? parser.nextHead() else { continue }
            let client = ForwardedFor.client(of: head, peer: peer, trusted: trusted)
            if client != peer { believed += 1 }
            guard let client, IPAddress(client.description) == client else {
                Issue.record("\(String(decoding: field, as: UTF8.self))")
                return
            }
        }
        #expect(believed > 1_000)
    }
}
