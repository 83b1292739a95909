/// The Content-Transfer-Encoding of a part (RFC 2045, section 6).
package enum TransferEncoding: String, Sendable {
    /// 7bit, 8bit and binary: the octets are the content.
    case identity
    case base64
    case quotedPrintable = "quoted-printable"
    case uuencode

    /// Nil for a name nobody knows.
    init?(_ field: HeaderField?) {
        guard let field else {
            self = .identity
            return
        }
        let token = field.unfolded.prefix(60).prefix { $0 != Octet.semicolon && $0 != UInt8(ascii: "(") }
        let letters = token.filter(Octet.isAlphanumeric).map(Octet.lowercased)
        switch String(decoding: letters, as: UTF8.self) {
        case "", "7bit", "8bit", "7bits", "8bits", "7", "8", "binary", "none": self = .identity
        case "base64", "b64": self = .base64
        case "quotedprintable", "quotedprintible", "qp": self = .quotedPrintable
        case "uuencode", "xuuencode", "uue", "xuue": self = .uuencode
        default: return nil
        }
    }

    /// At most `limit` octets of content.
    func decoded(_ source: [UInt8], _ range: Range<Int>, limit: Int) -> (octets: [UInt8], isSound: Bool) {
        var sink = OctetSink(limit: limit)
        let isSound = decode(source, range, into: &sink)
        return (sink.octets, isSound)
    }

    /// The number of octets of content.
    func size(_ source: [UInt8], _ range: Range<Int>) -> Int {
        if self == .identity { return range.clamped(to: source.indices).count }
        var count = OctetCount()
        _ = decode(source, range, into: &count)
        return count.count
    }

    private func decode(_ source: [UInt8], _ range: Range<Int>, into sink: inout some DecodedOctets) -> Bool {
        let range = range.clamped(to: source.indices)
        switch self {
        case .identity:
            sink.append(source[range])
            return true
        case .base64: return Base64.decode(source, range, into: &sink)
        case .quotedPrintable: return QuotedPrintable.decode(source, range, into: &sink)
        case .uuencode: return UUEncoding.decode(source, range, into: &sink)
        }
    }
}
