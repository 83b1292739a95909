/// A phrase found in a text.
struct Mark {
    var range: Range<Int>
    /// Its index in the lexicon.
    var phrase: Int
    var meanings: UInt32

    func means(_ meaning: Meaning) -> Bool { meanings & meaning.bit != 0 }

    private static let claims =
        Meaning.otherNumber.bit | Meaning.claimsNext.bit | Meaning.asks.bit | names

    /// It decides whether the number behind it belongs to something else.
    var mayClaim: Bool { meanings & Self.claims != 0 }

    private static let names =
        Meaning.oneTime.bit | Meaning.handOver.bit | Meaning.ambiguous.bit | Meaning.plain.bit

    /// It says something about a number near it being a code.
    var mayNameCode: Bool {
        meanings
            & (Self.names | Meaning.digits.bit | Meaning.asks.bit | Meaning.ties.bit | Meaning.presents.bit)
            != 0
    }

    /// It only ties a number to its name ("is your"), and hides no name inside it.
    var onlyLinks: Bool { meanings & ~(Meaning.asks.bit | Meaning.presents.bit | Meaning.ties.bit) == 0 }

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
                if let match = lexicon.longestMatch(in: text, at: index), match.end > coveredTo {
                    let mark = Mark(
                        range: index..<match.end, phrase: match.phrase,
                        meanings: lexicon.meanings(match.phrase))
                    marks.append(mark)
                    if !mark.onlyLinks { coveredTo = match.end }
                }
            }
            previous = script
            index &+= 1
        }
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
