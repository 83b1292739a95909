/// Words that name the code.
extension Scorer {
    /// Keywords looked at on each side of a token.
    private static let keywords = 6
    /// Marks of any meaning looked through for them.
    private static let marksInReach = 48

    /// Whether the keyword is one of `meaning`.
    func names(_ keyword: Reason?, _ meaning: Meaning) -> Bool {
        guard let keyword, case .keyword(let phrase, _, _, _) = keyword.fact else { return false }
        return lexicon.meanings(phrase) & meaning.bit != 0
    }

    func bestKeyword(before index: Int, isAlone: Bool) -> Reason? {
        let range = tokens[index].range
        let next = marks.firstIndex(from: range.lowerBound)
        var best: Reason?
        var looked = 0
        var isTied = false
        for mark in marks.marks[max(0, next &- Self.marksInReach)..<next].reversed() {
            guard mark.mayNameCode, mark.range.upperBound <= range.lowerBound else { continue }
            looked &+= 1
            guard looked <= Self.keywords else { break }
            guard var gap = Gap(in: text, ending(of: mark)..<range.lowerBound) else { break }
            if mark.means(.ties), gap.words <= 1, gap.sentences == 0 {
                isTied = true
            }
            gap.endsWithColon = !gap.crossesSentence && (gap.endsWithColon || isTied)
            guard var points = strength(of: mark, gap, index, isAlone: isAlone) else { continue }
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
            if mark.means(.oneTime) || mark.means(.handOver) { break }
        }
        return best
    }

    func bestKeyword(after index: Int, isAlone: Bool) -> Reason? {
        let range = tokens[index].range
        var next = marks.firstIndex(from: range.upperBound)
        var best: Reason?
        // "[Acme] 482913", and the body names it.
        let isSubjectsEnd = range.upperBound == subjectEnd &- 1
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
            guard var points = strength(of: mark, gap, index, isAlone: isAlone) else { continue }
            if gap.lines > 0 || gap.sentences > 0 || gap.hasComma && bonus == 0, !isAlone, !isSubjectsEnd {
                break
            }
            points &-= distance(gap, isAlone: isAlone) &+ 4 &- bonus
            if isAlone { points &-= min(gap.words, 20) }
            // `PAY-4821 …` opens the title of a ticket.
            if tokens[index].form == .prefixed, bonus == 0 { points &-= 25 }
            if text[range.upperBound] == UInt8(ascii: ":"), !isAlone { points &-= 25 }
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
    private func strength(of mark: Mark, _ gap: Gap, _ index: Int, isAlone: Bool) -> Int? {
        if mark.means(.oneTime) || mark.means(.handOver) { return 66 }
        let isApart = tokens[index].form == .spaced
        if mark.means(.ambiguous) {
            if isApart || isForReceiver(gap, isAlone: isAlone) { return 64 }
            return mood.isBusiness ? 10 : mood.leansToBusiness ? 36 : 64
        }
        if mark.means(.plain) {
            if isForReceiver(gap, isAlone: isAlone) { return 62 }
            if !isApart, namesAnother(mark, tokens[index].range.lowerBound) {
                return mood.authentication >= 3 && !mood.isBusiness ? 36 : 16
            }
            let direct = gap.words <= 1 && gap.lines == 0 ? 6 : 0
            // "Kode undian Anda": words in between may name another code; one hint of signing in is too little then.
            if gap.words >= 2, gap.lines == 0, mood.authentication == 1 { return 36 }
            if mood.isBusiness { return 5 }
            return (mood.authentication > 0 ? 52 : mood.leansToBusiness ? 20 : 38) &+ direct
        }
        let provesWho = mood.authentication > 0 && !mood.isBusiness
        if mark.means(.digits) {
            guard gap.words <= 3, provesWho || isApart || mood.handsOver else { return nil }
            return gap.endsWithColon || isAlone || isAskedFor(mark) ? 34 : 24
        }
        guard mark.means(.asks), gap.words <= 1, gap.lines <= (isAlone ? 2 : 1) else { return nil }
        return provesWho || isApart ? 42 : 15
    }

    /// "Branch code: 2096", "kod cawangan 2096": a word that is no name of a sender, and that says nothing of signing in, belongs to
    /// the bare name and makes it another one.
    private func namesAnother(_ mark: Mark, _ place: Int) -> Bool {
        let start = mark.range.lowerBound
        if text[start &- 1] == Byte.space, Script(of: text, before: start &- 1) == .spaced,
            !isKnown(endingAt: start &- 1)
        {
            var word = start &- 2
            while Byte.isContinuation(text[word]) || Script(of: text, at: word) == .spaced { word &-= 1 }
            // Three letters are an article: "Der Code".
            let opensLine = Script(of: text, at: word) == .none && text[word] != Byte.space
            if opensLine, start &- 2 &- word > 3 { return true }
        }
        guard mark.range.upperBound < place else { return false }
        var index = ending(of: mark)
        var isUnknown = false
        while index < place {
            if text[index] == Byte.newline { return false }
            if Script(of: text, at: index) == .spaced, Script(of: text, before: index) != .spaced {
                if isKnown(beginningAt: index) { return false }
                if !text.isUpperCase(at: index) { isUnknown = true }
            }
            index &+= 1
        }
        return isUnknown
    }

    /// Behind what is tied to a name: "PIN-ul", "PIN'iniz".
    private func ending(of mark: Mark) -> Int {
        var index = mark.range.upperBound
        guard text[index] == Byte.hyphen || text[index] == UInt8(ascii: "'") else { return index }
        repeat {
            index &+= 1
        } while index &- mark.range.upperBound < 12
            && (Script(of: text, at: index) == .spaced && !Byte.isDigit(text[index])
                || Byte.isContinuation(text[index]))
        return Byte.isDigit(text[index]) ? mark.range.upperBound : index
    }

    private func isKnown(endingAt place: Int) -> Bool {
        let next = marks.firstIndex(from: place)
        return marks.marks[max(0, next &- 4)..<next].contains { $0.range.upperBound == place }
    }

    private func isKnown(beginningAt place: Int) -> Bool {
        let next = marks.firstIndex(from: place)
        return next < marks.marks.count && marks.marks[next].range.lowerBound == place
    }

    /// "Tell the driver the code 4829": directly behind its name, in a mail about handing something over.
    private func isForReceiver(_ gap: Gap, isAlone: Bool) -> Bool {
        mood.handsOver && gap.words == 0 && (gap.lines == 0 || isAlone) && !gap.hasComma
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
}
