package import CommandLineKit
import Glibc
import Networking

/// How the outside calls this server, as far as the settings say it.
package struct ServerAddresses: Sendable {
    /// The name in the SMTP greeting and in the MX records that owners publish.
    package let hostname: String
    /// Scheme, host and port for browsers and clients.
    package let publicURL: String

    package init(_ settings: Settings) {
        hostname = settings[ServerSettings.hostname] ?? ServerAddresses.machineName()
        if let publicURL = settings[ServerSettings.publicURL] {
            self.publicURL = publicURL
        } else if let listener = settings[ServerSettings.httpsListen] {
            // Its certificate is the name's, whatever the address.
            let port = listener.port ?? 443
            publicURL = "https://\(hostname)" + (port == 443 ? "" : ":\(port)")
        } else {
            publicURL = Self.url(of: settings[ServerSettings.httpListen], hostname)
        }
    }

    private static func url(of listener: SocketAddress, _ hostname: String) -> String {
        switch listener {
        case .ip(let address, let port) where address.bytes.allSatisfy({ $0 == 0 }):
            "http://\(hostname):\(port)"
        case .ip: "http://\(listener)"
        case .unix: "http://\(hostname)"
        }
    }

    private static func machineName() -> String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return bytes.isEmpty ? "localhost" : String(decoding: bytes, as: UTF8.self)
    }
}
