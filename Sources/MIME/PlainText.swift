/// Text as it is kept: lines end with LF, NUL is U+FFFD (PostgreSQL's text refuses it).
enum PlainText {
    /// At most `limit` octets, cut between characters.
    static func normalized(_ utf8: [UInt8], limit: Int) -> (text: [UInt8], isCut: Bool) {
        let text = utf8.contains(where: { $0 == 0 || $0 == Octet.cr }) ? withLineFeeds(utf8) : utf8
        guard text.count > limit else { return (text, false) }
        var end = max(0, limit)
        while end > 0, text[end] & 0xC0 == 0x80 { end &-= 1 }
        return (Array(text[..<end]), true)
    }

    static func isBlank(_ utf8: [UInt8]) -> Bool { utf8.allSatisfy(Octet.isWhiteOrEnd) }

    /// Any number of CRs before an LF belong to it; others end a line each.
    private static func withLineFeeds(_ utf8: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(utf8.count)
        var returns = 0
        for octet in utf8 {
            if octet == Octet.cr {
                returns &+= 1
                continue
            }
            if returns > 0, octet != Octet.lf {
                text.append(contentsOf: repeatElement(Octet.lf, count: returns))
            }
            returns = 0
            if octet == 0 { text.append(contentsOf: Octet.replacement) } else { text.append(octet) }
        }
        text.append(contentsOf: repeatElement(Octet.lf, count: returns))
        return text
    }
}
