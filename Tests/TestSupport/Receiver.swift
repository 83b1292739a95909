import Foundation
import Networking
import OpenSSL
import Synchronization
import Transport

/// A server that webhook calls come to, in the clear or under TLS.
package final class Receiver: @unchecked Sendable {
    /// A request as it came.
    package struct Call: Sendable {
        package let line: String
        /// Names in lower case.
        package let fields: [String: String]
        package let body: [UInt8]

        package var text: String { String(decoding: body, as: UTF8.self) }
        package var id: String { fields["webhook-id"] ?? "" }
    }

    package enum Reply: Sendable {
        case status(Int, fields: String = "")
        /// Octets, after which the connection is closed.
        case octets([UInt8])
        /// Nothing, until the receiver stops.
        case silence
        /// Octets one by one, as long as anybody listens.
        case drip(String, thenForEver: String)
    }

    package let port: UInt16
    /// The calls as they come in.
    package let arrivals: AsyncStream<Call>
    private let log = Log()
    private let listener: Listener
    private let group: EventLoopGroup

    private final class Log: Sendable {
        let calls = Mutex<[Call]>([])
        let connections = Atomic(0)
    }

    /// - Parameter answer: what to answer to a call, and how many came before it.
    package init(
        _ certificate: TestCertificate? = nil,
        answer: @escaping @Sendable (Call, Int) -> Reply = { _, _ in .status(200) }
    ) throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Call.self)
        arrivals = stream
        let tls = try certificate.map { try TLSContext(chainFile: $0.chainFile, keyFile: $0.keyFile) }
        let group = try EventLoopGroup(count: 1)
        self.group = group
        let log = log
        guard let loopback = IPAddress("127.0.0.1") else { throw CancellationError() }
        listener = try Listener(.ip(loopback, port: 0), on: group) { accepted, loop in
            log.connections.add(1, ordering: .relaxed)
            Task(executorPreference: loop) {
                let stream = ByteStream(
                    try Socket(adopting: accepted.descriptor, peer: accepted.peer, on: loop))
                defer { stream.close() }
                if let tls { try await stream.startTLS(tls, by: .now() + .seconds(20)) }
                guard let call = try await Self.read(stream) else { return }
                let before = log.calls.withLock { calls in
                    calls.append(call)
                    return calls.count - 1
                }
                continuation.yield(call)
                try await Self.send(answer(call, before), stream)
            }
        }
        port = listener.address.port ?? 0
        listener.start()
    }

    deinit {
        listener.stop()
        group.stop()
    }

    package var calls: [Call] { log.calls.withLock { $0 } }

    /// How many have connected, whether or not they called.
    package var connections: Int { log.connections.load(ordering: .relaxed) }

    package func url(_ path: String = "/hook", scheme: String = "http", host: String = "127.0.0.1") -> String
    {
        "\(scheme)://\(host):\(port)\(path)"
    }

    /// The next call that comes in.
    package func next() async throws -> Call {
        for await call in arrivals { return call }
        throw CancellationError()
    }

    private static func read(_ stream: ByteStream) async throws -> Call? {
        var octets: [UInt8] = []
        let deadline = MonotonicTime.now() + .seconds(20)
        var end: Int?
        while end == nil {
            guard try await stream.read(into: &octets, by: deadline) > 0 else { return nil }
            end = octets.indices.first { octets[$0...].starts(with: "\r\n\r\n".utf8) }
        }
        let head = String(decoding: octets.prefix(end ?? 0), as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            fields[parts[0].lowercased()] = parts.count > 1 ? parts[1] : ""
        }
        let length = fields["content-length"].flatMap { Int($0) } ?? 0
        var body = Array(octets.dropFirst((end ?? 0) + 4))
        while body.count < length, try await stream.read(into: &body, by: deadline) > 0 {}
        return Call(line: lines[0], fields: fields, body: body)
    }

    private static func send(_ reply: Reply, _ stream: ByteStream) async throws {
        let deadline = MonotonicTime.now() + .seconds(20)
        switch reply {
        case .status(let status, let fields):
            try await stream.write(
                Array("HTTP/1.1 \(status) X\r\nContent-Length: 17\r\n\(fields)\r\n{\"received\":true}".utf8),
                by: deadline)
            stream.finishWriting()
        case .octets(let octets):
            try await stream.write(octets, by: deadline)
            stream.finishWriting()
        case .silence:
            var rest: [UInt8] = []
            while try await stream.read(into: &rest, by: .never) > 0 {}
        case .drip(let first, let more):
            try await stream.write(Array(first.utf8), by: deadline)
            while true {
                try await stream.write(Array(more.utf8), by: deadline)
                await stream.loop.sleep(until: .now() + .milliseconds(2))
            }
        }
    }
}
