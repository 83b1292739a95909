/// The codes that the HTML part's layout sets apart.
struct Emphasis {
    private var byCode: [String: Content.Run] = [:]
    private static let mostRuns = 500
    /// A longer run is a paragraph, not an emphasised code.
    private static let longestRun = 64

    init(_ runs: [Content.Run]) {
        for run in runs.prefix(Self.mostRuns)
        where run.text.utf8.count <= Self.longestRun && (run.isBold || run.isLarge || run.isOwnBlock) {
            let tokens = TextFolder.read(run.text) { Tokens(in: $0, skipping: []).tokens }
            for token in tokens where token.exclusion == nil {
                var known = byCode[token.code] ?? Content.Run(run.text)
                known.isBold = known.isBold || run.isBold
                known.isLarge = known.isLarge || run.isLarge
                known.isOwnBlock = known.isOwnBlock || run.isOwnBlock
                byCode[token.code] = known
            }
        }
    }

    func isLarge(_ code: String) -> Bool { byCode[code]?.isLarge ?? false }

    func reasons(for code: String) -> [Reason] {
        guard let run = byCode[code] else { return [] }
        var reasons: [Reason] = []
        if run.isLarge { reasons.append(Reason(fact: .note("larger than the text around it"), points: 10)) }
        if run.isBold { reasons.append(Reason(fact: .note("bold"), points: 5)) }
        if run.isOwnBlock { reasons.append(Reason(fact: .note("in a block of its own"), points: 5)) }
        return reasons
    }
}
