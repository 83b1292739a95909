/// A 128-bit identifier (RFC 9562), ordered by its bytes.
package struct UUID: Hashable, Comparable, Sendable {
    /// The first eight bytes, most significant first.
    package let high: UInt64
    /// The last eight bytes, most significant first.
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads exactly 16 bytes, as PostgreSQL's binary `uuid`; nil for another count.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var value: UInt128 = 0
        for byte in bytes { value = value << 8 | UInt128(byte) }
        self.init(value)
    }

    init(_ value: UInt128) {
        high = UInt64(truncatingIfNeeded: value >> 64)
        low = UInt64(truncatingIfNeeded: value)
    }

    var value: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// The 16 bytes in network order.
    package var bytes: [UInt8] { withBytes { Array($0) } }

    /// Lends the 16 bytes in network order, without an allocation.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withUnsafeBytes(of: (high.bigEndian, low.bigEndian), body)
    }

    package static func < (left: UUID, right: UUID) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

// MARK: Text

extension UUID: LosslessStringConvertible {
    /// Strictly 8-4-4-4-12 hexadecimal digits, in either case.
    package init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

    /// Strictly 8-4-4-4-12 hexadecimal digits, in either case.
    package init?(utf8 text: Span<UInt8>) {
        guard text.count == 36 else { return nil }
        var value: UInt128 = 0
        for index in 0..<36 {
            switch index {
            case 8, 13, 18, 23:
                guard text[index] == UInt8(ascii: "-") else { return nil }
            default:
                guard let digit = hexDigit(text[index]) else { return nil }
                value = value << 4 | UInt128(digit)
            }
        }
        self.init(value)
    }

    /// 8-4-4-4-12 in lower case.
    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var rest = value
            for index in (0..<36).reversed() {
                switch index {
                case 8, 13, 18, 23: buffer[index] = UInt8(ascii: "-")
                default:
                    let digit = UInt8(truncatingIfNeeded: rest & 0x0F)
                    buffer[index] = digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10
                    rest >>= 4
                }
            }
            return 36
        }
    }
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte &- UInt8(ascii: "a") &+ 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte &- UInt8(ascii: "A") &+ 10
    default: nil
    }
}
