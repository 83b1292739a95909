import TestSupport
import Testing

@Suite("The running server under hostile traffic", .serialized)
struct HostileTrafficTests {
    /// Sends all of it at once, says that no more will come, and reads what comes back until the server closes.
    private func converse(_ octets: [UInt8], port: UInt16) throws -> [UInt8] {
        let socket = try BlockingSocket(port: port)
        // A server that has heard enough may close while the rest is still on its way.
        do { try socket.send(octets) } catch is BlockingSocket.Failure { return [] }
        socket.finish()
        do { return try socket.rest() } catch is BlockingSocket.Failure { return [] }
    }

    @Test("two thousand damaged HTTP requests get answers that are HTTP, and change nothing")
    func requests() throws {
        let world = try World(environment: ["RESTANTE_DNS_SERVER": "127.0.0.1:1"])
        defer { world.end() }
        let owner = try world.owner("alpha")
        let buyer = try world.buyer(of: owner, "carol")
        try world.deliver(to: buyer.address, text: "Your verification code is 482913.")
        let rows = try TenantRows(world)
        let before = try rows.messages()
        let seeds = [
            "GET /api/premium/otp/\(buyer.address)/latest?since=0&wait=0 HTTP/1.1\r\nHost: a\r\nX-Owner-API-Key: \(owner.key)\r\n\r\n",
            "GET /api/premium/emails/\(buyer.address)?limit=3&fields=id,otp HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(owner.key)\r\n\r\n",
            "POST /api/buyer/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 39\r\n\r\n{\"address\":\"x@alpha.example\",\"pin\":\"1\"}",
            "POST /api/owner/api-keys HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{\"name\":\"n\"}\r\n0\r\n\r\nGET /livez HTTP/1.1\r\nHost: a\r\n\r\n",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 31)
        var answered = 0
        for round in 0..<2_000 {
            let octets = mutated(seeds[round % seeds.count], using: &random)
            let answer = try converse(octets, port: world.server.httpPort)
            guard answer.isEmpty || answer.starts(with: "HTTP/1.1 ".utf8), !answer.holds("HTTP/1.1 500")
            else {
                Issue.record(
                    "round \(round): \(octets)\n\(String(decoding: answer, as: UTF8.self))")
                return
            }
            if !answer.isEmpty { answered += 1 }
        }
        #expect(answered > 1_000)
        #expect(world.server.isRunning)
        #expect(try rows.messages() == before)
        let own = try world.web.get(
            "/api/premium/otp/\(buyer.address)/latest", ["X-Owner-API-Key": owner.key])
        #expect(own.text.contains(#""otp":"482913""#))
    }

    @Test("two thousand damaged SMTP dialogues store whole messages or none")
    func dialogues() throws {
        let world = try World()
        defer { world.end() }
        let owner = try world.owner("alpha")
        let buyer = try world.buyer(of: owner, "carol")
        let rows = try TenantRows(world)
        let seeds = [
            "EHLO a.example\r\nMAIL FROM:<a@b.example> SIZE=90\r\nRCPT TO:<\(buyer.address)>\r\nDATA\r\nSubject: s\r\n\r\ncode 482913\r\n.\r\nQUIT\r\n",
            "HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<\(buyer.address)>\r\nRCPT TO:<nobody@alpha.example>\r\nDATA\r\n..x\r\n.\r\nRSET\r\nMAIL FROM:<>\r\nRCPT TO:<\(buyer.address)>\r\nDATA\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n.\r\nQUIT\r\n",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 32)
        // By the ids in the replies: a mail that is the same as one before has that one's.
        var accepted: Set<String> = []
        for round in 0..<2_000 {
            let octets = mutated(seeds[round % seeds.count], using: &random)
            let replies = try converse(octets, port: world.server.smtpPort)
            let lines = replies.split(separator: 10)
            guard
                lines.allSatisfy({ $0.count > 4 && $0.last == 13 && $0.prefix(3).allSatisfy { $0.isDigit } })
            else {
                Issue.record("round \(round): \(octets)\n\(String(decoding: replies, as: UTF8.self))")
                return
            }
            accepted.formUnion(
                lines.map { String(decoding: $0, as: UTF8.self) }.filter {
                    $0.hasPrefix("250 2.0.0 Stored as ")
                })
        }
        #expect(world.server.isRunning)
        let stored = try rows.messages()
        // Each as a row, as a source, and in its mailbox's count.
        #expect(Set(stored).count == 1)
        // A client that is gone before the reply has not seen it, but none that saw it was lied to.
        #expect(stored[0] >= accepted.count)
        #expect(accepted.count > 100)
        try world.deliver(to: buyer.address, text: "Your verification code is 482913.")
        let own = try world.web.get(
            "/api/premium/otp/\(buyer.address)/latest", ["X-Owner-API-Key": owner.key])
        #expect(own.text.contains(#""otp":"482913""#))
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
