/// Words that claim the number for something else.
extension Scorer {
    /// In bytes; a claim reaches three words at most.
    private static let claimReach = 80

    /// The phrase that makes the number an order number, a price, a year or so.
    func claimingWord(_ index: Int, isAlone: Bool) -> Int? {
        let range = tokens[index].range
        let next = marks.firstIndex(from: range.lowerBound)
        for mark in marks.marks[max(0, next &- 6)..<next].reversed() {
            guard mark.mayClaim, mark.range.upperBound <= range.lowerBound,
                text[mark.range.lowerBound &- 1] != Byte.hyphen
            else { continue }
            guard let gap = Gap(in: text, mark.range.upperBound..<range.lowerBound, within: Self.claimReach)
            else {
                break
            }
            if mark.namesCode || mark.means(.asks) && gap.words == 0 { break }
            guard gap.sentences == 0 || gap.words == 0 else { continue }
            guard !gap.hasComma else { continue }
            if mark.means(.otherNumber), !hasToken(in: mark.range.upperBound..<range.lowerBound) {
                if gap.lines == 0, gap.words <= (gap.endsWithColon ? 3 : 1) { return mark.phrase }
                if gap.lines <= 2, isAlone, gap.words == 0 || gap.words == 1 && isTied(range.lowerBound) {
                    return mark.phrase
                }
            }
            // "450,00 PLN: 583014": the currency belongs to the amount before it.
            if mark.means(.claimsPrevious), Byte.isDigit(text[mark.range.lowerBound &- 2]) { continue }
            if mark.means(.claimsNext), gap.words == 0, gap.lines == 0,
                text[range.lowerBound &- 1] != UInt8(ascii: "(")
            {
                return mark.phrase
            }
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

    /// "… is", and the number follows, perhaps on the next line.
    private func isTied(_ place: Int) -> Bool {
        let last = marks.firstIndex(from: place) &- 1
        return marks.marks.indices.contains(last) && marks.marks[last].means(.ties)
            && Gap(in: text, marks.marks[last].range.upperBound..<place)?.words == 0
    }

    func hasToken(in range: Range<Int>) -> Bool {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low &+ high) / 2
            if tokens[middle].range.lowerBound < range.lowerBound { low = middle &+ 1 } else { high = middle }
        }
        return low < tokens.count && tokens[low].range.upperBound <= range.upperBound
    }
}
