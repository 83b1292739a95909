import HTTP
import Inbox
import Networking
import Storage
import Synchronization

/// Whether the database has been asked what a credential is worth.
final class Inquiry: Sendable {
    private let made = Atomic(false)

    var isMade: Bool { made.load(ordering: .relaxed) }

    func note() { made.store(true, ordering: .relaxed) }
}

/// Who sent a request with an API key in good form. Whether the key is good, the database says in the exchange that answers
/// the request. A class, because thousands of them wait for mail.
final class KeyCaller: Sendable {
    let key: APIKey
    let context: Context
    /// How the route's document answers a key that is not good.
    let refusals: KeyRefusals
    let inquiry = Inquiry()

    init(key: APIKey, context: Context, refusals: KeyRefusals) {
        self.key = key
        self.context = context
        self.refusals = refusals
    }

    var owner: OwnerID { key.owner }
    var holder: RateLimiter.Holder { RateLimiter.Holder(owner: key.owner, key: key.id) }
}

/// Who sent a request with the token of a session in good form; the database says whether the session is good.
protocol SessionCaller: Sendable {
    var token: SessionToken { get }
    var context: Context { get }
    var inquiry: Inquiry { get }
}

/// An owner who logged in.
struct OwnerCaller: SessionCaller {
    let token: SessionToken
    let context: Context
    let inquiry = Inquiry()

    var owner: OwnerID { token.owner }
}

/// A buyer who logged in.
struct BuyerCaller: SessionCaller {
    let token: SessionToken
    let mailbox: MailboxID
    let context: Context
    let inquiry = Inquiry()

    var owner: OwnerID { token.owner }
}

/// Who reads the mail of one mailbox: its buyer, or the owner whose it is.
struct MailboxReader: SessionCaller {
    let token: SessionToken
    let mailbox: MailboxID
    let isBuyer: Bool
    /// The time at which the mailbox must not have expired. An owner reads mail behind that, as long as it is there.
    let time: Timestamp
    let context: Context
    let inquiry: Inquiry

    init(_ caller: BuyerCaller) {
        (token, mailbox, context) = (caller.token, caller.mailbox, caller.context)
        (isBuyer, time, inquiry) = (true, .now(), caller.inquiry)
    }

    /// - Parameter mailbox: one of the owner's.
    init(_ caller: OwnerCaller, of mailbox: Mailbox) {
        (token, self.mailbox, context) = (caller.token, mailbox.id, caller.context)
        isBuyer = false
        time = mailbox.kind == .temporary ? .now() : .earliest
        inquiry = caller.inquiry
    }

    var owner: OwnerID { token.owner }

    /// The answer when there is no such mailbox: a buyer has lost it, to an owner it is unknown.
    var closed: APIError { isBuyer ? .invalidToken : .notFound }
}
