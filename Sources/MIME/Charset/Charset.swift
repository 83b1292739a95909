/// How octets are read as text.
enum Charset: Equatable {
    case utf8
    case windows1252
    case utf16
    case utf32
    case iso2022JP
    case hz
    /// A converter of the C library. Its name comes from the table of aliases and never from a mail: the library's rarer converters have
    /// had memory errors and endless loops.
    case iconv(String)

    /// The charset behind a label of a mail; nil if nobody knows it.
    init?(label: some Collection<UInt8>) {
        // `charset*language` (RFC 2231, section 5), `iso_8859-1:1987`.
        var letters: [UInt8] = []
        for octet in label.prefix(60) {
            if octet == UInt8(ascii: "*") || octet == Octet.colon { break }
            if Octet.isAlphanumeric(octet) { letters.append(Octet.lowercased(octet)) }
        }
        let key = String(decoding: letters, as: UTF8.self)
        for prefix in ["", "x", "cs"] where key.hasPrefix(prefix) {
            if let charset = Self.named(String(key.dropFirst(prefix.utf8.count))) {
                self = charset
                return
            }
        }
        return nil
    }

    /// Whether text in ASCII means itself.
    var isASCIISuperset: Bool {
        switch self {
        case .utf8, .windows1252: true
        case .utf16, .utf32, .iso2022JP, .hz: false
        case .iconv(let name): !name.hasPrefix("UTF-") && name != "ISO-2022-KR"
        }
    }

    /// Whether its text, unless it is ASCII, is next to never valid UTF-8: it would need letters followed by signs.
    var isUnlikelyUTF8: Bool {
        switch self {
        case .windows1252: true
        case .iconv(let name):
            name.hasPrefix("CP125") || name.hasPrefix("ISO-8859-") || name.hasPrefix("KOI8-")
        default: false
        }
    }

    private static func named(_ key: String) -> Charset? {
        switch key {
        case _ where key.hasPrefix("utf8") || key.hasSuffix("utf8"): .utf8
        case "utf16", "ucs2", "iso10646ucs2", "unicode": .utf16
        case "utf32", "ucs4", "iso10646ucs4": .utf32
        case "iso2022jp", "jis", "iso2022jp1", "iso2022jp2", "iso2022jp3", "iso2022jp2004", "iso2022jpms",
            "cp50220",
            "cp50221", "cp50222":
            .iso2022JP
        case "hzgb2312", "hz": .hz
        default:
            if let name = CharsetAliases.names[key] {
                name == "CP1252" ? .windows1252 : .iconv(name)
            } else {
                nil
            }
        }
    }
}
