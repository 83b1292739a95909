import Foundation
import Networking
import SMTP
import Synchronization
import Telemetry
import Testing

/// Keeps mail in memory; `nobody` is unknown.
final class MemoryReceiver: Receiver {
    private let stored = Mutex<[Transaction<String>]>([])

    private let losses = Mutex<[String]>([])

    /// The recipients of each transaction that came to nothing, and why.
    var abandoned: [String] { losses.withLock { $0 } }
    var mails: [Transaction<String>] { stored.withLock { $0 } }

    func resolve(_ mailbox: Mailbox, in envelope: Envelope, on loop: EventLoop) async -> Verdict<String> {
        mailbox.localPart == "nobody" ? .refused(.unknownMailbox) : .accepted(mailbox.localPart)
    }

    func deliver(_ transaction: Transaction<String>, on loop: EventLoop) async -> [Outcome] {
        let id = stored.withLock {
            $0.append(transaction)
            return "\($0.count)"
        }
        return transaction.recipients.map { _ in .stored(id: id) }
    }

    func abandoned(
        _ envelope: Envelope, _ recipients: [Transaction<String>.Recipient], because loss: Loss,
        on loop: EventLoop
    ) {
        losses.withLock { $0.append("\(recipients.map(\.ticket)) \(loss)") }
    }
}

/// A server on a port of its own.
struct RunningServer: Sendable {
    let port: UInt16
    let group: EventLoopGroup
    let stop: @Sendable () async -> Void

    func connect() async throws -> WireClient {
        let address = SocketAddress.ip(try #require(IPAddress("127.0.0.1")), port: port)
        let loop = group.loop(0)
        return try await Task(executorPreference: loop) {
            WireClient(try await Socket.connect(to: address, on: loop, by: .now() + .seconds(60)))
        }.value
    }
}

func withServer(
    _ configuration: ServerConfiguration? = nil,
    _ body: @escaping @Sendable (RunningServer, MemoryReceiver) async throws -> Void
) async throws {
    let group = try EventLoopGroup(count: 2)
    let receiver = MemoryReceiver()
    var registry = MetricsRegistry()
    var configuration = configuration ?? ServerConfiguration(hostname: "mx.example.org")
    configuration.limits.messageSize = 2_000_000
    let server = Server(
        receiver, on: group, configuration: configuration, logger: Log(sink: { _ in }).logger("smtp"),
        metrics: SMTPMetrics(&registry))
    let address = try server.listen(on: .ip(try #require(IPAddress("127.0.0.1")), port: 0))
    let running = RunningServer(port: try #require(address.port), group: group) { await server.stop() }
    // On a loop, so that tests which keep every other thread busy do not use up the deadlines of this one.
    try await Task(executorPreference: group.loop(1)) { try await body(running, receiver) }.value
    await server.stop()
    group.stop()
}

/// A client that sends what it likes and says what it expects.
final class WireClient: @unchecked Sendable {
    private let socket: Socket
    private var received: [UInt8] = []

    init(_ socket: Socket) { self.socket = socket }

    deinit {
        nonisolated(unsafe) let socket = socket
        socket.loop.execute { socket.close() }
    }

    func send(_ text: String) async throws {
        try await onLoop { try await self.socket.write(Array(text.utf8), by: .now() + .seconds(60)) }
    }

    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await onLoop {
            while self.received.count < text.utf8.count, try await self.read() {}
        }
        #expect(String(decoding: received, as: UTF8.self) == text, sourceLocation: sourceLocation)
        received = []
    }

    func skip(through text: String) async throws {
        try await onLoop {
            while !String(decoding: self.received, as: UTF8.self).hasSuffix(text), try await self.read() {}
            self.received = []
        }
    }

    func expectEnd(after text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await onLoop { while try await self.read() {} }
        #expect(String(decoding: received, as: UTF8.self) == text, sourceLocation: sourceLocation)
    }

    private func read() async throws -> Bool {
        try await socket.read(into: &received, by: .now() + .seconds(60)) > 0
    }

    private func onLoop(_ body: @escaping @Sendable () async throws -> Void) async throws {
        try await Task(executorPreference: socket.loop) { try await body() }.value
    }
}

/// Runs a script with the port as its argument. - Returns: what it printed.
func python(_ script: String, _ port: UInt16) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, "\(port)"]
    let output = Pipe()
    process.standardOutput = output
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in continuation.resume() }
        do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    #expect(process.terminationStatus == 0)
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
}
