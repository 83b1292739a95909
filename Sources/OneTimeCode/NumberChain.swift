/// Digit groups that follow each other with one separator between them, read as one before deciding what they are: a
/// phone number, a date and a split code differ only as a whole.
struct NumberChain {
    private var groups: [Range<Int>] = []
    /// The byte between group n and n + 1; a parenthesis stands for itself with any space.
    private var separators: [UInt8] = []
    var end: Int { groups.last?.upperBound ?? 0 }
    private static let mostGroups = 24

    init(in text: FoldedText, from start: Int) {
        let isInternational = text[start &- 1] == UInt8(ascii: "+")
        groups.append(Self.digits(in: text, from: start))
        while groups.count < Self.mostGroups, let last = groups.last {
            guard let (separator, from) = Self.separator(in: text, at: last.upperBound) else { return }
            let next = Self.digits(in: text, from: from)
            guard !next.isEmpty, !Byte.isAlphanumeric(text[next.upperBound]) else { return }
            switch separator {
            case Byte.newline:
                // One digit per cell of a table.
                guard last.count == 1, next.count == 1 else { return }
            case Byte.space where !isInternational:
                guard last.count <= 4, next.count <= 4 else { return }
                if groups.count >= 4, groups.allSatisfy({ $0.count == 1 }), next.count > 1 { return }
            default: break
            }
            groups.append(next)
            separators.append(separator)
        }
    }

    private static func digits(in text: FoldedText, from start: Int) -> Range<Int> {
        var index = start
        while Byte.isDigit(text[index]) { index &+= 1 }
        return start..<index
    }

    private static func separator(in text: FoldedText, at index: Int) -> (UInt8, from: Int)? {
        let byte = text[index]
        let next = text[index &+ 1]
        switch byte {
        case Byte.hyphen, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"),
            UInt8(ascii: "*"):
            return Byte.isDigit(next) ? (byte, index &+ 1) : nil
        case Byte.newline:
            if Byte.isDigit(next) { return (byte, index &+ 1) }
            return next == Byte.newline && Byte.isDigit(text[index &+ 2]) ? (byte, index &+ 2) : nil
        case UInt8(ascii: ")"):
            if Byte.isDigit(next) { return (byte, index &+ 1) }
            return next == Byte.space && Byte.isDigit(text[index &+ 2]) ? (byte, index &+ 2) : nil
        case Byte.space:
            if Byte.isDigit(next) { return (byte, index &+ 1) }
            if next == UInt8(ascii: "("), Byte.isDigit(text[index &+ 2]) { return (next, index &+ 2) }
            guard next == Byte.hyphen, text[index &+ 2] == Byte.space, Byte.isDigit(text[index &+ 3]) else {
                return nil
            }
            return (next, index &+ 3)
        default: return nil
        }
    }

