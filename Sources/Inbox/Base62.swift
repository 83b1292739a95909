/// Numbers in the digits 0–9, A–Z, a–z, most significant first, in a fixed width.
enum Base62 {
    /// The width of 128 bits.
    static let uuidLength = 22

    private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// 62 to the power of 10, the most digits that an UInt64 takes without a check.
    private static let chunk: UInt64 = 839_299_365_868_340_224

    static func digit(_ value: UInt64) -> UInt8 { digits[Int(value % 62)] }

    static func value(of digit: UInt8) -> UInt64? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit &- UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(digit &- UInt8(ascii: "A") &+ 10)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(digit &- UInt8(ascii: "a") &+ 36)
        default: nil
        }
    }

    static func append(_ number: UInt64, length: Int, to text: inout [UInt8]) {
        let start = text.count
        var rest = number
        for _ in 0..<length {
            text.append(digit(rest))
            rest /= 62
        }
        text[start...].reverse()
    }

    /// At most ten digits.
    static func decode(_ text: Span<UInt8>) -> UInt64? {
        guard text.count <= 10 else { return nil }
        var number: UInt64 = 0
        for index in text.indices {
            guard let value = value(of: text[index]) else { return nil }
            number = number &* 62 &+ value
        }
        return number
    }

    static func append(_ uuid: UUID, to text: inout [UInt8]) {
        let (upper, low) = uuid.value.quotientAndRemainder(dividingBy: UInt128(chunk))
        let (high, middle) = upper.quotientAndRemainder(dividingBy: UInt128(chunk))
        append(UInt64(truncatingIfNeeded: high), length: 2, to: &text)
        append(UInt64(truncatingIfNeeded: middle), length: 10, to: &text)
        append(UInt64(truncatingIfNeeded: low), length: 10, to: &text)
    }

    /// Exactly ``uuidLength`` digits; nil for a number of more than 128 bits.
    static func decodeUUID(_ text: Span<UInt8>) -> UUID? {
        guard text.count == uuidLength, let high = decode(text.extracting(0..<2)),
            let middle = decode(text.extracting(2..<12)), let low = decode(text.extracting(12..<22))
        else { return nil }
        let upper = UInt128(high) * UInt128(chunk) + UInt128(middle)
        let (shifted, tooLarge) = upper.multipliedReportingOverflow(by: UInt128(chunk))
        let (value, overflow) = shifted.addingReportingOverflow(UInt128(low))
        return tooLarge || overflow ? nil : UUID(value)
    }
}
