import OpenSSL

/// A plain blocking TLS client for tests.
package final class SecureSocket {
    private let socket: BlockingSocket
    private let session: TLSSession
    private var received: [UInt8] = []

    /// Goes over to TLS on a connection, and trusts nothing but `certificate`.
    package init(_ socket: BlockingSocket, trusting certificate: TestCertificate) throws {
        self.socket = socket
        session = try TLSSession(TLSContext(trusting: certificate.chainFile), connectingTo: "127.0.0.1")
        while try !session.handshake() {
            try socket.send(session.takeCiphertext())
            session.feed(try socket.next())
        }
        try socket.send(session.takeCiphertext())
    }

    package var negotiated: String { session.negotiated }

    package func send(_ text: String) throws {
        try session.write(Array(text.utf8))
        try socket.send(session.takeCiphertext())
    }

    /// What arrives up to and with `end`.
    package func receive(until end: String) throws -> String {
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if let range = text.firstRange(of: end) {
                received = Array(text[range.upperBound...].utf8)
                return String(text[..<range.upperBound])
            }
            switch try session.read(into: &received, atMost: 65_536) {
            case .plaintext: continue
            case .ended: throw BlockingSocket.Failure(description: "closed before \(end)")
            case .needsCiphertext:
                let ciphertext = try socket.next()
                guard !ciphertext.isEmpty else { throw TLSError.truncated }
                session.feed(ciphertext)
            }
        }
    }
}