    private static func isDotted(_ separator: UInt8) -> Bool {
        switch separator {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): true
        default: false
        }
    }

    /// What the chain may be; empty if no group or no whole of it has four to eight digits.
    func tokens(in text: FoldedText) -> [Token] {
        guard let first = groups.first, let last = groups.last else { return [] }
        let whole = first.lowerBound..<last.upperBound
        let digits = groups.reduce(0) { $0 &+ $1.count }
        if let exclusion = Surroundings.exclusion(text, whole) {
            return digits >= 4 && digits <= 20 ? [token(in: text, 0..<groups.count, .digits, exclusion)] : []
        }
        if groups.count == 1 {
            return (4...8).contains(digits) ? [token(in: text, 0..<1, .digits)] : []
        }
        if separators.contains(where: Self.isDotted) {
            if groups.count == 2, separators == [UInt8(ascii: ".")] || separators == [UInt8(ascii: "/")],
                groups.allSatisfy({ $0.count == 3 })
            {
                return [token(in: text, 0..<2, .dotted)]
            }
            return piecesBetweenSpaces().flatMap { piece -> [Token] in
                if piece.count == 1 { return single(in: text, piece.lowerBound) }
                let length = piece.reduce(0) { $0 &+ groups[$1].count }
                return length >= 4 ? [token(in: text, piece, .digits, .decimal)] : []
            }
        }
        if groups.count == 2, separators == [UInt8(ascii: "(")], isRepeated(text) {
            return single(in: text, 0)
        }
        if separators.contains(UInt8(ascii: "(")) || separators.contains(UInt8(ascii: ")")) || digits > 8 {
            return [token(in: text, 0..<groups.count, .digits, .phone)]
        }
        return [splitWhole(in: text, digits)].compactMap { $0 } + rest(in: text, digits)
    }

    /// The chain as one split code, date or reference, when its groups are of a kind.
    private func splitWhole(in text: FoldedText, _ digits: Int) -> Token? {
        let all = 0..<groups.count
        guard digits >= 4 else { return nil }
        let lengths = groups.map(\.count)
        if lengths.allSatisfy({ $0 == 1 }) {
            return token(in: text, all, .spaced, isCount(text) ? .pages : nil)
        }
        guard separators.allSatisfy({ $0 == separators[0] }) else { return nil }
        if lengths == [2, 2, 4] || lengths == [4, 2, 2] { return token(in: text, all, .split, .date) }
        if lengths.allSatisfy({ $0 == lengths[0] }), lengths[0] > 1 {
            let isYears = lengths == [4, 4] && groups.allSatisfy { text.isYear($0) }
            return token(in: text, all, .split, isYears ? .range : nil)
        }
        if [[3, 4], [4, 3], [2, 3], [3, 2], [2, 3, 3], [1, 3, 3]].contains(lengths) {
            return token(in: text, all, .splitUnevenly)
        }
        // "2025 17.", with no unit behind it.
        if lengths == [4, 2] || lengths == [2, 4], separators[0] == Byte.space, endsClause(text) {
            return token(in: text, all, .splitUnevenly)
        }
        if separators[0] == Byte.hyphen {
            let isShelf = groups.count == 3 && lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4
            return token(in: text, all, isShelf ? .shelf : .digits, isShelf ? nil : .uneven)
        }
        // "814 0 62": nothing but a code is set so, if it is alone on its line.
        guard separators[0] == Byte.space, groups.count > 2, (5...8).contains(digits),
            lengths.allSatisfy({ $0 <= 3 }),
            text.isAlone(groups[0].lowerBound..<end)
        else { return nil }
        return token(in: text, all, .splitUnevenly)
    }

    private func endsClause(_ text: FoldedText) -> Bool {
        switch text[end] {
        case Byte.newline: true
        case UInt8(ascii: "."), UInt8(ascii: ","): Byte.isWhite(text[end &+ 1])
        default: false
        }
    }

    /// "٤٨٢٩ (4829)": the same digits in two scripts.
    private func isRepeated(_ text: FoldedText) -> Bool {
        Set(groups.map(text.string)).count == 1
    }

    /// "1 2 3 4 5": the pages of a list.
    private func isCount(_ text: FoldedText) -> Bool {
        zip(groups, groups.dropFirst()).allSatisfy { text[$1.lowerBound] == text[$0.lowerBound] &+ 1 }
            && groups.count < 6
    }

    /// Groups that only happen to stand side by side: `4829 10 minutes`, `482 913 10 minutes`.
    private func rest(in text: FoldedText, _ digits: Int) -> [Token] {
        guard digits >= 4, splitWhole(in: text, digits) == nil else { return [] }
        if groups.count > 2, groups[0].count >= 3, groups[0].count == groups[1].count, groups[2].count < 3 {
            return [token(in: text, 0..<2, .split)]
        }
        return groups.indices.flatMap { single(in: text, $0) }
    }

    private func single(in text: FoldedText, _ group: Int) -> [Token] {
        (4...8).contains(groups[group].count) ? [token(in: text, group..<group &+ 1, .digits)] : []
    }

    private func piecesBetweenSpaces() -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        for (index, separator) in separators.enumerated() where separator == Byte.space {
            pieces.append(start..<index &+ 1)
            start = index &+ 1
        }
        pieces.append(start..<groups.count)
        return pieces
    }

    private func token(
        in text: FoldedText, _ which: Range<Int>, _ form: Token.Form, _ exclusion: Exclusion? = nil
    ) -> Token {
        let range = groups[which.lowerBound].lowerBound..<groups[which.upperBound &- 1].upperBound
        let code = exclusion == nil ? groups[which].map(text.string).joined() : text.string(range)
        return Token(range: range, form: form, code: code, exclusion: exclusion)
    }
}
