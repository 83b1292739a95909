/// The code and the links of one mail, found once, at intake. The same content gives the same extraction.
///
/// Work and memory are bounded for every input: at most 256 KB of each text are read, in time linear in them.
package struct Extraction: Sendable {
    /// The one-time password as four to eight ASCII digits; nil when there is none, or when it is unsure which.
    package let otp: String?
    /// What may be a code, numeric or of letters and digits, the most likely first.
    package let codes: [Candidate]
    /// Numbers that were looked at and turned down, to answer "why not this one".
    package let rejected: [Candidate]
    /// Verification links first.
    package let links: [Link]

    /// From this score on a candidate is taken for the code.
    package static let certain = 60
    /// From this score on a candidate is shown in `codes`.
    package static let likely = 50
    /// A winner must lead the next different code by this many points.
    private static let lead = 6
    /// From this score on a candidate may be certain once it is seen how it stands out.
    private static let contender = 30
    /// Of more than this many none stands out.
    private static let mostContenders = 40
    private static let mostCodes = 10
    private static let mostRejected = 20
    private static let textLimit = 256 * 1024
    private static let subjectLimit = 4096

    package init(of content: Content) {
        let lexicon = Lexicon.shared
        var best = Reading(candidates: [])
        // An image is read last: its words are rarely more than a name.
        let seen =
            content.images.isEmpty
            ? nil : content.html.map { $0 + "\n\n" + content.images.joined(separator: "\n\n") }
        for body in [content.plain, content.html, seen] {
            guard let body, !body.isEmpty else { continue }
            let reading = Self.read(content.subject, body, content.runs, lexicon)
            if reading.otp != nil || best.candidates.isEmpty || best.score < reading.score { best = reading }
            if best.otp != nil { break }
        }
        if best.candidates.isEmpty { best = Self.read(content.subject, "", [], lexicon) }
        otp = best.otp
        codes = Array(best.candidates.prefix { $0.score >= Self.likely }.prefix(Self.mostCodes))
        rejected = Array(best.candidates.dropFirst(codes.count).prefix(Self.mostRejected))
        links = Links(of: content, lexicon: lexicon).links
    }

    /// The candidates of the subject and one body, the best first.
    private struct Reading {
        var candidates: [Candidate]
        var score: Int { candidates.first?.score ?? 0 }

        var otp: String? {
            guard let first = candidates.first(where: \.isNumeric), first.score >= certain else { return nil }
            // A word in capitals that stands alone is more often a name than a rival.
            for rival in candidates where rival.code != first.code && rival.hasDigit {
                guard rival.score &+ lead <= first.score || !rival.isNumeric && rival.score <= first.score
                else {
                    return nil
                }
                break
            }
            return first.code
        }
    }

    private static func read(_ subject: String, _ body: String, _ runs: [Content.Run], _ lexicon: Lexicon)
        -> Reading
    {
        var folder = TextFolder(
            capacity: min(body.utf8.count, textLimit) &+ min(subject.utf8.count, subjectLimit) &+ 2)
        folder.append(subject, limit: subjectLimit)
        folder.endLine()
        let subjectEnd = folder.count
        folder.endLine()
        folder.append(body, limit: textLimit)
        return folder.read { read($0, subjectEnd: subjectEnd, runs, lexicon) }
    }

    private static func read(
        _ text: FoldedText, subjectEnd: Int, _ runs: [Content.Run], _ lexicon: Lexicon
    ) -> Reading {
        let addresses = AddressSpans.find(in: text)
        let tokens = Tokens(in: text, skipping: addresses).tokens
        guard !tokens.isEmpty else { return Reading(candidates: []) }
        let marks = Marks(in: text, skipping: addresses, lexicon: lexicon)
        let prices = tokens.count { $0.exclusion == .price }
        let subjectNamesCode = marks.marks.prefix { $0.range.upperBound <= subjectEnd }.contains {
            $0.means(.oneTime)
        }
        let scorer = Scorer(
            text: text, distances: Distances(text), marks: marks,
            mood: Mood(
                text, marks, prices: prices, subjectNamesCode: subjectNamesCode,
                subjectEnd: subjectEnd),
            tokens: tokens, lexicon: lexicon, subjectEnd: subjectEnd, subjectNamesCode: subjectNamesCode)
        let emphasis = Emphasis(runs)
        var reasons = tokens.indices.map { index in
            scorer.reasons(for: index)
                + (tokens[index].exclusion == nil ? emphasis.reasons(for: tokens[index].code) : [])
        }
        let quote = Quotation.start(in: text, marks, after: subjectEnd)
        let isAnswered = tokens.indices.contains { index in
            tokens[index].range.upperBound <= quote && tokens[index].isNumeric
                && Ballot.score(reasons[index]) >= likely
        }
        let contenders = reasons.count { Ballot.score($0) >= Self.contender }
        var ballot = Ballot()
        for index in tokens.indices {
            if isAnswered, tokens[index].range.lowerBound >= quote {
                reasons[index].append(Reason(fact: .note("quoted from an older mail"), points: -60))
            }
            let mayWin = contenders <= Self.mostContenders && Ballot.score(reasons[index]) >= Self.contender
            ballot.add(
                tokens[index], reasons[index], mayWin ? scorer.prominence(of: index, emphasis) : [])
        }
        return Reading(candidates: ballot.candidates(lexicon, scorer.mood))
    }
}
