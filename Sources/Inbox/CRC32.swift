/// CRC-32/ISO-HDLC, the checksum of gzip (RFC 1952 section 8), zip and Ethernet.
package enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }

    package static func checksum(of bytes: Span<UInt8>) -> UInt32 {
        let table = table.span
        var value: UInt32 = .max
        for index in bytes.indices {
            value = value >> 8 ^ table[Int((value ^ UInt32(bytes[index])) & 0xFF)]
        }
        return ~value
    }
}
