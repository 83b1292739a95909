import HTTP
import Inbox
import Networking

/// Who sent a request with an API key in good form. Whether the key is good, the database says in the exchange that answers
/// the request. A class, because thousands of them wait for mail.
final class KeyCaller: Sendable {
    let key: APIKey
    let context: Context

    init(key: APIKey, context: Context) {
        self.key = key
        self.context = context
    }

    var owner: OwnerID { key.owner }
    var holder: RateLimiter.Holder { RateLimiter.Holder(owner: key.owner, key: key.id) }
}

/// Who sent a request with an owner's session token in good form; the database says whether the session is good.
struct OwnerCaller: Sendable {
    let token: SessionToken
    let context: Context

    var owner: OwnerID { token.owner }
}

/// Who sent a request with a buyer's session token in good form; the database says whether the session is good.
struct BuyerCaller: Sendable {
    let token: SessionToken
    let mailbox: MailboxID
    let context: Context

    var owner: OwnerID { token.owner }
}

/// Who reads the mail of one mailbox: its buyer, or the owner, whose mailbox it may or may not be.
struct MailboxReader: Sendable {
    let token: SessionToken
    let mailbox: MailboxID
    let isBuyer: Bool
    let context: Context

    init(_ caller: BuyerCaller) {
        (token, mailbox, isBuyer, context) = (caller.token, caller.mailbox, true, caller.context)
    }

    init(_ caller: OwnerCaller, of mailbox: MailboxID) {
        (token, self.mailbox, isBuyer, context) = (caller.token, mailbox, false, caller.context)
    }

    var owner: OwnerID { token.owner }

    /// The answer when there is no such mailbox: a buyer has lost it, to an owner it is unknown.
    var closed: APIError { isBuyer ? .invalidToken : .notFound }
}
