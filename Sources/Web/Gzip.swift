extension [UInt8] {
    /// As a member of a gzip file (RFC 1952): a header without name and time, DEFLATE, checksum and length.
    var gzipped: [UInt8] {
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        return header + Deflate(self).octets + CRC32.checksum(of: self).littleEndianOctets
            + UInt32(truncatingIfNeeded: count).littleEndianOctets
    }
}

/// The checksum of RFC 1952 section 8.
private enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { octet in
        (0..<8).reduce(UInt32(octet)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }

    static func checksum(of octets: [UInt8]) -> UInt32 {
        ~octets.reduce(~0) { sum, octet in
            table[Int(UInt8(truncatingIfNeeded: sum) ^ octet)] ^ sum >> 8
        }
    }
}

extension UInt32 {
    fileprivate var littleEndianOctets: [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
    }
}
