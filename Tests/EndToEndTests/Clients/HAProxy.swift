import Foundation
import TestSupport
import Testing

/// An HAProxy that forwards connections to one port, with a PROXY header.
final class HAProxy {
    let port: UInt16
    private let process = Process()
    private let configuration = FileManager.default.temporaryDirectory.appending(
        path: "restante-haproxy-\(UUID().uuidString).cfg")

    init(to destination: UInt16) throws {
        let free = try python(
            "import socket; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1])", [])
        port = try #require(UInt16(free.trimmingCharacters(in: .whitespacesAndNewlines)))
        try """
        defaults
            mode tcp
            timeout connect 5s
            timeout client 60s
            timeout server 60s
        frontend smtp
            bind 127.0.0.1:\(port)
            default_backend restante
        backend restante
            server one 127.0.0.1:\(destination) send-proxy-v2 check

        """.write(to: configuration, atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: "/usr/sbin/haproxy")
        process.arguments = ["-db", "-q", "-f", configuration.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: configuration)
    }
}
