/// The one of `candidates` that was most likely meant by `word`, if any is near enough to say so.
func suggestion(for word: String, among candidates: [String]) -> String? {
    let typed = Array(word.utf8.prefix(64))
    guard typed.count > 1 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(typed, Array(candidate.utf8.prefix(64)))
        if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    guard let best else { return nil }
    let tolerance = max(1, min(typed.count, best.candidate.utf8.count) / 3)
    if best.distance <= tolerance { return best.candidate }
    return typed.count >= 3 ? candidates.first { $0.hasPrefix(word) } : nil
}

/// `; did you mean '…'?`, or nothing.
func didYouMean(_ word: String, among candidates: [String]) -> String {
    suggestion(for: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}

/// Damerau–Levenshtein distance in its restricted form (optimal string alignment): insert, delete, replace, swap
/// two neighbours.
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var row = [i + 1]
        row.reserveCapacity(right.count + 1)
        for (j, b) in right.enumerated() {
            var cost = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, beforeLast[j - 1] + 1) }
            row.append(cost)
        }
        beforeLast = last
        last = row
    }
    return last[right.count]
}
