/// RFC 4648.
package enum Base64 {
    /// Section 4, with padding.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        encode(bytes, alphabet: standard, isPadded: true)
    }

    /// Section 5 (for URLs and file names), without padding.
    package static func encodeURL(_ bytes: some Sequence<UInt8>) -> String {
        encode(bytes, alphabet: url, isPadded: false)
    }

    /// Reads both alphabets, with or without padding. Nil for any other character, wrong padding, and bits left over
    /// that are not zero, so that no two texts of one alphabet and padding mean the same bytes.
    package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var accumulator: UInt32 = 0
        var characters = 0
        var padding = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(of: character) else { return nil }
            accumulator = accumulator << 6 | UInt32(value)
            characters += 1
            guard characters % 4 == 0 else { continue }
            for shift: UInt32 in [16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: accumulator >> shift)) }
            accumulator = 0
        }
        guard padding == 0 || (padding <= 2 && (characters + padding) % 4 == 0) else { return nil }
        switch characters % 4 {
        case 0: return bytes
        case 2 where accumulator & 0x0F == 0:
            return bytes + [UInt8(truncatingIfNeeded: accumulator >> 4)]
        case 3 where accumulator & 0x03 == 0:
            return bytes + [
                UInt8(truncatingIfNeeded: accumulator >> 10), UInt8(truncatingIfNeeded: accumulator >> 2),
            ]
        default: return nil
        }
    }

    private static let standard = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let url = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func encode(_ bytes: some Sequence<UInt8>, alphabet: [UInt8], isPadded: Bool) -> String {
        var text: [UInt8] = []
        var accumulator: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            accumulator = accumulator << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int(accumulator >> bits & 0x3F)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(accumulator << (6 - bits) & 0x3F)]) }
        while isPadded, text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
        return String(decoding: text, as: UTF8.self)
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
