/// Text as it is kept: lines end with LF, NUL is U+FFFD (PostgreSQL's text refuses it).
enum PlainText {
    /// At most `limit` octets, cut between characters.
    static func normalized(_ utf8: [UInt8], limit: Int) -> (text: [UInt8], isCut: Bool) {
        var text = utf8
        if utf8.contains(where: { $0 == 0 || $0 == Octet.cr }) {
            text = []
            text.reserveCapacity(utf8.count)
            for (index, octet) in utf8.enumerated() {
                switch octet {
                case 0: text.append(contentsOf: Octet.replacement)
                case Octet.cr where index &+ 1 < utf8.count && utf8[index &+ 1] == Octet.lf: break
                case Octet.cr: text.append(Octet.lf)
                default: text.append(octet)
                }
            }
        }
        guard text.count > limit else { return (text, false) }
        var end = max(0, limit)
        while end > 0, text[end] & 0xC0 == 0x80 { end &-= 1 }
        return (Array(text[..<end]), true)
    }

    static func isBlank(_ utf8: [UInt8]) -> Bool { utf8.allSatisfy(Octet.isWhiteOrEnd) }
}
