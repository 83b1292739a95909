/// A number or word with the shape of a code.
struct Token {
    enum Form {
        case digits
        /// `123 456`, `123-456`, `12 34 56`.
        case split
        /// `555-1234`: the groups differ.
        case splitUnevenly
        /// `8-2-4413`: the place on a shelf, as parcel shops name it.
        case shelf
        /// `123.456`, `123/456`.
        case dotted
        /// `1 2 3 4 5 6`, also one digit per line.
        case spaced
        /// `G-123456`.
        case prefixed
        /// Letters and digits: `X7K2Q`, `AB12-CD34`.
        case mixed
        /// Capital letters only: `ABC-DEF`, or a word alone.
        case letters
    }

    var range: Range<Int>
    var form: Form
    var code: String
    var exclusion: Exclusion?

    var isNumeric: Bool {
        switch form {
        case .digits, .split, .splitUnevenly, .shelf, .dotted, .spaced, .prefixed: true
        case .mixed, .letters: false
        }
    }
}

/// The tokens of a text in order.
struct Tokens {
    private(set) var tokens: [Token] = []
    /// More numbers than a mail about one code has; a text past it is a table or an attack.
    private static let limit = 200
    /// Numbers ruled out by shape are remembered up to this many, to explain them.
    private static let excludedLimit = 50

    init(in text: FoldedText, skipping addresses: [Range<Int>]) {
        let styles = StyleSpans.find(in: text)
        var index = 0
        var nextAddress = 0
        var nextStyle = 0
        var usable = 0
        while index < text.count, usable < Self.limit {
            while nextAddress < addresses.count, addresses[nextAddress].upperBound <= index {
                nextAddress &+= 1
            }
            if nextAddress < addresses.count, index >= addresses[nextAddress].lowerBound {
                index = addresses[nextAddress].upperBound
                continue
            }
            guard Byte.isAlphanumeric(text[index]) else {
                index &+= 1
                continue
            }
            if let end = Self.plainWordEnd(in: text, from: index) {
                index = end
                continue
            }
            if let token = Self.spacedOut(in: text, from: index) ?? Self.halves(in: text, from: index) {
                tokens.append(token)
                usable &+= 1
                index = token.range.upperBound
                continue
            }
            var word = Word(in: text, from: index)
            defer { index = max(index &+ 1, word.end) }
            guard Script(of: text, before: index) != .spaced else { continue }
            let found: [Token]
            if word.isNumber {
                let number = NumberChain(in: text, from: index)
                word.end = max(number.end, word.end)
                found = number.tokens(in: text)
            } else {
                found = word.token(in: text).map { [$0] } ?? []
            }
            for var token in found {
                while nextStyle < styles.count, styles[nextStyle].upperBound <= token.range.lowerBound {
                    nextStyle &+= 1
                }
                if nextStyle < styles.count, styles[nextStyle].contains(token.range.lowerBound) {
                    token.exclusion = .style
                }
                if token.exclusion == nil {
                    usable &+= 1
                } else if tokens.count >= Self.excludedLimit {
                    continue
                }
                tokens.append(token)
            }
        }
    }

    /// `K 8 2 1 4 M`: five to eight capitals and digits, one by one.
    private static func spacedOut(in text: FoldedText, from start: Int) -> Token? {
        guard text[start &+ 1] == Byte.space, Script(of: text, before: start) != .spaced else { return nil }
        var signs: [UInt8] = []
        var digits = 0
        var index = start
        while signs.count <= 8, Byte.isDigit(text[index]) || text.isUpperCase(at: index),
            !Byte.isAlphanumeric(text[index &+ 1])
        {
            let isDigit = Byte.isDigit(text[index])
            if isDigit { digits &+= 1 }
            signs.append(isDigit ? text[index] : text[index] & 0xDF)
            guard text[index &+ 1] == Byte.space, Byte.isAlphanumeric(text[index &+ 2]) else {
                index &+= 1
                break
            }
            index &+= 2
        }
        guard (5...8).contains(signs.count), digits > 0, digits < signs.count,
            !Byte.isAlphanumeric(text[index])
        else { return nil }
        return Token(range: start..<index, form: .mixed, code: String(decoding: signs, as: UTF8.self))
    }

    /// `7KD 2XM`: two groups of one length, behind a colon or alone on their line.
    private static func halves(in text: FoldedText, from start: Int) -> Token? {
        func group(_ start: Int) -> (end: Int, digits: Int) {
            var index = start
            var digits = 0
            while Byte.isDigit(text[index]) || text.isUpperCase(at: index) {
                if Byte.isDigit(text[index]) { digits &+= 1 }
                index &+= 1
            }
            return (index, digits)
        }
        let first = group(start)
        let length = first.end &- start
        guard (3...4).contains(length), text[first.end] == Byte.space, first.digits > 0,
            Script(of: text, before: start) != .spaced
        else { return nil }
        let second = group(first.end &+ 1)
        let digits = first.digits &+ second.digits
        guard second.end &- first.end == length &+ 1, second.digits > 0, digits < 2 &* length,
            !Byte.isAlphanumeric(text[second.end]), text[second.end] != Byte.hyphen
        else { return nil }
        let range = start..<second.end
        guard text.isAlone(range) || text[start &- 2] == UInt8(ascii: ":") else { return nil }
        let code = text.string(start..<first.end) + text.string(first.end &+ 1..<second.end)
        return Token(range: range, form: .mixed, code: code)
    }

    /// The end of a word with a small letter and without digits or a hyphen, which most are.
    private static func plainWordEnd(in text: FoldedText, from start: Int) -> Int? {
        var index = start
        var hasSmallLetter = false
        while Byte.isLower(text[index]) {
            if !text.isUpperCase(at: index) { hasSmallLetter = true }
            index &+= 1
        }
        guard hasSmallLetter, !Byte.isDigit(text[index]), text[index] != Byte.hyphen else { return nil }
        return index
    }
}

/// Where style rules leaked into a text: `{ … ; … }`.
enum StyleSpans {
    private static let longest = 4096

    static func find(in text: FoldedText) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        guard text.contains(UInt8(ascii: "{")) else { return spans }
        var open = -1
        var hasSemicolon = false
        for index in 0..<text.count {
            switch text[index] {
            case UInt8(ascii: "{"):
                open = index
                hasSemicolon = false
            case UInt8(ascii: ";"): hasSemicolon = true
            case UInt8(ascii: "}"):
                if open >= 0, hasSemicolon, index &- open < longest { spans.append(open..<index) }
                open = -1
            default: break
            }
        }
        return spans
    }
}
