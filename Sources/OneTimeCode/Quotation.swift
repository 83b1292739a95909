/// Where a mail begins to repeat an older one, as answered and forwarded mails do.
enum Quotation {
    /// The first line that is quoted, or the heading above it; the end of the text if there is none.
    static func start(in text: FoldedText, _ marks: Marks, after subjectEnd: Int) -> Int {
        let heading =
            marks.marks.first { mark in
                mark.means(.quotes) && mark.range.lowerBound > subjectEnd && isHeading(text, mark.range)
            }?.range.lowerBound ?? text.count
        guard text.contains(UInt8(ascii: ">")) else { return heading }
        var index = subjectEnd
        while index < heading {
            if text[index] == UInt8(ascii: ">"), text[index &- 1] == Byte.newline { return index }
            index &+= 1
        }
        return heading
    }

    /// A colon ends its line, or dashes stand around it.
    private static func isHeading(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        var index = range.upperBound
        while text[index] == Byte.space { index &+= 1 }
        switch text[index] {
        case UInt8(ascii: ":"): return Byte.isWhite(text[index &+ 1])
        case Byte.hyphen: return text[index &+ 1] == Byte.hyphen
        default: return false
        }
    }
}
