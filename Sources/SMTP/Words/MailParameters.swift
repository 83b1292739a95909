/// The parameters of MAIL that this server takes (RFC 1870, RFC 6152, RFC 6531).
package struct MailParameters: Hashable, Sendable {
    /// What the client says of the content (RFC 6152). Either is stored as it comes.
    package enum Body: Sendable { case sevenBit, eightBitMIME }

    /// The size the client announces, in octets; clamped to `Int.max`.
    package var size: Int?
    package var body: Body?
    /// `SMTPUTF8`: addresses and header may be UTF-8.
    package var isUTF8 = false

    package init() {}

    /// Reads what follows the path: nothing, or a space before every `keyword[=value]`.
    init(_ bytes: ArraySlice<UInt8>) throws(Reply) {
        var seen: Set<String> = []
        for word in try parameterWords(bytes) {
            let parts = word.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let keyword = String(decoding: parts[0].map(\.uppercasedASCII), as: UTF8.self)
            guard seen.insert(keyword).inserted else { throw .repeatedParameter }
            try set(keyword, to: parts.count > 1 ? parts[1] : nil)
        }
    }

    private mutating func set(_ keyword: String, to value: ArraySlice<UInt8>?) throws(Reply) {
        switch (keyword, value) {
        case ("SIZE", let value?):
            guard !value.isEmpty, value.count <= 20, value.allSatisfy(\.isASCIIDigit) else {
                throw .badParameter
            }
            size = Int(String(decoding: value, as: UTF8.self)) ?? .max
        case ("BODY", let value?):
            switch String(decoding: value.map(\.uppercasedASCII), as: UTF8.self) {
            case "7BIT": body = .sevenBit
            case "8BITMIME": body = .eightBitMIME
            default: throw .badParameter
            }
        case ("SMTPUTF8", nil): isUTF8 = true
        case ("SIZE", nil), ("BODY", nil), ("SMTPUTF8", _?): throw .badParameter
        default: throw .unknownParameter
        }
    }
}

/// The words of a parameter list, which must begin with a space if it is not empty.
func parameterWords(_ bytes: ArraySlice<UInt8>) throws(Reply) -> [ArraySlice<UInt8>] {
    guard bytes.isEmpty || bytes.first == .space else { throw .badParameter }
    return bytes.split(separator: .space)
}
