import CLinux
import Glibc

/// Where a socket listens or connects: an IP address and port, or a path in the file system.
package enum SocketAddress: Hashable, Sendable, CustomStringConvertible {
    case ip(IPAddress, port: UInt16)
    case unix(path: String)

    /// Parses `127.0.0.1:25`, `[::1]:25`, `:25` (every address), `localhost:25` or `unix:/path`; nil if malformed. Port 0 lets
    /// the system choose.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard !path.isEmpty, path.utf8.count < SocketAddress.longestPath else { return nil }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        switch host {
        case "", "*": host = "::"
        case "localhost": host = "127.0.0.1"
        default: break
        }
        guard let address = IPAddress(host) else { return nil }
        self = .ip(address, port: port)
    }

    /// The size of `sun_path` in `sockaddr_un`, its final NUL included.
    package static let longestPath = 108

    package var description: String {
        switch self {
        case .ip(let address, let port): address.isV4 ? "\(address):\(port)" : "[\(address)]:\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    package var ipAddress: IPAddress? {
        if case .ip(let address, _) = self { address } else { nil }
    }

    package var port: UInt16? {
        if case .ip(_, let port) = self { port } else { nil }
    }

    var family: CInt {
        switch self {
        case .ip(let address, _): address.isV4 ? AF_INET : AF_INET6
        case .unix: AF_UNIX
        }
    }

    /// Calls `body` with the address in the form that the system calls take.
    func withSystemAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var storage = sockaddr_storage()
        let length: Int
        switch self {
        case .ip(let address, let port) where address.isV4:
            length = fill(&storage, as: sockaddr_in.self) { system in
                system.sin_family = sa_family_t(AF_INET)
                system.sin_port = port.bigEndian
                withUnsafeMutableBytes(of: &system.sin_addr) { $0.copyBytes(from: address.bytes) }
            }
        case .ip(let address, let port):
            length = fill(&storage, as: sockaddr_in6.self) { system in
                system.sin6_family = sa_family_t(AF_INET6)
                system.sin6_port = port.bigEndian
                withUnsafeMutableBytes(of: &system.sin6_addr) { $0.copyBytes(from: address.bytes) }
            }
        case .unix(let path):
            length = fill(&storage, as: sockaddr_un.self) { system in
                system.sun_family = sa_family_t(AF_UNIX)
                withUnsafeMutableBytes(of: &system.sun_path) {
                    $0.copyBytes(from: path.utf8.prefix(SocketAddress.longestPath - 1))
                }
            }
        }
        return withUnsafePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(length)) }
        }
    }

    /// Reads the address that a system call has written; nil for families that we do not speak.
    init?(_ storage: sockaddr_storage) {
        self.init(storage, family: CInt(storage.ss_family))
    }

    /// Reads an address of as many bytes as its family has; nil for families without an IP address.
    init?(system address: UnsafePointer<sockaddr>) {
        let length: Int
        switch CInt(address.pointee.sa_family) {
        case AF_INET: length = MemoryLayout<sockaddr_in>.size
        case AF_INET6: length = MemoryLayout<sockaddr_in6>.size
        default: return nil
        }
        var storage = sockaddr_storage()
        withUnsafeMutableBytes(of: &storage) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: length))
        }
        self.init(storage)
    }

    private init?(_ storage: sockaddr_storage, family: CInt) {
        let parsed: SocketAddress? = withUnsafeBytes(of: storage) { bytes in
            switch family {
            case AF_INET:
                let system = bytes.loadUnaligned(as: sockaddr_in.self)
                return IPAddress(bytes: withUnsafeBytes(of: system.sin_addr) { Array($0) })
                    .map { .ip($0, port: UInt16(bigEndian: system.sin_port)) }
            case AF_INET6:
                let system = bytes.loadUnaligned(as: sockaddr_in6.self)
                return IPAddress(bytes: withUnsafeBytes(of: system.sin6_addr) { Array($0) })
                    .map { .ip($0, port: UInt16(bigEndian: system.sin6_port)) }
            case AF_UNIX: return .unix(path: "")
            default: return nil
            }
        }
        guard let parsed else { return nil }
        self = parsed
    }

    private func fill<System>(
        _ storage: inout sockaddr_storage, as: System.Type, _ body: (inout System) -> Void
    ) -> Int {
        withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: System.self, capacity: 1) { body(&$0.pointee) }
        }
        return MemoryLayout<System>.size
    }
}
