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
            let gap = Gap(in: text, start..<end), (1...Self.longestLabel).contains(gap.words)
        else { return nil }
        var next = marks.firstIndex(from: start)
        while next < marks.marks.count, marks.marks[next].range.lowerBound < end {
            if marks.marks[next].speaksOfCodes { return nil }
            next &+= 1
        }
        return start..<end
    }

    /// The layout, or a verb directly before it, shows that the number is to be typed.
    func isSetApart(_ index: Int, _ emphasis: Emphasis) -> Bool {
        let token = tokens[index]
        guard token.exclusion == nil, foreignLabel(index) == nil else { return false }
        return token.form == .spaced || text.isAlone(token.range) || emphasis.isLarge(token.code)
            || isAskedForDirectly(token.range)
            || mood.pointsToSubject && token.range.upperBound <= subjectEnd
    }

    /// "Enter 482913".
    private func isAskedForDirectly(_ range: Range<Int>) -> Bool {
        let next = marks.firstIndex(from: range.lowerBound)
        return marks.marks[max(0, next &- 2)..<next].contains { mark in
            guard mark.means(.asks), mark.range.upperBound <= range.lowerBound,
                let gap = Gap(in: text, mark.range.upperBound..<range.lowerBound)
            else { return false }
            return gap.words == 0 && gap.lines == 0 && gap.sentences == 0
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
