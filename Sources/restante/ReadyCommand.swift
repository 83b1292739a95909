import Application
import CommandLineKit
import Networking

/// Asks a running server whether it is ready: for scripts, containers and service managers.
enum ReadyCommand {
    private static let wait = Flag("wait", "Wait until it is")
    private static let timeout = Option(
        "timeout", "SECONDS", .integer(1...3600), "How long to wait at the most (60)")

    static let command = Command(
        "ready", "Ask whether the server is ready",
        discussion:
            "Exits with 0 when the server answers requests and reaches its database, with 6 when not.",
        options: [wait, timeout], settings: [ServerSettings.httpListen]
    ) { invocation in
        let address = reachable(invocation.settings[ServerSettings.httpListen])
        let seconds = invocation.has(wait) ? invocation.value(timeout) ?? 60 : 0
        let deadline = MonotonicTime.now() + .seconds(seconds)
        let group = try EventLoopGroup(count: 1)
        defer { group.stop() }
        let loop = group.loop(0)
        let isReady = await Task(executorPreference: loop) {
            while true {
                if await asks(address, on: loop) { return true }
                guard MonotonicTime.now() < deadline else { return false }
                await loop.sleep(until: .now() + .milliseconds(100))
            }
        }.value
        guard isReady else { throw CommandFailure(.unavailable, "the server at \(address) is not ready") }
    }

    /// A listener on every address is asked on this machine's own.
    private static func reachable(_ address: SocketAddress) -> SocketAddress {
        guard case .ip(let ip, let port) = address, ip.bytes.allSatisfy({ $0 == 0 }),
            let loopback = IPAddress(bytes: [127, 0, 0, 1])
        else { return address }
        return .ip(loopback, port: port)
    }

    private static func asks(_ address: SocketAddress, on loop: EventLoop) async -> Bool {
        let deadline = MonotonicTime.now() + .seconds(2)
        guard let socket = try? await Socket.connect(to: address, on: loop, by: deadline) else {
            return false
        }
        defer { socket.close() }
        let request = "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        var answer: [UInt8] = []
        do {
            try await socket.write(Array(request.utf8), by: deadline)
            while try await socket.read(into: &answer, by: deadline) > 0 {}
        } catch { return false }
        return answer.starts(with: "HTTP/1.1 200".utf8)
    }
}
