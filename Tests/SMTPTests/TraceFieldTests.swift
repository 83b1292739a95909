import SMTP
import TestSupport
import Testing

@Suite("The trace field")
struct TraceFieldTests {
    private static let second: Int64 = 1795270840

    private func text(_ client: Client) -> String {
        String(
            decoding: TraceField(client, by: "mx.example.org", id: "0190-1", at: Self.second).bytes,
            as: UTF8.self)
    }

    @Test("names the client, the server, the protocol, the id and the time, and no recipient")
    func plain() {
        #expect(
            text(Client(address: "192.0.2.1", name: "client.example", with: "ESMTP")) == """
                Received: from client.example ([192.0.2.1])\r
                \tby mx.example.org with ESMTP\r
                \tid 0190-1;\r
                \tSat, 21 Nov 2026 14:20:40 +0000\r\n
                """)
        let secured = Client(
            address: "2001:db8::1", name: "[IPv6:2001:db8::1]", with: "UTF8SMTPS",
            tls: "TLSv1.3 TLS_AES_256_GCM_SHA384")
        #expect(
            text(secured) == """
                Received: from [IPv6:2001:db8::1] ([IPv6:2001:db8::1])\r
                \tby mx.example.org with UTF8SMTPS (TLSv1.3 TLS_AES_256_GCM_SHA384)\r
                \tid 0190-1;\r
                \tSat, 21 Nov 2026 14:20:40 +0000\r\n
                """)
        #expect(
            text(Client(address: "", name: "", with: "LMTP")).hasPrefix(
                "Received: from unknown\r\n\tby mx.example.org with LMTP\r\n"))
    }

    @Test("takes nothing from the client that could end a line, open a comment or begin a clause")
    func injection() {
        let name = "a.example\r\nX-Evil: 1\r\n\r\n(;) for <victim@example.org>\u{85}é"
        let field = text(Client(address: "192.0.2.1\r\nX: y", name: name, with: "SMTP", tls: "TLS(\r\n)"))
        let lines = field.split(separator: "\r\n")
        #expect(lines.count == 4)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("\t") })
        #expect(field.utf8.allSatisfy { $0 < 0x80 })
        #expect(!field.contains("for <"))
        #expect(
            field.hasPrefix("Received: from a.example??X-Evil:?1????????for??victim?example.org????? (["))
    }

    @Test("of 100,000 hostile clients is one folded field of short lines")
    func mutations() {
        let seeds = ["client.example", "[IPv6:2001:db8::1]", "a\r\nb (c) ; d", "\u{85}\u{2028}é"].map {
            Array($0.utf8)
        }
        var random = SeededRandom(seed: 5)
        for _ in 0..<100_000 {
            func next() -> String {
                String(
                    decoding: mutated(seeds.randomElement(using: &random) ?? [], using: &random),
                    as: UTF8.self)
            }
            let client = Client(address: next(), name: next(), with: "ESMTPS", tls: next())
            let bytes = TraceField(client, by: "mx.example.org", id: "1", at: Self.second).bytes
            let isSound =
                bytes.count { $0 == 10 } == 4 && bytes.count { $0 == 13 } == 4
                && bytes.allSatisfy { (32...126).contains($0) || [9, 10, 13].contains($0) }
            guard isSound else {
                Issue.record("\(client)")
                return
            }
        }
    }

    @Test("keeps a mail that begins with a continuation line from being read as its own end")
    func continuation() {
        let field = TraceField(
            Client(address: "", name: "c", with: "SMTP"), by: "mx.example.org", id: "1", at: 0)
        #expect(
            field.followed(by: Array("Subject: x\r\n".utf8)) == field.bytes + Array("Subject: x\r\n".utf8))
        for source in [" for <b@example.org>\r\n", "\tx\r\n"] {
            #expect(
                field.followed(by: Array(source.utf8))
                    == field.bytes + Array(("X-Malformed-Header:\r\n" + source).utf8))
        }
    }
}
