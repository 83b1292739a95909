/// What a mail is about as a whole, which settles words that mean two things.
struct Mood {
    /// Different phrases of signing in, proving an address, expiry, secrecy, and names of one-time codes.
    let authentication: Int
    /// Different phrases of bookings, orders, meetings, offers; at most `most`.
    let business: Int
    /// The surest name for a code that stands anywhere in the mail.
    let speaksOfCode: Meaning?
    /// Somebody or something is to be told or shown a code: a courier, a locker.
    let handsOver: Bool
    /// Backup codes are named: a list is what they are.
    let listsBackups: Bool
    /// The body sends its reader to the subject.
    let pointsToSubject: Bool
    /// "The digits", somewhere.
    let namesDigits: Bool
    /// A noun for a code stands in the subject.
    let subjectSpeaksOfCode: Bool
    /// A time in minutes is named, as where a code is good for so long.
    let isShortlyValid: Bool
    /// The subject begins as that of an answer, where a number is that of a ticket.
    let isAnswer: Bool
    /// The mail gives a present or a discount away, which have PINs of their own.
    let givesAway: Bool
    private static let most = 6

    private let subjectNamesCode: Bool

    /// - Parameter prices: how many amounts of money the mail names.
    init(
        _ text: FoldedText, _ marks: Marks, prices: Int, subjectNamesCode: Bool, subjectEnd: Int
    ) {
        self.subjectNamesCode = subjectNamesCode
        let names = marks.variety(of: .oneTime, upTo: 2)
        authentication = marks.variety(of: .authentication, upTo: Self.most) &+ names
        business = min(Self.most, marks.variety(of: .business, upTo: Self.most) &+ min(prices, 2))
        pointsToSubject = marks.marks.contains { $0.means(.subjectLine) }
        namesDigits = marks.marks.contains { $0.means(.digits) }
        listsBackups = marks.marks.contains { $0.means(.backup) }
        handsOver = marks.marks.contains { $0.means(.receivers) || $0.means(.handOver) }
        subjectSpeaksOfCode = marks.marks.prefix { $0.range.upperBound <= subjectEnd }.contains {
            $0.namesCode || $0.means(.noun)
        }
        isShortlyValid = marks.marks.contains {
            $0.means(.minutes) && Byte.isDigit(text[$0.range.lowerBound &- 2])
        }
        isAnswer = Self.isAnswer(text)
        givesAway = marks.marks.contains { $0.means(.gift) }
        speaksOfCode = [Meaning.oneTime, .ambiguous, .plain].first { meaning in
            marks.marks.contains { $0.means(meaning) }
        }
    }

    /// The mail sells, books or invites, and says less of signing in.
    var isBusiness: Bool { business >= 2 && leansToBusiness && !subjectNamesCode }
    /// A number that is set apart is likely to be a code.
    var expectsCode: Bool {
        handsOver
            || !isBusiness
                && (subjectSpeaksOfCode || authentication > 0 || speaksOfCode != nil || isShortlyValid)
    }
    var leansToBusiness: Bool { business > authentication }

    /// What mail programs put before the subject of an answer.
    private static let answers: Set<String> = [
        "re", "aw", "sv", "vs", "antw", "odp", "res", "rif", "ynt", "bls", "ats", "vb", "ref", "回复", "回覆",
        "答复", "답장", "ตอบกลับ", "پاسخ", "רה",
    ]

    private static func isAnswer(_ text: FoldedText) -> Bool {
        var index = 0
        while index < 24, text[index] != UInt8(ascii: ":"), text[index] != Byte.space,
            text[index] != Byte.newline
        { index &+= 1 }
        return text[index] == UInt8(ascii: ":") && answers.contains(text.string(0..<index).lowercased())
    }
}
