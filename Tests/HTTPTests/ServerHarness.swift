import HTTP
import Networking
import OpenSSL
import Telemetry
import TestSupport
import Testing
import Transport

func soon() -> MonotonicTime { .now() + .seconds(10) }

/// A server on a free port of the loopback address for one test.
struct TestServer {
    let group: EventLoopGroup
    let server: Server
    let address: SocketAddress
    /// Of a server that speaks HTTPS.
    let certificate: TestCertificate?

    init(
        _ routes: [Route], isSecure: Bool = false, log: Log = Log(level: .error, sink: { _ in }),
        configure: (inout ServerConfiguration) -> Void = { _ in }
    ) throws {
        certificate = isSecure ? try TestCertificate() : nil
        group = try EventLoopGroup(count: 2)
        var registry = MetricsRegistry()
        var configuration = ServerConfiguration()
        configure(&configuration)
        server = Server(
            try Router(routes), on: group, configuration: configuration, logger: log.logger("http"),
            metrics: HTTPMetrics(&registry))
        address = try server.listen(
            on: try #require(SocketAddress("127.0.0.1:0")),
            certificate: try certificate.map {
                try TLSCertificate(chainFile: $0.chainFile, keyFile: $0.keyFile)
            })
    }

    /// Runs `body` with a client connected to the server, on a loop.
    func connected<Value: Sendable>(
        _ body: @escaping @Sendable (inout Client) async throws -> Value
    ) async throws -> Value {
        let loop = group.loop(1)
        let (address, certificate) = (address, certificate)
        return try await Task(executorPreference: loop) {
            let stream = ByteStream(try await Socket.connect(to: address, on: loop, by: soon()))
            defer { stream.close() }
            if let certificate {
                let context = try TLSContext(trusting: certificate.chainFile)
                try await stream.startTLS(context, connectingTo: "localhost", by: soon())
            }
            var client = Client(socket: stream)
            return try await body(&client)
        }.value
    }

    /// Everything that the server says to `text` until it closes.
    func answers(to text: String) async throws -> String {
        try await connected { client in
            try await client.send(text)
            return try await client.rest()
        }
    }
}

/// The other end of a connection.
struct Client {
    let socket: ByteStream
    private var received: [UInt8] = []

    init(socket: ByteStream) { self.socket = socket }

    func send(_ text: String) async throws { try await socket.write(Array(text.utf8), by: soon()) }

    /// What arrives up to and with `end`.
    mutating func receive(until end: String) async throws -> String {
        let mark = Array(end.utf8)
        while true {
            for start in 0..<max(0, received.count - mark.count + 1)
            where received[start..<(start + mark.count)].elementsEqual(mark) {
                defer { received.removeSubrange(0..<(start + mark.count)) }
                return String(decoding: received[..<(start + mark.count)], as: UTF8.self)
            }
            try #require(try await socket.read(into: &received, by: soon()) > 0, "closed before \(end)")
        }
    }

    /// What arrives until the server closes.
    mutating func rest() async throws -> String {
        while try await socket.read(into: &received, by: soon()) > 0 {}
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }
}

func text(_ text: String) -> Response { Response(.ok, type: "text/plain", Array(text.utf8)) }

extension String {
    /// Without the fields that differ from run to run.
    var stable: String {
        split(separator: "\r\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("Date: ") && !$0.hasPrefix("X-Request-Id: ") }
            .joined(separator: "\n")
    }
}
