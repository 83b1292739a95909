/// One piece of evidence for or against a candidate, in points.
struct Reason: Sendable {
    enum Fact: Sendable {
        case keyword(phrase: Int, words: Int, lines: Int, isBefore: Bool)
        case ruledOut(by: Exclusion)
        case ruledOutByWord(phrase: Int)
        case note(StaticString)
    }

    var fact: Fact
    var points: Int

    /// The reason as an owner reads it.
    func text(in lexicon: Lexicon) -> String {
        let sign = points < 0 ? "" : "+"
        return "\(subject(in: lexicon)) (\(sign)\(points))"
    }

    private func subject(in lexicon: Lexicon) -> String {
        switch fact {
        case .keyword(let phrase, let words, let lines, let isBefore):
            let side = isBefore ? "before" : "after"
            let distance = words == 1 ? "1 word" : "\(words) words"
            let rows = lines == 0 ? "" : lines == 1 ? ", on another line" : ", \(lines) lines away"
            return "keyword '\(lexicon.phrase(phrase))' \(distance) \(side)\(rows)"
        case .ruledOut(let exclusion): return exclusion.rawValue
        case .ruledOutByWord(let phrase): return "belongs to '\(lexicon.phrase(phrase))'"
        case .note(let text): return text.description
        }
    }
}

/// What a number is when it is certainly no code, seen from its shape and the bytes around it.
enum Exclusion: String, Sendable {
    case phone = "is part of a longer number: a phone, card or account number"
    case decimal = "is a decimal number, date, time or address"
    case date = "looks like a date"
    case price = "is a price"
    case path = "is part of a path or name"
    case masked = "is the visible end of a masked number"
    case percentage = "is a percentage or measure"
    case range = "is a range of years"
    case reference = "has the prefix of a document or standard"
    case pages = "counts up like the pages of a list"
    case uneven = "is split like a phone or reference number"
    case style = "is inside a style sheet"
    case dimension = "is a size"
    case region = "is the postal code of a region"
}
