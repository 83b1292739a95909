/// How the author of a mail brings a number to its reader's eyes.
struct Prominence: OptionSet {
    var rawValue: UInt8
    /// The layout, or a verb directly before it, shows that it is to be typed.
    static let setApart = Prominence(rawValue: 1)
    /// The words or the line before it say that it comes.
    static let announced = Prominence(rawValue: 2)
}

/// Collects the tokens of a mail by code: a code that stands in several places counts by its best place.
struct Ballot {
    private struct Entry {
        var token: Token
        var reasons: [Reason]
        var score: Int
        var places = 1
        var prominence: Prominence
        /// In one of its places a word claims it for something else.
        var isClaimed = false
    }

    private var entries: [Entry] = []
    private var byCode: [String: Int] = [:]
    /// Points for a code that the mail repeats.
    private static let repetition = 6

    /// Points for the one number of a mail that is set apart, in a mail that is about codes or signing in.
    private static let standingOut = 20
    private static let clearLead = 25
    /// Points off for a number that the mail names otherwise in another place.
    private static let otherName = 40

    /// The number with the highest score, and how far it leads the next.
    private static func bestNumber(_ entries: [Entry]) -> (index: Int, lead: Int)? {
        var best: Int?
        var next = 0
        for index in entries.indices where entries[index].token.isNumeric {
            guard let known = best else {
                best = index
                continue
            }
            if entries[index].score > entries[known].score {
                next = max(next, entries[known].score)
                best = index
            } else {
                next = max(next, entries[index].score)
            }
        }
        return best.map { ($0, entries[$0].score &- next) }
    }

    static func score(_ reasons: [Reason]) -> Int { reasons.reduce(0) { $0 &+ $1.points } }

    mutating func add(_ token: Token, _ reasons: [Reason], _ prominence: Prominence) {
        let score = Self.score(reasons)
        let isClaimed = reasons.contains { $0.isClaim }
        guard let known = byCode[token.code] else {
            byCode[token.code] = entries.count
            entries.append(
                Entry(
                    token: token, reasons: reasons, score: score, prominence: prominence, isClaimed: isClaimed
                ))
            return
        }
        if score > 0 { entries[known].places &+= 1 }
        entries[known].isClaimed = entries[known].isClaimed || isClaimed
        entries[known].prominence.formUnion(prominence)
        guard score > entries[known].score else { return }
        let places = entries[known].places
        entries[known] = Entry(
            token: token, reasons: reasons, score: score, places: places,
            prominence: prominence.union(entries[known].prominence), isClaimed: entries[known].isClaimed)
    }

    /// The best first; of equals the one that stands first.
    func candidates(_ lexicon: Lexicon, _ mood: Mood) -> [Candidate] {
        var ranked = entries
        for index in ranked.indices where ranked[index].places > 1 && ranked[index].score > 0 {
            ranked[index].score &+= Self.repetition
            ranked[index].reasons.append(
                Reason(fact: .note("stands in several places"), points: Self.repetition))
        }
        for index in ranked.indices
        where ranked[index].isClaimed && ranked[index].score > 0
            && !ranked[index].reasons.contains(where: \.namesDirectly)
        {
            ranked[index].score &-= Self.otherName
            ranked[index].reasons.append(
                Reason(fact: .note("named otherwise elsewhere in the mail"), points: -Self.otherName))
        }
        if let (best, lead) = Self.bestNumber(ranked),
            ranked[best].prominence.contains(mood.expectsCode ? .setApart : [.setApart, .announced]),
            lead >= Self.clearLead
        {
            ranked[best].score &+= Self.standingOut
            ranked[best].reasons.append(
                Reason(fact: .note("no other number stands out"), points: Self.standingOut))
        }
        ranked.sort { ($1.score, $0.token.range.lowerBound) < ($0.score, $1.token.range.lowerBound) }
        return ranked.prefix(40).map { entry in
            Candidate(
                code: entry.token.code, score: entry.score,
                reasons: entry.reasons.map { $0.text(in: lexicon) },
                isNumeric: entry.token.isNumeric)
        }
    }
}
