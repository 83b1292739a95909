/// The words of one language that speak about codes, as lists separated by commas and line ends.
///
/// Case, accents and hyphens do not matter. `*` at the end of a word admits any ending (`kod* jednorazow*`); in scripts without
/// spaces between words every phrase may stand anywhere. The longest phrase at a place wins, so `promo code`
/// hides the `code` in it.
struct Vocabulary {
    /// Names of a one-time code that leave no doubt.
    var oneTime: StaticString = ""
    /// Names that a one-time code shares with bookings, meetings and devices: "confirmation code", "passcode".
    var ambiguous: StaticString = ""
    /// The bare word: "code", "PIN", "password".
    var plain: StaticString = ""
    /// Verbs that take the code as their object, directly before it: "enter 123456".
    var asks: StaticString = ""
    /// The verb between a name and the code behind it: "is", "lautet".
    var ties: StaticString = ""
    /// What links the code to its name behind it: "123456 is your …".
    var presents: StaticString = ""
    /// Talk of signing in, proving an address, expiry and secrecy.
    var authentication: StaticString = ""
    /// Talk of bookings, orders, meetings and offers.
    var business: StaticString = ""
    /// Names of other numbers, a few words before or a line above them: "order number", "promo code".
    var otherNumber: StaticString = ""
    /// Words that claim the number directly behind them: "order 123456", "May 2024", "USD 5000".
    var claimsNext: StaticString = ""
    /// Words that claim the number directly before them: "5000 points", "1234 Main Street".
    var claimsPrevious: StaticString = ""
    /// Phrases with a code word in them that name no number: "source code", "QR code".
    var namesNothing: StaticString = ""
    /// Words of links that prove an address or sign in.
    var confirmLink: StaticString = ""
    /// Words of links that set a new password.
    var resetLink: StaticString = ""
    /// Words of links that end a subscription.
    var unsubscribeLink: StaticString = ""

    static let all: [Vocabulary] = [
        .verbsOfBeing,
        .english, .spanish, .portuguese, .french, .italian, .romanian, .catalan, .german, .dutch, .swedish,
        .norwegian, .danish, .russian, .ukrainian, .bulgarian, .serbian, .kazakh, .polish, .czech, .slovak,
        .croatian, .slovenian, .indonesian, .malay, .filipino, .swahili, .chineseSimplified,
        .chineseTraditional, .japanese, .korean, .arabic, .persian, .urdu, .hebrew, .turkish, .azerbaijani,
        .uzbek, .vietnamese, .thai, .khmer, .lao, .burmese, .hindi, .marathi, .bengali, .gujarati, .punjabi,
        .tamil, .telugu, .kannada, .malayalam, .greek, .hungarian, .finnish, .estonian, .latvian,
        .lithuanian, .albanian, .georgian, .armenian,
    ]

    /// Every list with what its phrases mean.
    var lists: [(Meaning, StaticString)] {
        [
            (.oneTime, oneTime), (.ambiguous, ambiguous), (.plain, plain), (.asks, asks), (.ties, ties),
            (.presents, presents),
            (.authentication, authentication), (.business, business), (.otherNumber, otherNumber),
            (.claimsNext, claimsNext), (.claimsPrevious, claimsPrevious), (.namesNothing, namesNothing),
            (.confirmLink, confirmLink), (.resetLink, resetLink), (.unsubscribeLink, unsubscribeLink),
        ]
    }
}

/// What a phrase says about the numbers around it.
enum Meaning: UInt8 {
    case oneTime, ambiguous, plain, asks, ties, presents, authentication, business
    case otherNumber, claimsNext, claimsPrevious, namesNothing, confirmLink, resetLink
    case unsubscribeLink

    /// A set of meanings: one phrase may have several ("confirm" is link text and talk of signing in).
    var bit: UInt16 { 1 << UInt16(rawValue) }
}
