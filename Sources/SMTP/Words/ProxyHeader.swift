package import Networking

/// The header with which a proxy tells whom it connects for: PROXY protocol version 2, the binary form (haproxy's proxy-protocol.txt).
package enum ProxyHeader: Hashable, Sendable {
    /// The proxy speaks for itself, as for a health check: the connection's own addresses hold.
    case local
    /// The proxy connects for this client.
    case client(SocketAddress)
    /// The proxy connects for a client that it cannot name.
    case unknown

    /// The bytes are no such header; the connection must close.
    package struct Malformed: Error {}

    private static let signature: [UInt8] = [
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
    ]
    /// The signature, version and command, family and transport, and the length of the rest.
    private static let fixedSize = 16
    /// The longest rest that is read: the addresses of a Unix socket take 216 octets, and what else is there is skipped.
    private static let longestRest = 2048

    /// How many more octets belong to the header that begins with `bytes`; 0 when it is whole. So that nothing behind the header is
    /// read with it.
    package static func missing(after bytes: [UInt8]) throws(Malformed) -> Int {
        guard zip(bytes, signature).allSatisfy({ $0 == $1 }) else { throw Malformed() }
        guard bytes.count >= fixedSize else { return fixedSize - bytes.count }
        let rest = Int(bytes[14]) << 8 | Int(bytes[15])
        guard rest <= longestRest else { throw Malformed() }
        return max(0, fixedSize + rest - bytes.count)
    }

    /// Reads a whole header.
    package init(_ bytes: [UInt8]) throws(Malformed) {
        guard bytes.count >= Self.fixedSize, try Self.missing(after: bytes) == 0 else { throw Malformed() }
        let rest = bytes[Self.fixedSize...]
        // What stands behind the header belongs to nobody: who calls asks `missing` and reads no more.
        guard rest.count == Int(bytes[14]) << 8 | Int(bytes[15]) else { throw Malformed() }
        switch bytes[12] {
        case 0x20: self = .local
        case 0x21: self = try Self.told(family: bytes[13], rest)
        default: throw Malformed()
        }
    }

    /// The source address of a block that has addresses and ports of both ends, then extensions.
    private static func told(family: UInt8, _ block: ArraySlice<UInt8>) throws(Malformed) -> ProxyHeader {
        switch family {
        case 0x00: return .unknown
        case 0x11: return .client(try source(in: block, width: 4))
        case 0x21: return .client(try source(in: block, width: 16))
        case 0x31:
            // Both paths, 108 octets each. Who connected from one has no address that tells anything.
            try checkExtensions(block.dropFirst(216), isComplete: block.count >= 216)
            return .unknown
        default: throw Malformed()
        }
    }

    private static func source(
        in block: ArraySlice<UInt8>, width: Int
    ) throws(Malformed) -> SocketAddress {
        let size = 2 * width + 4
        try checkExtensions(block.dropFirst(size), isComplete: block.count >= size)
        let port = block.dropFirst(2 * width).prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
        guard let address = IPAddress(bytes: Array(block.prefix(width))) else { throw Malformed() }
        return .ip(address, port: port)
    }

    /// Extensions (type, length, value) are skipped, but one that is longer than what is there means that something else is broken too.
    private static func checkExtensions(
        _ extensions: ArraySlice<UInt8>, isComplete: Bool
    ) throws(Malformed) {
        guard isComplete else { throw Malformed() }
        var rest = extensions
        while !rest.isEmpty {
            guard rest.count >= 3 else { throw Malformed() }
            let length = rest.dropFirst().prefix(2).reduce(0) { $0 << 8 | Int($1) }
            guard rest.count >= 3 + length else { throw Malformed() }
            rest = rest.dropFirst(3 + length)
        }
    }
}
