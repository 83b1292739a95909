import Glibc
import Synchronization

/// Where the server may connect when a stranger names the address: to the public Internet, to the networks that the operator allows, and
/// never to itself.
package final class Egress: Sendable {
    private let allowed: [IPNetwork]
    private let listeners = Mutex<[SocketAddress]>([])

    /// - Parameter allowed: networks that may be reached although they are not public.
    package init(allowing allowed: [IPNetwork]) { self.allowed = allowed }

    /// From now on nobody may be sent to what listens here.
    package func close(_ listener: SocketAddress) { listeners.withLock { $0.append(listener) } }

    package func permits(_ address: IPAddress, port: UInt16) -> Bool {
        guard address.isGloballyReachable || allowed.contains(where: { $0.contains(address) }) else {
            return false
        }
        return !isListener(address, port)
    }

    private func isListener(_ address: IPAddress, _ port: UInt16) -> Bool {
        let mine = listeners.withLock { $0 }.filter { $0.port == port }.compactMap(\.ipAddress)
        if mine.isEmpty { return false }
        if mine.contains(address) { return true }
        // Connecting to `0.0.0.0` reaches what listens on 127.0.0.1; listening on `0.0.0.0` is listening on all that this machine has.
        guard address.isUnspecified || mine.contains(where: \.isUnspecified) else { return false }
        return address.isUnspecified || address.isLoopback || IPAddress.ofInterfaces().contains(address)
    }
}

extension IPAddress {
    /// The addresses that this machine's interfaces have just now.
    static func ofInterfaces() -> Set<IPAddress> {
        var first: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&first) == 0 else { return [] }
        defer { freeifaddrs(first) }
        var addresses: Set<IPAddress> = []
        var next = first
        while let interface = next {
            next = interface.pointee.ifa_next
            guard let address = interface.pointee.ifa_addr else { continue }
            if let known = SocketAddress(system: address)?.ipAddress { addresses.insert(known) }
        }
        return addresses
    }
}
