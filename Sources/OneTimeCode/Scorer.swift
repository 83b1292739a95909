/// Weighs the tokens of one text: each keyword near a token, its layout and its shape give or take points.
///
/// All points are whole numbers, so the same mail gives the same answer everywhere.
struct Scorer {
    let text: FoldedText
    let marks: Marks
    let mood: Mood
    let tokens: [Token]
    let lexicon: Lexicon
    /// Where the subject ends in `text`.
    let subjectEnd: Int

    /// A sure name for a code stands in the subject.
    private var subjectNamesCode: Bool {
        marks.marks.prefix { $0.range.upperBound <= subjectEnd }.contains { $0.means(.oneTime) }
    }

    /// At least this many other tokens alone on neighbouring lines make a list.
    private static let listLength = 3
    private static let ruledOut = -100
    /// A body of at most this many bytes has nothing else to say than its keyword and number.
    private static let brief = 40
    /// Keywords looked at on each side of a token.
    private static let keywords = 6
    /// In bytes; a claim reaches three words at most.
    private static let claimReach = 80
    /// A keyword before the token worth this much is not looked for again behind it.
    private static let settled = 62
    /// Marks of any meaning looked through for them.
    private static let marksInReach = 48

    func reasons(for index: Int) -> [Reason] {
        let token = tokens[index]
        if let exclusion = token.exclusion {
            return [Reason(fact: .ruledOut(by: exclusion), points: Self.ruledOut)]
        }
        let isAlone = text.isAlone(token.range)
        if let word = claimingWord(index, isAlone: isAlone) {
            return [Reason(fact: .ruledOutByWord(phrase: word), points: Self.ruledOut)]
        }
        var reasons: [Reason] = []
        var keyword = bestKeyword(before: index, isAlone: isAlone)
        if keyword?.points ?? 0 < Self.settled, let after = bestKeyword(after: index, isAlone: isAlone),
            after.points > keyword?.points ?? 0
        {
            keyword = after
        }
        if let keyword, keyword.points > 0 {
            reasons.append(keyword)
            if text.count &- subjectEnd <= Self.brief {
                reasons.append(Reason(fact: .note("is all that the mail says"), points: 8))
            }
        }
        let isNamed = (keyword?.points ?? 0) >= 50
        reasons += layout(index, isAlone: isAlone)
        reasons += shape(token, isNamed: isNamed)
        reasons += background(isAlone: isAlone)
        return reasons
    }

    // MARK: Words that claim the number for something else

    /// The phrase that makes the number an order number, a price, a year or so.
    private func claimingWord(_ index: Int, isAlone: Bool) -> Int? {
        let range = tokens[index].range
        let next = marks.firstIndex(from: range.lowerBound)
        for mark in marks.marks[max(0, next &- 6)..<next].reversed() {
            guard mark.mayClaim, mark.range.upperBound <= range.lowerBound else { continue }
            guard let gap = Gap(in: text, mark.range.upperBound..<range.lowerBound, within: Self.claimReach)
            else {
                break
            }
            if mark.namesCode || mark.means(.asks) && gap.words == 0 { break }
            guard gap.sentences == 0 || gap.words == 0 else { continue }
            guard !gap.hasComma else { continue }
            if mark.means(.otherNumber), !hasToken(in: mark.range.upperBound..<range.lowerBound) {
                if gap.lines == 0, gap.words <= (gap.endsWithColon ? 3 : 1) { return mark.phrase }
                if gap.lines <= 2, gap.words == 0, isAlone { return mark.phrase }
            }
            // "450,00 PLN: 583014": the currency belongs to the amount before it.
            if mark.means(.claimsPrevious), Byte.isDigit(text[mark.range.lowerBound &- 2]) { continue }
            if mark.means(.claimsNext), gap.words == 0, gap.lines == 0 { return mark.phrase }
        }
        for mark in marks.marks[next..<min(marks.marks.count, next &+ 2)] {
            guard mark.range.lowerBound >= range.upperBound, mark.range.lowerBound &- range.upperBound <= 2,
                mark.means(.claimsPrevious),
                let gap = Gap(in: text, range.upperBound..<mark.range.lowerBound),
                gap.words == 0, gap.lines == 0, gap.sentences == 0
            else { continue }
            return mark.phrase
        }
        return nil
    }

