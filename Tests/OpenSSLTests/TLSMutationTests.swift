import OpenSSL
import TestSupport
import Testing

@Suite("TLS against damaged octets", .timeLimit(.minutes(2)))
struct TLSMutationTests {
    private let certificate: TestCertificate
    private let context: TLSContext

    init() throws {
        certificate = try TestCertificate()
        context = try TLSContext(chainFile: certificate.chainFile, keyFile: certificate.keyFile)
    }

    /// Does with a session what a stream does, whatever the calls say.
    private func exercise(_ session: TLSSession, _ ciphertext: [UInt8]) -> Bool {
        session.feed(ciphertext)
        var isDone = false
        do { isDone = try session.handshake() } catch {}
        var plaintext: [UInt8] = []
        _ = try? session.read(into: &plaintext, atMost: 100)
        if isDone { try? session.write(Array("hello".utf8)) }
        session.close()
        _ = session.takeCiphertext()
        _ = session.isReadable
        return isDone
    }

    @Test("survives 80,000 damaged greetings of clients", arguments: [UInt64(1), 2])
    func clientHello(seed: UInt64) throws {
        let client = try TLSPair(certificate).client
        _ = try client.handshake()
        let hello = client.takeCiphertext()
        var random = SeededRandom(seed: seed)
        for _ in 0..<40_000 {
            #expect(!exercise(try TLSSession(serving: context), mutated(hello, using: &random)))
        }
    }

    @Test("survives 20,000 damaged answers of servers, and believes none of them")
    func serverFlight() throws {
        let trusting = try TLSContext(trusting: certificate.chainFile)
        var random = SeededRandom(seed: 3)
        for _ in 0..<200 {
            let pair = try TLSPair(server: context, trusting: certificate.chainFile)
            _ = try pair.client.handshake()
            pair.server.feed(pair.client.takeCiphertext())
            _ = try pair.server.handshake()
            let flight = pair.server.takeCiphertext()
            for _ in 0..<100 {
                let client = try TLSSession(trusting, connectingTo: "localhost")
                _ = try client.handshake()
                // Another client's key share: not even the undamaged one may be believed.
                #expect(!exercise(client, mutated(flight, using: &random)))
            }
        }
    }

    @Test("survives damage at every octet of a handshake's end, and of what follows it")
    func records() throws {
        for position in 0..<200 {
            let pair = try TLSPair(certificate)
            _ = try pair.client.handshake()
            pair.server.feed(pair.client.takeCiphertext())
            _ = try pair.server.handshake()
            pair.client.feed(pair.server.takeCiphertext())
            #expect(try pair.client.handshake())
            try pair.client.write([UInt8](repeating: 7, count: 64))
            pair.client.close()
            var ciphertext = pair.client.takeCiphertext()
            guard position < ciphertext.count else { break }
            ciphertext[position] ^= 0x20
            pair.server.feed(ciphertext)
            var plaintext: [UInt8] = []
            do {
                if try pair.server.handshake() {
                    while case .plaintext = try pair.server.read(into: &plaintext, atMost: 100) {}
                }
            } catch {}
            #expect(plaintext.isEmpty || plaintext == [UInt8](repeating: 7, count: 64))
        }
    }

    @Test("waits for the rest of a handshake that was cut anywhere")
    func truncated() throws {
        let client = try TLSPair(certificate).client
        _ = try client.handshake()
        let hello = client.takeCiphertext()
        for length in 0..<hello.count {
            let server = try TLSSession(serving: context)
            server.feed(Array(hello.prefix(length)))
            #expect(try !server.handshake())
            #expect(!server.isReadable)
            #expect(!server.hasCiphertext)
        }
    }
}
