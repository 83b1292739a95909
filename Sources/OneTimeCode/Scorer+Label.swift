/// The label directly before a number: "Ref: 482913".
extension Scorer {
    private static let longestLabel = 3

    /// The words directly before the number and its colon, if none of them speaks of codes or signing in: whatever they mean, they
    /// name the number, and a keyword farther away does not.
    func foreignLabel(_ index: Int) -> Range<Int>? {
        var end = tokens[index].range.lowerBound
        var lines = 0
        while Byte.isWhite(text[end &- 1]), end > 0, end &- tokens[index].range.lowerBound > -4 {
            if text[end &- 1] == Byte.newline { lines &+= 1 }
            end &-= 1
        }
        // A cell of a table above the number needs no colon.
        if text[end &- 1] == UInt8(ascii: ":") {
            end &-= 1
        } else if lines != 1 || end <= subjectEnd {
            return nil
        }
        if lines > 0, Self.endsLabel(text[end &- 1]) { return nil }
        var start = end
        while start > 0, end &- start < 60, !Self.endsLabel(text[start &- 1]) {
            if Byte.isDigit(text[start &- 1]) { return nil }
            start &-= 1
        }
        guard start < end, text[start &- 1] == Byte.newline || !Byte.isDigit(text[start &- 2]),
            let gap = Gap(in: distances, start..<end), (1...Self.longestLabel).contains(gap.words)
        else { return nil }
        var next = marks.firstIndex(from: start)
        while next < marks.marks.count, marks.marks[next].range.lowerBound < end {
            // "Registration number:" is a label like others, "Number:" none at all.
            let onlyCounts = marks.marks[next].meanings & Mark.codes == Meaning.count.bit
            if marks.marks[next].speaksOfCodes, !onlyCounts || gap.words == 1 { return nil }
            next &+= 1
        }
        return start..<end
    }

    func prominence(of index: Int, _ emphasis: Emphasis) -> Prominence {
        let token = tokens[index]
        guard token.exclusion == nil, foreignLabel(index) == nil else { return [] }
        if isAnnounced(token.range) || isSecretAskedFor(token.range) { return [.setApart, .announced] }
        let isAlone = text.isAlone(token.range)
        if isAlone, announcement(above: token.range) == .byWords { return [.setApart, .announced] }
        let isSetApart =
            isAlone || token.form == .spaced || emphasis.isLarge(token.code)
            || isAskedForDirectly(token.range)
            || mood.pointsToSubject && token.range.upperBound <= subjectEnd
        return isSetApart ? .setApart : []
    }

    enum Announcement { case byWords, byColon }

    /// Whether the line above a number that is alone on its own says that it comes.
    func announcement(above range: Range<Int>) -> Announcement? {
        var end = range.lowerBound
        while end > subjectEnd, text[end &- 1] != Byte.newline { end &-= 1 }
        while end > subjectEnd, Byte.isWhite(text[end &- 1]) { end &-= 1 }
        var start = end
        while start > subjectEnd, end &- start < Self.longestLine, text[start &- 1] != Byte.newline {
            start &-= 1
        }
        guard start < end else { return nil }
        var next = marks.firstIndex(from: start)
        while next < marks.marks.count, marks.marks[next].range.upperBound <= end {
            if marks.marks[next].announces { return .byWords }
            next &+= 1
        }
        return text[end &- 1] == UInt8(ascii: ":") ? .byColon : nil
    }

    private static let longestLine = 300

    /// "Give the driver the PIN 4829".
    private func isSecretAskedFor(_ range: Range<Int>) -> Bool {
        let next = marks.firstIndex(from: range.lowerBound)
        return marks.marks[max(0, next &- 4)..<next].contains { mark in
            guard mark.means(.secret) || mark.means(.oneTime) || mark.means(.count),
                mark.range.upperBound <= range.lowerBound,
                let gap = Gap(in: distances, mark.range.upperBound..<range.lowerBound)
            else { return false }
            return gap.words <= 1 && gap.lines == 0 && gap.sentences == 0 && isAskedFor(mark)
        }
    }

    /// "Enter 482913", "482913 yaz".
    private func isAskedForDirectly(_ range: Range<Int>) -> Bool {
        let next = marks.firstIndex(from: range.lowerBound)
        return marks.marks[max(0, next &- 2)..<min(marks.marks.count, next &+ 2)].contains { mark in
            guard mark.means(.asks) else { return false }
            let isBefore = mark.range.upperBound <= range.lowerBound
            guard isBefore || mark.range.lowerBound >= range.upperBound else { return false }
            let between =
                isBefore
                ? mark.range.upperBound..<range.lowerBound : range.upperBound..<mark.range.lowerBound
            guard let gap = Gap(in: distances, between) else { return false }
            return gap.words <= (isBefore ? 1 : 2) && gap.lines == 0 && gap.sentences == 0 && !gap.hasComma
        }
    }

    /// "The digits that you need are: 482913".
    private func isAnnounced(_ range: Range<Int>) -> Bool {
        var end = range.lowerBound
        while text[end &- 1] == Byte.space { end &-= 1 }
        guard text[end &- 1] == UInt8(ascii: ":") else { return false }
        let next = marks.firstIndex(from: end)
        return marks.marks[max(0, next &- 8)..<next].contains { mark in
            guard mark.means(.digits) || mark.means(.asks) || mark.means(.secret),
                mark.range.upperBound <= range.lowerBound,
                let gap = Gap(in: distances, mark.range.upperBound..<range.lowerBound)
            else { return false }
            return gap.lines == 0 && gap.sentences == 0 && gap.words >= Self.longestLabel
        }
    }

    private static func endsLabel(_ byte: UInt8) -> Bool {
        switch byte {
        case Byte.newline, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"),
            UInt8(ascii: ";"),
            UInt8(ascii: "|"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
