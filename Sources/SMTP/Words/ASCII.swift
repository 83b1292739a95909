extension UInt8 {
    static let carriageReturn: UInt8 = 0x0D
    static let lineFeed: UInt8 = 0x0A
    static let space: UInt8 = 0x20

    var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIIControl: Bool { self < 0x20 || self == 0x7F }
    var isBeyondASCII: Bool { self >= 0x80 }
    var uppercasedASCII: UInt8 { (0x61...0x7A).contains(self) ? self & 0xDF : self }

    /// `atext` of RFC 5322 §3.2.3, with the UTF-8 that RFC 6531 §3.3 adds.
    var isAtomText: Bool {
        if isASCIILetter || isASCIIDigit || isBeyondASCII { return true }
        return switch self {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
