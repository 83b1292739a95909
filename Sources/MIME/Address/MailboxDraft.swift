/// The tokens of one mailbox, sorted into what stands before, inside and behind the angle brackets.
struct MailboxDraft {
    private typealias Lexeme = AddressLexer.Lexeme

    private var words: [Lexeme] = []
    private var comments: [[UInt8]] = []
    /// A name on the wrong side of the address.
    private var trailing: [Lexeme] = []
    private var route: [Lexeme]?
    private var isInside = false

    var hasAddress: Bool { route != nil || words.contains { $0.token == .special(UInt8(ascii: "@")) } }

    /// Whether `octet` ends the mailbox here. Inside the brackets a colon and a comma belong to an obsolete route
    /// (RFC 5322, section 4.4); without a route, the bracket was never closed.
    func isSeparator(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: ","): !isInside || !startsWithRoute
        case Octet.colon: !isInside
        case Octet.semicolon: true
        default: false
        }
    }

    private var startsWithRoute: Bool { route?.first?.token == .special(UInt8(ascii: "@")) }

    mutating func add(_ lexeme: AddressLexer.Lexeme) {
        switch lexeme.token {
        case .comment(let text): comments.append(text)
        case .special(UInt8(ascii: "<")) where route == nil:
            route = []
            isInside = true
        // `Ann <Ann <ann@example.com>>`: the inner one has the address.
        case .special(UInt8(ascii: "<")) where isInside: route = []
        case .special(UInt8(ascii: "<")): break
        case .special(UInt8(ascii: ">")): isInside = false
        case _ where isInside: route?.append(lexeme)
        case _ where route == nil: words.append(lexeme)
        default: trailing.append(lexeme)
        }
    }

    /// What stands before the address, as a person reads it.
    func phrase(notes: inout Notes) -> String { Self.text(words[...], notes: &notes) }

    func mailbox(notes: inout Notes) -> Mailbox? {
        if let route { return Mailbox(address: Self.address(inside: route), name: name(words[...], &notes)) }
        guard let at = words.lastIndex(where: { $0.token == .special(UInt8(ascii: "@")) }) else {
            guard !words.isEmpty else { return nil }
            // The bare local part of a mail from the same machine.
            let isLocalPart = words.count == 1 && Self.isPlainAtom(words[0].token)
            guard !isLocalPart else {
                return Mailbox(address: Self.addrSpec(words[...]), name: name([], &notes))
            }
            return Self.quoted(name(words[...], &notes), notes: &notes)
        }
        var start = max(0, at &- 1)
        while start > 0, Self.isJoined(words[start &- 1], words[start]) { start &-= 1 }
        var end = min(words.count, at &+ 2)
        while end < words.count, Self.isJoined(words[end &- 1], words[end]) { end &+= 1 }
        return Mailbox(address: Self.addrSpec(words[start..<end]), name: name(words[..<start], &notes))
    }

    /// A mailbox that stands as a whole in quotes or in an encoded word; else only a name.
    private static func quoted(_ text: String, notes: inout Notes) -> Mailbox {
        var lexer = AddressLexer(Array(text.utf8))
        var draft = MailboxDraft()
        guard text.utf8.contains(UInt8(ascii: "@")) else { return Mailbox(address: "", name: text) }
        while let lexeme = lexer.next() { draft.add(lexeme) }
        guard draft.hasAddress, let inner = draft.mailbox(notes: &notes), !inner.address.isEmpty else {
            return Mailbox(address: "", name: text)
        }
        return inner
    }

    private func name(_ words: ArraySlice<AddressLexer.Lexeme>, _ notes: inout Notes) -> String {
        if !words.isEmpty { return Self.text(words, notes: &notes) }
        if let comment = comments.first { return EncodedWords.decode(comment, notes: &notes) }
        return Self.text(trailing[...], notes: &notes)
    }

    /// Without the obsolete source route `@a,@b:`.
    private static func address(inside route: [AddressLexer.Lexeme]) -> String {
        guard route.first?.token == .special(UInt8(ascii: "@")),
            let colon = route.firstIndex(where: { $0.token == .special(Octet.colon) })
        else { return addrSpec(route[...]) }
        return addrSpec(route[(colon &+ 1)...])
    }

    private static func text(_ words: ArraySlice<AddressLexer.Lexeme>, notes: inout Notes) -> String {
        var octets: [UInt8] = []
        for word in words {
            if word.isSpaced, !octets.isEmpty { octets.append(Octet.space) }
            switch word.token {
            case .atom(let text): octets.append(contentsOf: text)
            case .quoted(let text), .comment(let text): octets.append(contentsOf: text)
            case .special(let octet): octets.append(octet)
            }
        }
        return EncodedWords.decode(octets, notes: &notes)
    }

    private static func addrSpec(_ words: ArraySlice<AddressLexer.Lexeme>) -> String {
        let at = words.lastIndex { $0.token == .special(UInt8(ascii: "@")) } ?? words.endIndex
        var octets: [UInt8] = []
        for (index, word) in zip(words.indices, words) {
            switch word.token {
            case .quoted(let text) where index < at && !isDotAtom(text):
                octets.append(contentsOf: requoted(text))
            case .quoted(let text), .comment(let text): octets.append(contentsOf: text)
            case .atom(let text): octets.append(contentsOf: text)
            case .special(let octet): octets.append(octet)
            }
        }
        let shown = octets.filter { !Octet.isControl($0) }.prefix(1_000)
        var notes = Notes()
        return String(decoding: TextDecoder.utf8(Array(shown), charset: nil, notes: &notes), as: UTF8.self)
    }

    private static func isPlainAtom(_ token: AddressLexer.Token) -> Bool {
        guard case .atom(let text) = token else { return false }
        return isDotAtom(Array(text)) && !text.starts(with: "=?".utf8)
    }

    /// Whether two tokens are one dot-atom with obsolete white space (RFC 5322, section 4.4).
    private static func isJoined(_ left: AddressLexer.Lexeme, _ right: AddressLexer.Lexeme) -> Bool {
        func edge(_ token: AddressLexer.Token, last: Bool) -> UInt8? {
            switch token {
            case .atom(let text): last ? text.last : text.first
            case .quoted: 0
            case .comment, .special: nil
            }
        }
        guard let before = edge(left.token, last: true), let after = edge(right.token, last: false) else {
            return false
        }
        return before == UInt8(ascii: ".") || after == UInt8(ascii: ".")
    }

    private static func isDotAtom(_ text: [UInt8]) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        let dot = UInt8(ascii: ".")
        return first != dot && last != dot
            && text.allSatisfy { octet in
                Octet.isAlphanumeric(octet) || octet >= 0x80 || octet == dot
                    || "!#$%&'*+-/=?^_`{|}~".utf8.contains(octet)
            }
    }

    private static func requoted(_ text: [UInt8]) -> [UInt8] {
        var quoted = [Octet.quote]
        for octet in text {
            if octet == Octet.quote || octet == Octet.backslash { quoted.append(Octet.backslash) }
            quoted.append(octet)
        }
        quoted.append(Octet.quote)
        return quoted
    }
}
