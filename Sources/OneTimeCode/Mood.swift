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
    private static let most = 6

    private let subjectNamesCode: Bool

    /// - Parameter prices: how many amounts of money the mail names.
    init(_ marks: Marks, prices: Int, subjectNamesCode: Bool) {
        self.subjectNamesCode = subjectNamesCode
        let names = marks.variety(of: .oneTime, upTo: 2)
        authentication = marks.variety(of: .authentication, upTo: Self.most) &+ names
        business = min(Self.most, marks.variety(of: .business, upTo: Self.most) &+ min(prices, 2))
        pointsToSubject = marks.marks.contains { $0.means(.subjectLine) }
        namesDigits = marks.marks.contains { $0.means(.digits) }
        listsBackups = marks.marks.contains { $0.means(.backup) }
        handsOver = marks.marks.contains { $0.means(.receivers) || $0.means(.handOver) }
        speaksOfCode = [Meaning.oneTime, .ambiguous, .plain].first { meaning in
            marks.marks.contains { $0.means(meaning) }
        }
    }

    /// The mail sells, books or invites, and says less of signing in.
    var isBusiness: Bool { business >= 2 && leansToBusiness && !subjectNamesCode }
    var leansToBusiness: Bool { business > authentication }
}
