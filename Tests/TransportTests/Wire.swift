import Networking
import OpenSSL
import TestSupport
import Testing
import Transport

func soon() -> MonotonicTime { .now() + .seconds(20) }

/// A server that gives each connection to `serve`, and clients that reach it.
struct Wire: Sendable {
    let certificate: TestCertificate
    private let group: EventLoopGroup
    private let address: SocketAddress

    /// Runs `client` against `serve`; both get streams in the clear and what they need for TLS.
    static func run<Value: Sendable>(
        serve: @escaping @Sendable (ByteStream, TLSContext) async throws -> Void,
        client: @escaping @Sendable (Wire, EventLoop) async throws -> Value
    ) async throws -> Value {
        let certificate = try TestCertificate()
        let context = try TLSContext(chainFile: certificate.chainFile, keyFile: certificate.keyFile)
        let group = try EventLoopGroup(count: 2)
        let listener = try Listener(try #require(SocketAddress("127.0.0.1:0")), on: group) { accepted, loop in
            Task(executorPreference: loop) {
                let socket = try Socket(adopting: accepted.descriptor, peer: accepted.peer, on: loop)
                let stream = ByteStream(socket)
                defer { stream.close() }
                try await serve(stream, context)
            }
        }
        listener.start()
        defer {
            listener.stop()
            group.stop()
        }
        let wire = Wire(certificate: certificate, group: group, address: listener.address)
        let loop = group.loop(0)
        return try await Task(executorPreference: loop) { try await client(wire, loop) }.value
    }

    func socket(on loop: EventLoop) async throws -> Socket {
        try await Socket.connect(to: address, on: loop, by: soon())
    }

    /// A stream under TLS.
    func stream(on loop: EventLoop) async throws -> ByteStream {
        let stream = ByteStream(try await socket(on: loop))
        let context = try TLSContext(trusting: certificate.chainFile)
        try await stream.startTLS(context, connectingTo: "mx.test.example", by: soon())
        return stream
    }
}

/// How a call that must fail did so.
func failure(_ body: () async throws -> Void) async -> String {
    do {
        try await body()
        return "none"
    } catch {
        return "\(error)"
    }
}
