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
    let subjectNamesCode: Bool

    private static let ruledOut = -100
    /// Worth showing, and never certain.
    private static let backup = 55
    /// A body of at most this many bytes has nothing else to say than its keyword and number.
    private static let brief = 40
    /// A keyword before the token worth this much is not looked for again behind it.
    private static let settled = 62

    func reasons(for index: Int) -> [Reason] {
        let token = tokens[index]
        if let exclusion = token.exclusion {
            return [Reason(fact: .ruledOut(by: exclusion), points: Self.ruledOut)]
        }
        let isAlone = text.isAlone(token.range)
        if mood.listsBackups, isInList(index) {
            return [Reason(fact: .note("one of a list of backup codes"), points: Self.backup)]
        }
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
                reasons.append(Reason(fact: .note("is all that the mail says"), points: 16))
            }
        }
        let isNamed = (keyword?.points ?? 0) >= 62
        reasons += layout(index, isAlone: isAlone)
        reasons += shape(token, isNamed: isNamed, isHandedOver: names(keyword, .handOver))
        reasons += background(isAlone: isAlone)
        return reasons
    }
}
