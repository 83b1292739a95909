/// Where the number stands, what it looks like, what surrounds it.
extension Scorer {
    /// At least this many other tokens alone on neighbouring lines make a list.
    private static let listLength = 3

    /// `FB-123456`; what is longer is the number of a parcel or a ticket.
    private static let longestPrefixed = 9

    func layout(_ index: Int, isAlone: Bool) -> [Reason] {
        var reasons: [Reason] = []
        let token = tokens[index]
        if isAlone {
            reasons.append(Reason(fact: .note("alone on its line"), points: 20))
            switch announcement(above: token.range) {
            case .byWords: reasons.append(Reason(fact: .note("announced by the line above"), points: 8))
            case .byColon: reasons.append(Reason(fact: .note("behind a colon"), points: 3))
            case nil: break
            }
            if isInList(index) { reasons.append(Reason(fact: .note("one of a list"), points: -45)) }
        }
        if token.range.upperBound <= subjectEnd {
            reasons.append(Reason(fact: .note("in the subject"), points: 12))
            if mood.isAnswer {
                reasons.append(Reason(fact: .note("in the subject of an answer"), points: -60))
            }
            if mood.pointsToSubject {
                reasons.append(
                    Reason(fact: .note("the body points to the subject"), points: mood.namesDigits ? 50 : 30))
            }
        }
        let before = text[token.range.lowerBound &- 1]
        if before == UInt8(ascii: "#") {
            reasons.append(Reason(fact: .note(Reason.numberSign), points: -60))
        }
        return reasons
    }

    /// Backup codes and tables: several numbers of one length, one under the other.
    func isInList(_ index: Int) -> Bool {
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

    func shape(_ token: Token, isNamed: Bool, isHandedOver: Bool) -> [Reason] {
        switch token.form {
        case .digits: return digits(token, isNamed: isNamed)
        case .split: return [Reason(fact: .note("split into equal groups"), points: 6)]
        case .shelf:
            return [Reason(fact: .note("split like a place on a shelf"), points: isHandedOver ? 0 : -60)]
        case .dotted: return [Reason(fact: .note("split by a dot or a slash"), points: -16)]
        case .splitUnevenly: return [Reason(fact: .note("split unevenly"), points: -16)]
        case .spaced: return [Reason(fact: .note("its digits stand apart"), points: 28)]
        case .prefixed:
            let isLong = token.range.count > Self.longestPrefixed
            return [Reason(fact: .note("a short prefix and digits"), points: isLong ? -20 : 2)]
        case .mixed:
            let hasSmallLetter = token.code.utf8.contains { Byte.isLower($0) }
            if hasSmallLetter, hasLettersOfName(token) {
                return [Reason(fact: .note("reads like a name"), points: -70)]
            }
            return hasSmallLetter ? [Reason(fact: .note("has small letters"), points: -12)] : []
        case .letters: return [Reason(fact: .note("letters only"), points: -14)]
        }
    }

    /// `Maybank2u`: four letters in a row, not all capitals.
    private func hasLettersOfName(_ token: Token) -> Bool {
        var run = 0
        for byte in token.code.utf8 {
            run = Byte.isDigit(byte) ? 0 : run &+ 1
            if run == 4 { return true }
        }
        return false
    }

    private func digits(_ token: Token, isNamed: Bool) -> [Reason] {
        if text.isYear(token.range) {
            return [Reason(fact: .note("looks like a year"), points: isNamed ? -2 : -45)]
        }
        if text.isDate(token.range) {
            return [Reason(fact: .note("looks like a date"), points: isNamed ? -8 : -45)]
        }
        if token.code.hasSuffix("000"), !text.isAlone(token.range) {
            return [Reason(fact: .note("a round number"), points: -30)]
        }
        switch token.code.utf8.count {
        case 6: return [Reason(fact: .note("six digits"), points: 10)]
        case 5: return [Reason(fact: .note("five digits"), points: 2)]
        default: return []
        }
    }

    func background(isAlone: Bool) -> [Reason] {
        var reasons: [Reason] = []
        if mood.authentication > 0, !mood.isBusiness {
            let points = min(15, 5 &+ 5 &* mood.authentication)
            reasons.append(
                Reason(fact: .note("the mail is about signing in or proving an address"), points: points))
        }
        if subjectNamesCode, !mood.isBusiness {
            reasons.append(Reason(fact: .note("the subject names a one-time code"), points: 8))
        }
        if isAlone, mood.isShortlyValid, !mood.isBusiness {
            reasons.append(Reason(fact: .note("the mail names a time in minutes"), points: 5))
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
