package import Postgres

/// Why something asked of the storage did not happen; nothing of it did. `description` is safe for strangers.
package enum StorageError: Error, CustomStringConvertible, CustomDebugStringConvertible, Sendable {
    /// The credential opens nothing.
    case refused(Refusal)
    /// There is no such thing, or it is another tenant's: the same.
    case notFound
    /// Another of the tenant's things has that name already.
    case conflict
    /// The domain is not active, so nothing can be made on it.
    case domainNotActive
    /// The price or the time of the offer is not what was seen.
    case offerChanged
    /// The wallet does not hold enough.
    case insufficientBalance
    /// A request with the same idempotency key stands in the way.
    case repeated(Repetition)
    /// The tenant has as much of this as it may.
    case quotaExceeded(Quota)
    /// The database does not take the data as it is, and never will.
    case unacceptable(PostgresError)
    /// Another transaction stood in the way; the same may succeed at once.
    case contended(PostgresError)
    /// The database cannot answer; if a write was under way, whether it happened is unknown.
    case unavailable(PostgresError)

    /// What is wrong with a credential. Everything but `unknown` is only told to who has its secret.
    package enum Refusal: String, Sendable {
        case unknown, revoked, expired
        case ownerSuspended = "owner_suspended"
        case ownerExpired = "owner_expired"
        /// The key is good, but not for this.
        case scope
        case mailboxDisabled = "mailbox_disabled"
        case mailboxExpired = "mailbox_expired"
    }

    package enum Quota: String, Sendable {
        case domains, buyers, keys
        case temporaryMailboxes = "temporary mailboxes"
    }

    /// How a request relates to the one that had its idempotency key first.
    package enum Repetition: String, Sendable {
        /// The same; it has been answered.
        case answered = "RI200"
        /// It is still under way.
        case underWay = "RI409"
        /// It was another request.
        case different = "RI422"
    }

    package var description: String {
        switch self {
        case .refused: "the credential is not valid"
        case .notFound: "not found"
        case .conflict: "already taken"
        case .domainNotActive: "the domain is not active"
        case .offerChanged: "the offer has changed"
        case .insufficientBalance: "insufficient balance"
        case .repeated: "the request was sent before"
        case .quotaExceeded(let quota): "the limit of \(quota.rawValue) is reached"
        case .unacceptable(let error), .contended(let error), .unavailable(let error): error.description
        }
    }

    package var debugDescription: String {
        switch self {
        case .refused(let refusal): "\(description): \(refusal.rawValue)"
        case .unacceptable(let error), .contended(let error), .unavailable(let error): error.debugDescription
        default: description
        }
    }

    /// Sorts what PostgreSQL refused by what it means here (SQLSTATE, appendix A of its manual).
    init(_ error: any Error) {
        switch error {
        case let error as StorageError: self = error
        case let error as PostgresError:
            let state = error.sqlState ?? ""
            self =
                switch state {
                case "23505": .conflict
                case "23503": .notFound
                case "55P03", "57014": .contended(error)
                default:
                    switch state.prefix(2) {
                    case "RI": Repetition(rawValue: state).map(Self.repeated) ?? .unavailable(error)
                    case "22", "23", "54": .unacceptable(error)
                    case "40": .contended(error)
                    default: .unavailable(error)
                    }
                }
        default: self = .unavailable(.unavailable("\(error)"))
        }
    }
}
