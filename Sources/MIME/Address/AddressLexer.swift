/// Cuts an address list into tokens (RFC 5322, sections 3.2 and 4.1), in linear time whatever is left open.
struct AddressLexer {
    enum Token: Equatable {
        /// An atom, a dot-atom, an encoded word or a domain literal.
        case atom(ArraySlice<UInt8>)
        /// A quoted string without its quotes.
        case quoted([UInt8])
        /// Without its outer parentheses.
        case comment([UInt8])
        /// One of `<>@,;:`.
        case special(UInt8)
    }

    /// A token, and whether white space stands before it.
    struct Lexeme {
        let token: Token
        let isSpaced: Bool
    }

    private let octets: [UInt8]
    private var index = 0
    private var isBehindComment = false
    private var words: EncodedWords.Scanner
    /// Openers without an end, found once, are ordinary from then on: a run of them must not each be searched to its end.
    private var openers: Set<UInt8> = [Octet.quote, UInt8(ascii: "("), UInt8(ascii: "[")]

    init(_ octets: [UInt8]) {
        self.octets = octets
        words = EncodedWords.Scanner(octets)
    }

    mutating func next() -> Lexeme? {
        let start = index
        while index < octets.count, Octet.isWhiteOrEnd(octets[index]) { index &+= 1 }
        guard index < octets.count else { return nil }
        // A comment is a kind of white space (RFC 5322, section 3.2.2).
        let isSpaced = index > start || isBehindComment
        let token = token()
        if case .comment = token { isBehindComment = true } else { isBehindComment = false }
        return Lexeme(token: token, isSpaced: isSpaced)
    }

    private mutating func token() -> Token {
        let octet = octets[index]
        if openers.contains(octet) {
            let found: Token? =
                switch octet {
                case Octet.quote: quotedString()
                case UInt8(ascii: "("): comment()
                default: domainLiteral()
                }
            if let found { return found }
            openers.remove(octet)
        }
        if Self.isSpecial(octet) {
            index &+= 1
            return .special(octet)
        }
        if let word = words.word(at: index) {
            defer { index = word.end }
            return .atom(octets[index..<word.end])
        }
        return atom()
    }

    private mutating func atom() -> Token {
        let start = index
        index &+= 1
        while index < octets.count, !Octet.isWhiteOrEnd(octets[index]), !Self.isSpecial(octets[index]),
            !openers.contains(octets[index])
        { index &+= 1 }
        return .atom(octets[start..<index])
    }

    private mutating func quotedString() -> Token? {
        var content: [UInt8] = []
        var at = index &+ 1
        while at < octets.count {
            if octets[at] == Octet.quote {
                index = at &+ 1
                return .quoted(content)
            }
            if octets[at] == Octet.backslash, at &+ 1 < octets.count { at &+= 1 }
            content.append(octets[at])
            at &+= 1
        }
        return nil
    }

    private mutating func comment() -> Token? {
        var content: [UInt8] = []
        var depth = 1
        var at = index &+ 1
        while at < octets.count {
            switch octets[at] {
            case UInt8(ascii: "("): depth &+= 1
            case UInt8(ascii: ")"): depth &-= 1
            case Octet.backslash where at &+ 1 < octets.count: at &+= 1
            default: break
            }
            if depth == 0 {
                index = at &+ 1
                return .comment(content)
            }
            content.append(octets[at])
            at &+= 1
        }
        return nil
    }

    private mutating func domainLiteral() -> Token? {
        guard let end = octets.firstIndex(of: UInt8(ascii: "]"), in: index..<octets.count) else { return nil }
        defer { index = end &+ 1 }
        return .atom(octets[index...end])
    }

    private static func isSpecial(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "@"), UInt8(ascii: ","), Octet.semicolon,
            Octet.colon:
            true
        default: false
        }
    }
}
