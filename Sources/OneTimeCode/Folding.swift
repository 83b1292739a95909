/// How one character beyond ASCII is read.
enum Folding {
    enum Result {
        case drop
        case ascii(UInt8)
        /// Punctuation that needs no space after it in its script.
        case mark(UInt8)
        case scalar(UInt32)
    }

    static func fold(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0x80...0x24F: latin(scalar)
        case 0x300...0x36F: .drop
        case 0x370...0x3FF: .scalar(greek(scalar))
        case 0x400...0x45F: .scalar(cyrillic(scalar))
        case 0x531...0x556: .scalar(scalar &+ 0x30)
        case 0x590...0x6FF: hebrewAndArabic(scalar)
        case 0x7C0...0x1819: digit(scalar) ?? indic(scalar)
        case 0x1E00...0x1EFF: byTable(latinAdditional, scalar &- 0x1E00)
        case 0x2000...0x2BFF: punctuation(scalar)
        case 0x3000...0x301F: ideographicPunctuation(scalar)
        case 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE01EF: .drop
        case 0xFE58, 0xFE63: .ascii(Byte.hyphen)
        case 0xFF0C, 0xFF1A, 0xFF1B: .mark(UInt8(truncatingIfNeeded: scalar &- 0xFEE0))
        case 0xFF01...0xFF5E: .ascii(UInt8(truncatingIfNeeded: scalar &- 0xFEE0))
        case 0xFF61: .mark(UInt8(ascii: "."))
        case 0xFF64: .mark(UInt8(ascii: ","))
        case 0xFFE5: .scalar(0xA5)
        case 0xFFE1: .scalar(0xA3)
        case 0x1D7CE...0x1D7FF: .ascii(0x30 &+ UInt8(truncatingIfNeeded: (scalar &- 0x1D7CE) % 10))
        default: .scalar(scalar)
        }
    }

    private static func byTable(_ table: [UInt8], _ index: UInt32) -> Result {
        guard index < table.count else { return .drop }
        let byte = table[Int(index)]
        return .ascii(byte)
    }

    private static func latin(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0x85: .ascii(Byte.newline)
        case 0xA0: .ascii(Byte.space)
        case 0xAD: .drop
        case 0xAB, 0xBB: .ascii(UInt8(ascii: "\""))
        case 0xB7: .ascii(UInt8(ascii: "*"))
        case 0xC0...0x24F where scalar != 0xD7 && scalar != 0xF7: byTable(latinLetters, scalar &- 0xC0)
        default: .scalar(scalar)
        }
    }

    private static func greek(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x391...0x3A9: scalar &+ 0x20
        case 0x386, 0x3AC: 0x3B1
        case 0x388, 0x3AD: 0x3B5
        case 0x389, 0x3AE: 0x3B7
        case 0x38A, 0x3AF, 0x390, 0x3AA, 0x3CA: 0x3B9
        case 0x38C, 0x3CC: 0x3BF
        case 0x38E, 0x3CD, 0x3AB, 0x3CB, 0x3B0: 0x3C5
        case 0x38F, 0x3CE: 0x3C9
        case 0x3C2: 0x3C3
        default: scalar
        }
    }

    private static func cyrillic(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x401, 0x451: 0x435
        case 0x407, 0x457: 0x456
        case 0x419, 0x439: 0x438
        case 0x400...0x40F: scalar &+ 0x50
        case 0x410...0x42F: scalar &+ 0x20
        default: scalar
        }
    }

    /// Points and vowel signs go; the letter forms that keyboards and spellings mix become one.
    private static func hebrewAndArabic(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0x591...0x5BD, 0x5BF, 0x5C1...0x5C7, 0x610...0x61A, 0x61C, 0x640, 0x64B...0x65F, 0x670: .drop
        case 0x660...0x669: .ascii(0x30 &+ UInt8(truncatingIfNeeded: scalar &- 0x660))
        case 0x6F0...0x6F9: .ascii(0x30 &+ UInt8(truncatingIfNeeded: scalar &- 0x6F0))
        case 0x60C: .mark(UInt8(ascii: ","))
        case 0x61B: .ascii(UInt8(ascii: ";"))
        case 0x61F, 0x6D4: .ascii(UInt8(ascii: scalar == 0x61F ? "?" : "."))
        case 0x622, 0x623, 0x625, 0x671: .scalar(0x627)
        case 0x629, 0x6BE, 0x6C1: .scalar(0x647)
        case 0x649, 0x6CC: .scalar(0x64A)
        case 0x6A9: .scalar(0x643)
        default: .scalar(scalar)
        }
    }

    private static func digit(_ scalar: UInt32) -> Result? {
        for zero in zeros where scalar >= zero && scalar < zero &+ 10 {
            return .ascii(0x30 &+ UInt8(truncatingIfNeeded: scalar &- zero))
        }
        return nil
    }

    private static func indic(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0x964, 0x965, 0x104A, 0x104B, 0x17D4: .mark(UInt8(ascii: "."))
        // The nukta is typed or left out at will.
        case 0x93C, 0x9BC: .drop
        case 0x1680, 0x180E: .ascii(Byte.space)
        default: .scalar(scalar)
        }
    }

    private static func punctuation(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0x2000...0x200A, 0x202F, 0x205F: .ascii(Byte.space)
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x20D0...0x20F0: .drop
        case 0x2028, 0x2029: .ascii(Byte.newline)
        case 0x2010...0x2015, 0x2212: .ascii(Byte.hyphen)
        case 0x2018...0x201B: .ascii(UInt8(ascii: "'"))
        case 0x201C...0x201F: .ascii(UInt8(ascii: "\""))
        // Frames drawn around digits.
        case 0x2500...0x257F: .ascii(Byte.space)
        case 0x2460...0x2468: .ascii(0x31 &+ UInt8(truncatingIfNeeded: scalar &- 0x2460))
        case 0x24EA: .ascii(0x30)
        case 0x2022, 0x2219, 0x25CF: .ascii(UInt8(ascii: "*"))
        default: .scalar(scalar)
        }
    }

    private static func ideographicPunctuation(_ scalar: UInt32) -> Result {
        switch scalar {
        case 0x3000: .ascii(Byte.space)
        case 0x3001: .mark(UInt8(ascii: ","))
        case 0x3002: .mark(UInt8(ascii: "."))
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014: .ascii(UInt8(ascii: "["))
        case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015: .ascii(UInt8(ascii: "]"))
        default: .scalar(scalar)
        }
    }

    /// The zeros of the decimal digits between U+07C0 and U+1819.
    private static let zeros: [UInt32] = [
        0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
        0x1040,
        0x1090, 0x17E0, 0x1810,
    ]

    /// U+00C0–U+024F as the nearest ASCII letter, one row per 16.
    private static let latinLetters = Array(
        """
        AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
        AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiJjJjKkkLlLlLlL\
        lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs\
        bBBbbbOCcDDDddEEeFfGGhIIKkllmNnOOoOoPpRssstTtTtUuUVYyZzzzzzzzzzz\
        ||||DDdLLlNNnAaIiOoUuUuUuUuUuEAaAaAaGgGgKkOoOoZzjDDdGgHWNnAaAaOo\
        AaAaEeEeIiIiOoOoRrRrUuUuSsTtYyHhNdOoZzAaEeOoOoOoOoYylntjdqACcLTs\
        zzzBUAEeJjQqRrYy
        """.utf8)

    /// U+1E00–U+1EFF, which holds most of Vietnamese, the same way.
    private static let latinAdditional = Array(
        """
        AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm\
        MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv\
        WwWwWwWwWwXxXxYyZzZzZzhtwyasssSsAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
        EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYyLlVvYy
        """.utf8)
}
