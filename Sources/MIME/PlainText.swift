/// Text as it is kept: lines end with LF, NUL is U+FFFD (PostgreSQL's text refuses it).
enum PlainText {
    /// At most `limit` octets, cut between characters.
    static func normalized(_ utf8: [UInt8], limit: Int) -> (text: [UInt8], isCut: Bool) {
        let text = withLineFeeds(utf8)
        guard text.count > limit else { return (text, false) }
        var end = max(0, limit)
        while end > 0, text[end] & 0xC0 == 0x80 { end &-= 1 }
        return (Array(text[..<end]), true)
    }

    static func isBlank(_ utf8: [UInt8]) -> Bool { utf8.allSatisfy(Octet.isWhiteOrEnd) }

    /// Any number of CRs before an LF belong to it; others end a line each. What stands between two of them is copied at once.
    private static func withLineFeeds(_ utf8: [UInt8]) -> [UInt8] {
        func next(_ octet: UInt8, from start: Int) -> Int {
            utf8.firstIndex(of: octet, in: start..<utf8.count) ?? utf8.count
        }
        var text: [UInt8] = []
        text.reserveCapacity(utf8.count)
        var (start, nul, carriageReturn) = (0, next(0, from: 0), next(Octet.cr, from: 0))
        while start < utf8.count {
            let stop = min(nul, carriageReturn)
            text.append(contentsOf: utf8[start..<stop])
            start = stop
            if stop == nul, stop < utf8.count {
                text.append(contentsOf: Octet.replacement)
                start &+= 1
                nul = next(0, from: start)
            } else if stop < utf8.count {
                while start < utf8.count, utf8[start] == Octet.cr { start &+= 1 }
                if start == utf8.count || utf8[start] != Octet.lf {
                    text.append(contentsOf: repeatElement(Octet.lf, count: start &- stop))
                }
                carriageReturn = next(Octet.cr, from: start)
            }
        }
        return text
    }
}
