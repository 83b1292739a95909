import Inbox

extension [UInt8] {
    /// As a member of a gzip file (RFC 1952): a header without name and time, DEFLATE, checksum and length.
    var gzipped: [UInt8] {
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        return header + Deflate(self).octets + CRC32.checksum(of: span).littleEndianOctets
            + UInt32(truncatingIfNeeded: count).littleEndianOctets
    }
}

extension UInt32 {
    fileprivate var littleEndianOctets: [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
    }
}
