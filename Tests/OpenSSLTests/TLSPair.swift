import OpenSSL
import TestSupport

/// Two ends of one connection, joined by hand.
struct TLSPair {
    let client: TLSSession
    let server: TLSSession

    init(_ certificate: TestCertificate, host: String = "mx.test.example") throws {
        let context = try TLSContext(chainFile: certificate.chainFile, keyFile: certificate.keyFile)
        try self.init(server: context, trusting: certificate.chainFile, host: host)
    }

    init(server context: TLSContext, trusting rootsFile: String?, host: String = "mx.test.example") throws {
        server = try TLSSession(serving: context)
        client = try TLSSession(try TLSContext(trusting: rootsFile), connectingTo: host)
    }

    /// Carries what each has for the other, in pieces of at most `size`.
    func shake(inPiecesOf size: Int = .max) throws {
        var isDone = (client: false, server: false)
        for _ in 0..<10_000 where !isDone.client || !isDone.server {
            isDone.client = try isDone.client || client.handshake()
            try pass(from: client, to: server, size) {
                isDone.server = try isDone.server || server.handshake()
            }
            isDone.server = try isDone.server || server.handshake()
            try pass(from: server, to: client, size) {
                isDone.client = try isDone.client || client.handshake()
            }
        }
    }

    private func pass(
        from sender: TLSSession, to receiver: TLSSession, _ size: Int, step: () throws -> Void
    ) rethrows {
        var rest = sender.takeCiphertext()[...]
        while !rest.isEmpty {
            receiver.feed(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            try step()
        }
    }

    /// What arrives at the client of all that the server has to send.
    func received(inPiecesOf size: Int = .max) throws -> [UInt8] {
        var plaintext: [UInt8] = []
        var rest = server.takeCiphertext()[...]
        while !rest.isEmpty {
            client.feed(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
            while case .plaintext = try client.read(into: &plaintext, atMost: 100_000) {}
        }
        return plaintext
    }
}
