/// The octets and octet classes of RFC 9110 section 5.6 and RFC 3986 that the parser tells apart.
enum Octet {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let slash = UInt8(ascii: "/")
    static let question = UInt8(ascii: "?")
    static let percent = UInt8(ascii: "%")
    static let quote = UInt8(ascii: "\"")
}

extension UInt8 {
    /// `tchar` of RFC 9110 section 5.6.2.
    var isTokenOctet: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// An octet of a field value (RFC 9110 section 5.5): visible, obs-text, space or tab.
    var isFieldOctet: Bool { self >= 0x20 ? self != 0x7F : self == Octet.tab }

    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// The value of a hexadecimal digit.
    var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Letters A–Z in lower case, everything else as it is.
    var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

    /// `pchar` of RFC 3986 and "/", and the "[" and "]" that clients leave bare. Anything else in a path is refused: a
    /// backslash or a raw octet above 0x7F means different paths to different readers.
    var isPathOctet: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "@")...UInt8(ascii: "Z"),
            UInt8(ascii: "$")...UInt8(ascii: ";"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["),
            UInt8(ascii: "]"):
            true
        default: false
        }
    }

    /// A query octet: visible ASCII without those that the URL standard has every client escape.
    var isQueryOctet: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
        default: self > 0x20 && self < 0x7F
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether these octets are `lowercased`, a literal in lower case, in any mix of cases.
    func equalsIgnoringCase(_ lowercased: StaticString) -> Bool {
        guard count == lowercased.utf8CodeUnitCount else { return false }
        return lowercased.withUTF8Buffer { name in
            var offset = 0
            for octet in self {
                guard octet.lowercased == name[offset] else { return false }
                offset += 1
            }
            return true
        }
    }

    /// Without spaces and tabs at both ends (OWS, RFC 9110 section 5.6.3).
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first == Octet.space || first == Octet.tab { slice.removeFirst() }
        while let last = slice.last, last == Octet.space || last == Octet.tab { slice.removeLast() }
        return slice
    }
}
