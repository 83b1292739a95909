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

    /// A word, or a number sign, says that the number counts something else.
    var isClaim: Bool {
        switch fact {
        case .ruledOutByWord: true
        case .note(let text): text.description == Self.numberSign.description
        default: false
        }
    }

    static let numberSign: StaticString = "behind a number sign"

    /// A keyword without a word between it and the number.
    var isDirect: Bool {
        guard case .keyword(_, let words, let lines, _) = fact else { return false }
        return words == 0 && lines == 0
    }

    /// A sure name stands directly beside the number.
    var namesDirectly: Bool {
        guard case .keyword(_, let words, let lines, _) = fact else { return false }
        return words <= 1 && lines <= 2 && points >= 60
    }

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
