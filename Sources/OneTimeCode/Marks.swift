/// A phrase found in a text.
struct Mark {
    var range: Range<Int>
    /// Its index in the lexicon.
    var phrase: Int
    var meanings: UInt32

    func means(_ meaning: Meaning) -> Bool { meanings & meaning.bit != 0 }

    static let claims = Meaning.otherNumber.bit | Meaning.claimsNext.bit | Meaning.claimsYear.bit
    private static let claimants = claims | Meaning.asks.bit | names

    /// It decides whether the number behind it belongs to something else.
    var mayClaim: Bool { meanings & Self.claimants != 0 }

    private static let names =
        Meaning.oneTime.bit | Meaning.handOver.bit | Meaning.ambiguous.bit | Meaning.plain.bit

    /// It says something about a number near it being a code.
    var mayNameCode: Bool {
        meanings
            & (Self.names | Meaning.noun.bit | Meaning.count.bit | Meaning.digits.bit | Meaning.asks.bit
                | Meaning.ties.bit
                | Meaning.presents.bit)
            != 0
    }

    /// It only ties a number to its name ("is your"), and hides no name inside it.
    var onlyLinks: Bool { meanings & ~(Meaning.asks.bit | Meaning.presents.bit | Meaning.ties.bit) == 0 }

    /// A noun that the words beside it may make the name of a code.
    var isNoun: Bool {
        meanings & (Meaning.noun.bit | Meaning.count.bit | Meaning.password.bit) != 0
            && meanings
                & (Meaning.foreignToStems & ~Meaning.claimsNext.bit | Meaning.oneTime.bit
                    | Meaning.handOver.bit) == 0
    }

    /// It may say that a number comes.
    var announces: Bool {
        meanings
            & (Self.names | Meaning.noun.bit | Meaning.count.bit | Meaning.digits.bit | Meaning.asks.bit
                | Meaning.secret.bit) != 0 && !isForeign
    }

    /// It has to do with codes, or with signing in.
    var speaksOfCodes: Bool { meanings & Self.codes != 0 }

    static let codes =
        names | Meaning.noun.bit | Meaning.count.bit | Meaning.digits.bit | Meaning.asks.bit
        | Meaning.ties.bit | Meaning.presents.bit
        | Meaning.authentication.bit | Meaning.proves.bit | Meaning.handsOver.bit | Meaning.receivers.bit

    /// It gives the noun beside it another meaning: "order", "promo".
    var isForeign: Bool {
        meanings & (Meaning.otherNumber.bit | Meaning.namesNothing.bit | Meaning.backup.bit) != 0
    }

    /// It names a code, surely or perhaps.
    var namesCode: Bool { meanings & Self.names != 0 }
}

/// All phrases of a text in order, none inside another, and none inside a URL or an e-mail address.
struct Marks {
    private(set) var marks: [Mark] = []
    /// More phrases than any honest mail has; the rest of the text is read without keywords.
    private static let limit = 8192

    init(in text: FoldedText, skipping addresses: [Range<Int>], lexicon: Lexicon) {
        marks.reserveCapacity(256)
        var index = 0
        var nextAddress = 0
        var coveredTo = 0
        var previous = Script.none
        var wordStart = 0
        var askedTo = 0
        while index < text.count, marks.count < Self.limit {
            if nextAddress < addresses.count, index >= addresses[nextAddress].lowerBound {
                index = max(index, addresses[nextAddress].upperBound)
                nextAddress &+= 1
                previous = .none
                continue
            }
            let byte = text[index]
            if Byte.isContinuation(byte) {
                index &+= 1
                continue
            }
            let script = Script(of: text, at: index)
            if script == .unspaced || previous != .spaced
                || (script == .spaced && Self.endsDigits(text, index))
            {
                if let match = lexicon.longestMatch(in: text, at: index), match.end > coveredTo,
                    match.end > askedTo || lexicon.meanings(match.phrase) & Mark.claims == 0
                {
                    let mark = Mark(
                        range: index..<match.end, phrase: match.phrase,
                        meanings: lexicon.meanings(match.phrase))
                    marks.append(mark)
                    if !mark.onlyLinks { coveredTo = match.end }
                    // The "in" of "type in" claims no year.
                    if mark.means(.asks) { askedTo = max(askedTo, match.end) }
                }
                wordStart = index
            } else if script == .spaced, index >= coveredTo, Self.beginsTail(text, index),
                let tail = compoundTail(in: text, at: index, of: wordStart, lexicon)
            {
                marks.append(tail)
                coveredTo = tail.range.upperBound
            }
            previous = script
            index &+= 1
        }
        nameCodes(in: text)
    }

    /// Words between a noun and the stem that tells what it names: "code to [your account's] verification".
    private static let wordsBetween = 2
    private static let reachOfStems = 60

