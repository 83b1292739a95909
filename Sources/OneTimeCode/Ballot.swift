/// Collects the tokens of a mail by code: a code that stands in several places counts by its best place.
struct Ballot {
    private struct Entry {
        var token: Token
        var reasons: [Reason]
        var score: Int
        var places = 1
    }

    private var entries: [Entry] = []
    private var byCode: [String: Int] = [:]
    /// Points for a code that the mail repeats.
    private static let repetition = 6

    static func score(_ reasons: [Reason]) -> Int { reasons.reduce(0) { $0 &+ $1.points } }

    mutating func add(_ token: Token, _ reasons: [Reason]) {
        let score = Self.score(reasons)
        guard let known = byCode[token.code] else {
            byCode[token.code] = entries.count
            entries.append(Entry(token: token, reasons: reasons, score: score))
            return
        }
        if score > 0 { entries[known].places &+= 1 }
        guard score > entries[known].score else { return }
        let places = entries[known].places
        entries[known] = Entry(token: token, reasons: reasons, score: score, places: places)
    }

    /// The best first; of equals the one that stands first.
    func candidates(_ lexicon: Lexicon) -> [Candidate] {
        var ranked = entries
        for index in ranked.indices where ranked[index].places > 1 && ranked[index].score > 0 {
            ranked[index].score &+= Self.repetition
            ranked[index].reasons.append(
                Reason(fact: .note("stands in several places"), points: Self.repetition))
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
