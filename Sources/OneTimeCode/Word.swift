/// Letters and digits joined by hyphens, as one reader would take them: `AB12-CD34`, `G-123456`, `2fa`.
struct Word {
    private var groups: [Range<Int>] = []
    private(set) var isNumber = true
    /// Where the scan goes on.
    var end: Int
    private static let mostGroups = 8
    /// Four groups of five and the hyphens between them.
    private static let longestCode = 23
    /// What stands before a hyphen and a number that is no code: time zones, standards, documents.
    private static let referencePrefixes: Set<String> = [
        "gmt", "utc", "rfc", "iso", "din", "en", "inv", "ord", "po", "cve", "ref", "sku", "fy", "bug", "req",
        "inc", "chg",
        "tkt", "no", "nr", "id", "pr", "fv", "re", "rg", "kv", "so", "dn", "cn", "rma", "sr", "cs", "tx",
        "trx",
    ]
    private static let currencies: Set<String> = [
        "rp", "rm", "rs", "us", "nt", "hk", "usd", "eur", "gbp", "inr", "idr", "myr", "php", "cad", "aud",
        "sgd", "thb",
        "vnd", "ngn", "kes", "zar", "aed", "sar", "cny", "rmb", "jpy", "krw", "chf", "sek", "nok", "dkk",
        "pln", "mxn",
    ]

    init(in text: FoldedText, from start: Int) {
        var index = start
        end = start
        while true {
            let from = index
            while Byte.isAlphanumeric(text[index]) {
                if !Byte.isDigit(text[index]) { isNumber = false }
                index &+= 1
            }
            if groups.count < Self.mostGroups { groups.append(from..<index) }
            end = index
            guard text[index] == Byte.hyphen, Byte.isAlphanumeric(text[index &+ 1]) else { return }
            index &+= 1
        }
    }

    /// The code that the word may be; nil for plain words and for numbers.
    func token(in text: FoldedText) -> Token? {
        guard let first = groups.first, let last = groups.last, last.upperBound == end else { return nil }
        let range = first.lowerBound..<end
        guard range.count <= Self.longestCode else { return nil }
        guard Surroundings.allowWord(text, range) else { return nil }
        if groups.count == 2, (1...3).contains(first.count), (4...8).contains(last.count),
            first.allSatisfy({ text.isUpperCase(at: $0) }), last.allSatisfy({ Byte.isDigit(text[$0]) })
        {
            let isReference = Self.referencePrefixes.contains(text.string(first).lowercased())
            return Token(
                range: range, form: .prefixed, code: text.string(last),
                exclusion: isReference ? .reference : nil)
        }
        let digits = range.count { Byte.isDigit(text[$0]) }
        let capitals = range.count { text.isUpperCase(at: $0) }
        if groups.count > 1 {
            let signs = range.count &- (groups.count &- 1)
            guard (2...4).contains(groups.count), (groups.count > 2 ? 2...5 : 3...5).contains(first.count),
                (6...16).contains(signs),
                groups.allSatisfy({ $0.count == first.count }),
                digits &+ capitals == signs || digits < signs && groups.allSatisfy({ hasDigit(text, $0) })
            else { return nil }
            return Token(range: range, form: digits > 0 ? .mixed : .letters, code: text.string(range))
        }
        if digits == 0 {
            guard (4...8).contains(range.count), capitals == range.count,
                text.isAlone(range) || text[range.lowerBound &- 2] == UInt8(ascii: ":")
            else { return nil }
            return Token(range: range, form: .letters, code: text.string(range))
        }
        guard (4...10).contains(range.count), !isMask(text, range),
            !isQuantity(text, range, capitals: capitals)
        else { return nil }
        return Token(range: range, form: .mixed, code: text.string(range))
    }

    private func hasDigit(_ text: FoldedText, _ group: Range<Int>) -> Bool {
        group.contains { Byte.isDigit(text[$0]) }
    }

    /// `xxxx1234`.
    private func isMask(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        let x = UInt8(ascii: "x")
        return text[range.lowerBound] == x && text[range.lowerBound &+ 1] == x
    }

    /// `1080p`, `256GB`, `iphone15`: digits and a few letters with a single seam between them, in no capitals or a unit's.
    private func isQuantity(_ text: FoldedText, _ range: Range<Int>, capitals: Int) -> Bool {
        var seams = 0
        for index in range.dropFirst() where Byte.isDigit(text[index]) != Byte.isDigit(text[index &- 1]) {
            seams &+= 1
        }
        guard seams == 1 else { return false }
        let letters = range.count { !Byte.isDigit(text[$0]) }
        if Self.currencies.contains(text.string(range.lowerBound..<range.lowerBound &+ letters).lowercased())
        {
            return true
        }
        if Byte.isDigit(text[range.lowerBound]) { return letters <= 2 || capitals == 0 }
        return capitals < letters
    }
}
