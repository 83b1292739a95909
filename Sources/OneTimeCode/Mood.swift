/// What a mail is about as a whole, which settles words that mean two things.
struct Mood {
    /// Different phrases of signing in, proving an address, expiry, secrecy, and names of one-time codes.
    let authentication: Int
    /// Different phrases of bookings, orders, meetings, offers; at most `most`.
    let business: Int
    /// The surest name for a code that stands anywhere in the mail.
    let speaksOfCode: Meaning?
    private static let most = 6

    init(_ marks: Marks) {
        let names = marks.variety(of: .oneTime, upTo: 2)
        authentication = marks.variety(of: .authentication, upTo: Self.most) &+ names
        business = marks.variety(of: .business, upTo: Self.most)
        speaksOfCode = [Meaning.oneTime, .ambiguous, .plain].first { meaning in
            marks.marks.contains { $0.means(meaning) }
        }
    }

    /// The mail sells, books or invites, and says less of signing in.
    var isBusiness: Bool { business >= 2 && leansToBusiness }
    var leansToBusiness: Bool { business > authentication }
}
