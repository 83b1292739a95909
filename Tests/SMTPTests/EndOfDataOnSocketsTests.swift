import SMTP
import TestSupport
import Testing

/// The same variants over real sockets, where the cuts between reads are the network's and the server's own.
@Suite("The end of data on a socket")
struct EndOfDataOnSocketsTests {
    /// Every fourth: each break and each dot is among them.
    private static let variants = EndOfDataTests.variants.enumerated().filter { $0.offset % 4 == 0 }.map(
        \.element)

    @Test("is not found in 1,000 variants in the clear")
    func clear() async throws { try await send(Self.variants) }

    @Test("is not found in 1,000 variants under TLS")
    func secured() async throws {
        let certificate = try TestCertificate()
        try await send(Self.variants, certificate: certificate)
    }

    @Test("is not found in 1,000 variants over LMTP")
    func lmtp() async throws { try await send(Self.variants, dialect: .lmtp) }

    @Test("is not found in 1,000 variants behind a body that is too large")
    func oversize() async throws {
        let head = String(repeating: String(repeating: "x", count: 98) + "\r\n", count: 30)
        try await send(Self.variants, limit: 2000, head: Array(head.utf8))
    }

    private func send(
        _ variants: [[UInt8]], dialect: Dialect = .smtp, certificate: TestCertificate? = nil,
        limit: Int? = nil, head: [UInt8] = EndOfDataTests.head
    ) async throws {
        #expect(variants.count > 1000)
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        if let certificate { configuration = try SecureServerTests.configuration(certificate) }
        configuration.limits.messageSize = limit ?? 2_000_000
        try await withServer(configuration, dialect: dialect) { server, receiver in
            var random = SeededRandom(seed: 85)
            for variant in variants {
                let client = try await server.connect()
                if let certificate {
                    try await client.send("EHLO c.example\r\nSTARTTLS\r\n")
                    try await client.skip(through: "220 2.0.0 Begin the TLS handshake\r\n")
                    try await client.startTLS(trusting: certificate.chainFile)
                }
                let hello = Array((dialect == .lmtp ? "LH" : "EH").utf8)
                try await client.send(hello + EndOfDataTests.opening.dropFirst(2))
                try await client.skip(through: "354 End data with <CR><LF>.<CR><LF>\r\n")
                let text = head + variant + EndOfDataTests.tail + Array("QUIT\r\n".utf8)
                let cut = Int.random(in: head.count...head.count + variant.count, using: &random)
                // A refusal may close the connection while the rest is on its way.
                try? await client.send(Array(text[..<cut]))
                try? await client.send(Array(text[cut...]))
                _ = try? await client.rest()
                try await client.close()
            }
            #expect(!receiver.resolved.contains("victim"))
            #expect(receiver.resolved.count == variants.count)
            #expect(receiver.mails.count <= variants.count)
            let smuggled = Array("smuggled".utf8)
            #expect(receiver.mails.allSatisfy { contains($0.source, smuggled) })
            #expect(limit == nil || receiver.mails.isEmpty)
        }
    }
}
