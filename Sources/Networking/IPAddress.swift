import Glibc

/// An IPv4 or IPv6 address in network byte order. IPv4-mapped IPv6 addresses are IPv4, so a peer has one spelling.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes.
    package let bytes: [UInt8]

    /// - Parameter bytes: 4 or 16 of them; nil otherwise.
    package init?(bytes: [UInt8]) {
        switch bytes.count {
        case 4: self.bytes = bytes
        case 16:
            let isMapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
            self.bytes = isMapped ? Array(bytes[12...]) : bytes
        default: return nil
        }
    }

    /// Parses the dotted or the colon form as `inet_pton` does: no octal, no short forms.
    package init?(_ text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            self.init(bytes: withUnsafeBytes(of: v4) { Array($0) })
        } else if inet_pton(AF_INET6, text, &v6) == 1 {
            self.init(bytes: withUnsafeBytes(of: v6) { Array($0) })
        } else {
            return nil
        }
    }

    /// What abuse is counted by: an IPv4 address, or the /64 that one IPv6 customer commonly has.
    package var source: [UInt8] { isV4 ? bytes : Array(bytes.prefix(8)) }

    package var isV4: Bool { bytes.count == 4 }

    package var description: String {
        var text = [CChar](repeating: 0, count: 64)
        inet_ntop(isV4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
        return text.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }
}

/// A network in CIDR form, as `10.0.0.0/8` or `::1`.
package struct IPNetwork: Hashable, Sendable, CustomStringConvertible {
    package let address: IPAddress
    package let prefix: Int

    /// Parses `address` or `address/prefix`; nil if either is malformed.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let address = IPAddress(String(first)) else {
            return nil
        }
        let width = address.bytes.count * 8
        guard parts.count == 2 else {
            self.address = address
            prefix = width
            return
        }
        guard let prefix = Int(parts[1]), (0...width).contains(prefix) else { return nil }
        self.address = address
        self.prefix = prefix
    }

    package func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        for (index, pair) in zip(address.bytes, other.bytes).enumerated() {
            let bits = min(8, prefix - index * 8)
            guard bits > 0 else { return true }
            if (pair.0 ^ pair.1) >> UInt8(8 - bits) != 0 { return false }
        }
        return true
    }

    package var description: String { "\(address)/\(prefix)" }
}
