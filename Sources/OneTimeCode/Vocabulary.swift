/// The words of one language that speak about codes, as lists separated by commas and line ends.
///
/// Case, accents and hyphens do not matter. `*` at the end of a word admits any ending (`kod* jednorazow*`); in scripts without
/// spaces between words every phrase may stand anywhere. The longest phrase at a place wins, so `promo code`
/// hides the `code` in it.
struct Vocabulary {
    /// Names of a one-time code that leave no doubt.
    var oneTime: StaticString = ""
    /// Names of a code that its reader shows or tells to be handed something: "pickup code", "delivery PIN".
    var handOver: StaticString = ""
    /// Who or what asks for such a code: "courier", "locker".
    var receivers: StaticString = ""
    /// Names of a list of codes to keep for later: "backup codes". None of them is the code.
    var backup: StaticString = ""
    /// Names that a one-time code shares with bookings, meetings and devices: "confirmation code", "passcode".
    var ambiguous: StaticString = ""
    /// The bare word: "code", "PIN", "password".
    var plain: StaticString = ""
    /// Its digits instead of a name: "the digits below".
    var digits: StaticString = ""
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
    /// Words that claim a year directly behind them: "since 2019", "in 2024".
    var claimsYear: StaticString = ""
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

    /// Where the code stands: "the subject line".
    var subjectLine: StaticString = ""
    /// Any noun for a code, to be told what kind by the stems beside it.
    var noun: StaticString = ""
    /// Those of them that no shop calls its discounts: "PIN", "TAN".
    var secret: StaticString = ""
    /// Presents that come with a code: "gift card".
    var gift: StaticString = ""
    /// Nouns for a password; "one-time" beside them makes them a code.
    var password: StaticString = ""
    /// How long a code is good for: "minutes".
    var minutes: StaticString = ""
    /// Any noun for a number.
    var count: StaticString = ""
    /// Stems of proving who somebody is.
    var proves: StaticString = ""
    /// Those of them that make a noun for a number one for a code: "verification number", and not "security number".
    var verifies: StaticString = ""
    /// Stems of handing something over.
    var handsOver: StaticString = ""

    /// What stands above an older mail that is quoted or forwarded: "wrote", "original message".
    var quotes: StaticString = ""

    static let all: [Vocabulary] = [
        .verbsOfBeing, .namesOfHandOverCodes, .namesOfBackupCodes, .namesOfDigits, .namesOfTheSubject,
        .headingsOfQuotes,
        .namesOfOtherCodes, .verbsOfAsking, .confirmations, .nouns, .secrets, .times, .passwords, .counts,
        .proofs,
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
            (.oneTime, oneTime), (.handOver, handOver), (.receivers, receivers), (.backup, backup),
            (.ambiguous, ambiguous), (.plain, plain), (.digits, digits), (.asks, asks), (.ties, ties),
            (.presents, presents),
            (.authentication, authentication), (.business, business), (.otherNumber, otherNumber),
            (.claimsNext, claimsNext), (.claimsYear, claimsYear),
            (.claimsPrevious, claimsPrevious), (.namesNothing, namesNothing),
            (.confirmLink, confirmLink), (.resetLink, resetLink), (.unsubscribeLink, unsubscribeLink),
            (.subjectLine, subjectLine), (.quotes, quotes), (.noun, noun), (.secret, secret), (.gift, gift),
            (.password, password), (.minutes, minutes), (.count, count),
            (.proves, proves), (.verifies, verifies), (.handsOver, handsOver),
        ]
    }
}

/// What a phrase says about the numbers around it.
enum Meaning: UInt8 {
    case oneTime, ambiguous, plain, asks, ties, presents, authentication, business
    case otherNumber, claimsNext, claimsPrevious, namesNothing, confirmLink, resetLink
    case unsubscribeLink, handOver, receivers, backup, digits, subjectLine, quotes
    case claimsYear, noun, secret, gift, password, minutes, count, proves, verifies, handsOver

    /// A set of meanings: one phrase may have several ("confirm" is link text and talk of signing in).
    var bit: UInt32 { 1 << UInt32(rawValue) }

    /// What a phrase takes over from a stem that it begins with.
    static let stems =
        confirmLink.bit | gift.bit | noun.bit | secret.bit | password.bit | proves.bit | verifies.bit
        | handsOver.bit
    /// A phrase with one of these is settled, and takes nothing over.
    static let foreignToStems =
        otherNumber.bit | claimsNext.bit | claimsPrevious.bit | namesNothing.bit | backup.bit
}