    private func hasToken(in range: Range<Int>) -> Bool {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low &+ high) / 2
            if tokens[middle].range.lowerBound < range.lowerBound { low = middle &+ 1 } else { high = middle }
        }
        return low < tokens.count && tokens[low].range.upperBound <= range.upperBound
    }

    // MARK: Words that name the code

    private func bestKeyword(before index: Int, isAlone: Bool) -> Reason? {
        let range = tokens[index].range
        let next = marks.firstIndex(from: range.lowerBound)
        var best: Reason?
        var looked = 0
        var isTied = false
        for mark in marks.marks[max(0, next &- Self.marksInReach)..<next].reversed() {
            guard mark.mayNameCode, mark.range.upperBound <= range.lowerBound else { continue }
            looked &+= 1
            guard looked <= Self.keywords else { break }
            guard var gap = Gap(in: text, mark.range.upperBound..<range.lowerBound) else { break }
            if mark.means(.ties), gap.words == 0 { isTied = true }
            gap.endsWithColon = !gap.crossesSentence && (gap.endsWithColon || isTied)
            guard var points = strength(of: mark, gap) else { continue }
            if mark.means(.asks), provesSomething(after: range.upperBound) { points &+= 12 }
            points &-= distance(gap, isAlone: isAlone)
            if gap.endsWithColon { points &+= 8 }
            if isAskedFor(mark) { points &+= 12 }
            if hasToken(in: mark.range.upperBound..<range.lowerBound) {
                points &-= gap.endsWithColon ? 10 : 20
            }
            if points > best?.points ?? 0 {
                best = Reason(
                    fact: .keyword(phrase: mark.phrase, words: gap.words, lines: gap.lines, isBefore: true),
                    points: points)
            }
            // The surest names are worth the same, and the others of them are farther away.
            if mark.means(.oneTime) { break }
        }
        return best
    }

    private func bestKeyword(after index: Int, isAlone: Bool) -> Reason? {
        let range = tokens[index].range
        var next = marks.firstIndex(from: range.upperBound)
        var best: Reason?
        var bonus = 0
        var looked = 0
        let last = min(marks.marks.count, next &+ Self.marksInReach)
        while next < last, looked < Self.keywords {
            let mark = marks.marks[next]
            next &+= 1
            guard mark.mayNameCode else { continue }
            looked &+= 1
            guard let gap = Gap(in: text, range.upperBound..<mark.range.lowerBound) else { break }
            if mark.means(.presents), gap.words == 0, gap.lines == 0 { bonus = 24 }
            guard var points = strength(of: mark, gap) else { continue }
            if gap.lines > 0, !isAlone { break }
            points &-= distance(gap, isAlone: isAlone) &+ 4 &- bonus
            if hasToken(in: range.upperBound..<mark.range.lowerBound) { points &-= 20 }
            if points > best?.points ?? 0 {
                best = Reason(
                    fact: .keyword(phrase: mark.phrase, words: gap.words, lines: gap.lines, isBefore: false),
                    points: points)
            }
            if mark.means(.oneTime) { break }
        }
        return best
    }

    /// What a keyword is worth at no distance.
    private func strength(of mark: Mark, _ gap: Gap) -> Int? {
        if mark.means(.oneTime) { return 66 }
        if mark.means(.ambiguous) { return mood.isBusiness ? 10 : mood.leansToBusiness ? 36 : 64 }
        if mark.means(.plain) {
            let direct = gap.words <= 1 && gap.lines == 0 ? 6 : 0
            // "Kode undian Anda": words in between may name another code; one hint of signing in is too little then.
            if gap.words >= 2, gap.lines == 0, mood.authentication == 1 { return 36 }
            if mood.isBusiness { return 5 }
            return (mood.authentication > 0 ? 52 : mood.leansToBusiness ? 20 : 38) &+ direct
        }
        guard mark.means(.asks), gap.words <= 1, gap.lines <= 1 else { return nil }
        return mood.authentication > 0 && !mood.isBusiness ? 42 : 15
    }

    /// "… 123456 to verify your address": talk of signing in follows in the same sentence.
    private func provesSomething(after place: Int) -> Bool {
        let next = marks.firstIndex(from: place)
        return marks.marks[next..<min(marks.marks.count, next &+ 4)].contains { mark in
            guard mark.means(.authentication), let gap = Gap(in: text, place..<mark.range.lowerBound) else {
                return false
            }
            return gap.words <= 5 && gap.sentences == 0 && gap.lines <= 1
        }
    }

    /// "Enter the code …": a verb that takes the code as its object stands before the name.
    private func isAskedFor(_ mark: Mark) -> Bool {
        let index = marks.firstIndex(from: mark.range.lowerBound) &- 1
        guard marks.marks.indices.contains(index), marks.marks[index].means(.asks),
            marks.marks[index].range.upperBound <= mark.range.lowerBound,
            let gap = Gap(in: text, marks.marks[index].range.upperBound..<mark.range.lowerBound)
        else { return false }
        return gap.words <= 2 && gap.sentences == 0 && gap.lines <= 1
    }

    private func distance(_ gap: Gap, isAlone: Bool) -> Int {
        if isAlone { return min(gap.words, 20) &+ gap.lines &* 4 &+ gap.sentences &* 4 }
        let words = gap.endsWithColon ? min(gap.words, 16) : min(gap.words, 6) &* 3 &+ max(0, gap.words &- 6)
        return words &+ gap.lines &* 5 &+ (gap.crossesSentence ? 30 : gap.sentences &* 8)
    }

    // MARK: Where it stands, what it looks like, what surrounds it

    private func layout(_ index: Int, isAlone: Bool) -> [Reason] {
        var reasons: [Reason] = []
        let token = tokens[index]
        if isAlone {
            reasons.append(Reason(fact: .note("alone on its line"), points: 20))
            if isInList(index) { reasons.append(Reason(fact: .note("one of a list"), points: -45)) }
        }
        if token.range.upperBound <= subjectEnd {
            reasons.append(Reason(fact: .note("in the subject"), points: 12))
        }
        let before = text[token.range.lowerBound &- 1]
        if before == UInt8(ascii: "#") {
            reasons.append(Reason(fact: .note("behind a number sign"), points: -30))
        }
        return reasons
    }

    /// Backup codes and tables: several numbers of one length, one under the other.
    private func isInList(_ index: Int) -> Bool {
        let length = tokens[index].code.utf8.count
        var others = 0
        for step in [-1, 1] {
            var here = index
            var other = index &+ step
            while tokens.indices.contains(other), others < Self.listLength {
                let between =
                    step < 0
                    ? tokens[other].range.upperBound..<tokens[here].range.lowerBound
                    : tokens[here].range.upperBound..<tokens[other].range.lowerBound
                guard tokens[other].exclusion == nil, tokens[other].code.utf8.count == length,
                    tokens[other].code != tokens[index].code, between.count <= 12
                else { break }
                others &+= 1
                here = other
                other &+= step
            }
        }
        return others >= Self.listLength &- 1
    }

    private func shape(_ token: Token, isNamed: Bool) -> [Reason] {
        switch token.form {
        case .digits: return digits(token, isNamed: isNamed)
        case .split: return [Reason(fact: .note("split into equal groups"), points: 6)]
        case .splitUnevenly: return [Reason(fact: .note("split unevenly"), points: -16)]
        case .spaced: return [Reason(fact: .note("its digits stand apart"), points: 14)]
        case .prefixed: return [Reason(fact: .note("a short prefix and digits"), points: 2)]
        case .mixed:
            let hasSmallLetter = token.code.utf8.contains { Byte.isLower($0) }
            return hasSmallLetter ? [Reason(fact: .note("has small letters"), points: -12)] : []
        case .letters: return [Reason(fact: .note("letters only"), points: -14)]
        }
    }

    private func digits(_ token: Token, isNamed: Bool) -> [Reason] {
        if text.isYear(token.range) {
            return [Reason(fact: .note("looks like a year"), points: isNamed ? -4 : -45)]
        }
        if text.isDate(token.range) {
            return [Reason(fact: .note("looks like a date"), points: isNamed ? -8 : -45)]
        }
        switch token.code.utf8.count {
        case 6: return [Reason(fact: .note("six digits"), points: 10)]
        case 5: return [Reason(fact: .note("five digits"), points: 2)]
        default: return []
        }
    }

    private func background(isAlone: Bool) -> [Reason] {
        var reasons: [Reason] = []
        if mood.authentication > 0, !mood.isBusiness {
            let points = min(15, 5 &+ 5 &* mood.authentication)
            reasons.append(
                Reason(fact: .note("the mail is about signing in or proving an address"), points: points))
        }
        if subjectNamesCode, !mood.isBusiness {
            reasons.append(Reason(fact: .note("the subject names a one-time code"), points: 8))
        }
        if isAlone, !mood.isBusiness {
            switch mood.speaksOfCode {
            case .oneTime:
                reasons.append(Reason(fact: .note("the mail speaks of a one-time code"), points: 18))
            case .some: reasons.append(Reason(fact: .note("the mail speaks of a code"), points: 8))
            case nil: break
            }
        }
        return reasons
    }
}
