import Foundation
import TestSupport

/// An HAProxy that passes TCP connections on.
final class HAProxy {
    let port: UInt16
    private let process = Process()
    private let file = "/tmp/restante-haproxy-\(UUID().uuidString).cfg"

    /// - Parameter server: options of HAProxy's `server` line.
    init(to destination: UInt16, server: String = "send-proxy-v2") throws {
        let listener = try ListeningSocket()
        port = listener.port
        try """
        defaults
            mode tcp
            timeout connect 5s
            timeout client 60s
            timeout server 60s
        listen mail
            bind fd@0
            server restante 127.0.0.1:\(destination) \(server)

        """.write(toFile: file, atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: "/usr/sbin/haproxy")
        process.arguments = ["-db", "-f", file]
        // It gets a socket that listens already, so that nobody waits for it or guesses a free port; quiet (-q) it would close it.
        process.standardInput = listener.handle
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: file)
    }
}