    /// "Code" beside "verification" names a one-time code, whatever stands between, and in either order.
    private mutating func nameCodes(in text: FoldedText) {
        for index in marks.indices where marks[index].isNoun {
            for step in [-1, 1] {
                guard let stem = stem(beside: index, step, text) else { continue }
                let isNumber = !marks[index].means(.noun) && !marks[index].means(.password)
                if stem & (Meaning.proves.bit | Meaning.verifies.bit) != 0 {
                    let isSure = stem & Meaning.verifies.bit != 0
                    marks[index].meanings |=
                        !isNumber ? Meaning.oneTime.bit : isSure ? Meaning.ambiguous.bit : Meaning.digits.bit
                } else {
                    marks[index].meanings |= Meaning.handOver.bit
                }
                break
            }
        }
    }

    /// How many words lie between two marks of one phrase, the rest of an inflected word not counted; nil if anything but words and
    /// single spaces lies between.
    private static func words(in text: FoldedText, from start: Int, to end: Int) -> Int? {
        guard end &- start <= reachOfStems else { return nil }
        var words = 0
        var unspaced = 0
        var previous = Script(of: text, before: start)
        var index = start
        while index < end {
            let byte = text[index]
            if !Byte.isContinuation(byte) {
                let script = Script(of: text, at: index)
                switch script {
                case .spaced:
                    if Byte.isDigit(byte) { return nil }
                    if previous == .none { words &+= 1 }
                case .unspaced: unspaced &+= 1
                case .none:
                    guard
                        byte == Byte.space || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
                            || byte == Byte.hyphen,
                        byte == Byte.space || previous != .none || byte != Byte.hyphen
                    else { return nil }
                }
                previous = script
            }
            index &+= 1
        }
        return words &+ unspaced / 2
    }

    /// The meanings of the nearest stem that belongs to the noun at `index`.
    private func stem(beside index: Int, _ step: Int, _ text: FoldedText) -> UInt32? {
        let noun = marks[index]
        let kinds = Meaning.proves.bit | Meaning.verifies.bit
        let wanted =
            noun.means(.noun)
            ? kinds | Meaning.handsOver.bit
            : noun.means(.password) ? Meaning.verifies.bit | Meaning.handsOver.bit : kinds
        var other = index &+ step
        while marks.indices.contains(other), other &- index < 4, index &- other < 4 {
            let mark = marks[other]
            other &+= step
            let between =
                step < 0
                ? (mark.range.upperBound, noun.range.lowerBound)
                : (noun.range.upperBound, mark.range.lowerBound)
            guard between.0 <= between.1 else { continue }
            guard let words = Self.words(in: text, from: between.0, to: between.1),
                words <= (noun.means(.noun) ? Self.wordsBetween : 0)
            else { return nil }
            if mark.isForeign { return nil }
            if mark.meanings & wanted != 0 { return mark.meanings & wanted }
        }
        return nil
    }

    /// `cod…`, `kod…`, `koo…`, `pin`: what ends a compound word for a code.
    private static func beginsTail(_ text: FoldedText, _ index: Int) -> Bool {
        switch (text[index], text[index &+ 1], text[index &+ 2]) {
        case (UInt8(ascii: "c"), UInt8(ascii: "o"), UInt8(ascii: "d")),
            (UInt8(ascii: "k"), UInt8(ascii: "o"), UInt8(ascii: "d")),
            (UInt8(ascii: "k"), UInt8(ascii: "o"), UInt8(ascii: "o")),
            (UInt8(ascii: "p"), UInt8(ascii: "i"), UInt8(ascii: "n")):
            true
        default: false
        }
    }

    private static let shortestHead = 4

    /// "Bestätigungscode", "noutokoodi": a noun for a code at the end of a word that begins with a stem.
    private func compoundTail(
        in text: FoldedText, at index: Int, of wordStart: Int, _ lexicon: Lexicon
    ) -> Mark? {
        guard index &- wordStart >= Self.shortestHead, let match = lexicon.longestMatch(in: text, at: index),
            lexicon.meanings(match.phrase) & Meaning.noun.bit != 0
        else { return nil }
        var mark = Mark(
            range: wordStart..<match.end, phrase: match.phrase,
            meanings: lexicon.meanings(match.phrase) & (Meaning.noun.bit | Meaning.secret.bit))
        // "extraPIN".
        if text.isUpperCase(at: index), !text.isUpperCase(at: index &- 1) { return mark }
        guard let head = marks.last, head.range.lowerBound == wordStart, !head.isForeign else { return nil }
        if head.means(.handsOver) || head.means(.receivers) {
            mark.meanings = Meaning.handOver.bit
        } else if head.means(.proves) || head.means(.verifies) {
            mark.meanings = Meaning.oneTime.bit
        } else {
            return nil
        }
        return mark
    }

    /// A letter right behind a digit begins a word: `123456ist`.
    private static func endsDigits(_ text: FoldedText, _ index: Int) -> Bool {
        Byte.isDigit(text[index &- 1]) && !Byte.isDigit(text[index])
    }

    /// The index of the first mark that begins at or after `place`.
    func firstIndex(from place: Int) -> Int {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low &+ high) / 2
            if marks[middle].range.lowerBound < place { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// How many different phrases mean `meaning`, counted up to `most`.
    func variety(of meaning: Meaning, upTo most: Int) -> Int {
        var seen: [Int] = []
        for mark in marks where mark.means(meaning) && !seen.contains(mark.phrase) {
            seen.append(mark.phrase)
            if seen.count >= most { break }
        }
        return seen.count
    }
}
