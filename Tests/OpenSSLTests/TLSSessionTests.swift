import OpenSSL
import TestSupport
import Testing

@Suite("A TLS session")
struct TLSSessionTests {
    private let certificate: TestCertificate

    init() throws { certificate = try TestCertificate() }

    @Test("agrees on TLS 1.3 and carries octets both ways", arguments: [Int.max, 100, 1])
    func carries(size: Int) throws {
        let pair = try TLSPair(certificate)
        try pair.shake(inPiecesOf: size)
        #expect(pair.server.negotiated == "TLSv1.3 TLS_AES_256_GCM_SHA384")
        #expect(pair.client.negotiated == pair.server.negotiated)
        #expect(!pair.server.hasCiphertext)

        try pair.server.write(Array("hello".utf8))
        #expect(try pair.received(inPiecesOf: size) == Array("hello".utf8))
        try pair.client.write(Array("there".utf8)[1...])
        pair.server.feed(pair.client.takeCiphertext())
        var plaintext = Array("t".utf8)
        #expect(try pair.server.read(into: &plaintext, atMost: 100) == .plaintext(4))
        #expect(plaintext == Array("there".utf8))
        #expect(try pair.server.read(into: &plaintext, atMost: 100) == .needsCiphertext)
    }

    @Test("carries a megabyte")
    func large() throws {
        let pair = try TLSPair(certificate)
        try pair.shake()
        let sent = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try pair.server.write(sent)
        #expect(try pair.received() == sent)
    }

    @Test("tells of octets that it has decrypted and nobody has read")
    func readable() throws {
        let pair = try TLSPair(certificate)
        try pair.shake()
        #expect(!pair.client.isReadable)
        try pair.server.write(Array("hello".utf8))
        pair.client.feed(pair.server.takeCiphertext())
        #expect(pair.client.isReadable)
        var plaintext: [UInt8] = []
        #expect(try pair.client.read(into: &plaintext, atMost: 2) == .plaintext(2))
        #expect(pair.client.isReadable)
        #expect(try pair.client.read(into: &plaintext, atMost: 100) == .plaintext(3))
        #expect(!pair.client.isReadable)
    }

    @Test("gives what was written before close_notify, then the end, and can still write")
    func end() throws {
        let pair = try TLSPair(certificate)
        try pair.shake()
        try pair.server.write(Array("last".utf8))
        pair.server.close()
        pair.client.feed(pair.server.takeCiphertext())
        var plaintext: [UInt8] = []
        #expect(try pair.client.read(into: &plaintext, atMost: 100) == .plaintext(4))
        #expect(pair.client.isReadable)
        #expect(try pair.client.read(into: &plaintext, atMost: 100) == .ended)
        #expect(try pair.client.read(into: &plaintext, atMost: 100) == .ended)
        try pair.client.write(Array("heard".utf8))
        pair.server.feed(pair.client.takeCiphertext())
        #expect(try pair.server.read(into: &plaintext, atMost: 100) == .plaintext(5))
    }

    @Test("refuses a damaged record, after the good ones before it, and stays refused")
    func damage() throws {
        let pair = try TLSPair(certificate)
        try pair.shake()
        try pair.server.write(Array("good".utf8))
        let good = pair.server.takeCiphertext()
        try pair.server.write(Array("bad".utf8))
        var bad = pair.server.takeCiphertext()
        bad[bad.count - 1] ^= 1
        pair.client.feed(good + bad)
        var plaintext: [UInt8] = []
        #expect(try pair.client.read(into: &plaintext, atMost: 100) == .plaintext(4))
        #expect(pair.client.isReadable)
        for _ in 0..<2 {
            #expect(throws: TLSError.self) { try pair.client.read(into: &plaintext, atMost: 100) }
            #expect(throws: TLSError.self) { try pair.client.write(plaintext) }
        }
        #expect(pair.client.hasCiphertext, "the alert")
    }

    @Test(
        "trusts a certificate only for its own hosts",
        arguments: ["mx.test.example", "127.0.0.1", "LOCALHOST"])
    func trusted(host: String) throws {
        try TLSPair(certificate, host: host).shake()
    }

    @Test(
        "does not trust another host's, or one from nowhere",
        arguments: ["mx.example", "127.0.0.2", "*.example"])
    func untrusted(host: String) throws {
        expectUntrusted { try TLSPair(certificate, host: host).shake() }
        let context = try TLSContext(chainFile: certificate.chainFile, keyFile: certificate.keyFile)
        expectUntrusted { try TLSPair(server: context, trusting: nil).shake() }
    }

    private func expectUntrusted(_ body: () throws -> Void) {
        #expect {
            try body()
        } throws: { error in
            if case .untrusted = error as? TLSError { true } else { false }
        }
    }

    @Test("refuses what is not TLS")
    func plaintext() throws {
        let server = try TLSPair(certificate).server
        server.feed(Array("EHLO client.example\r\n".utf8))
        #expect(throws: TLSError.self) { try server.handshake() }
        #expect(throws: TLSError.self) { try server.handshake() }
    }
}
