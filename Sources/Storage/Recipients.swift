package import Inbox
import Postgres

/// What the database says of an address to which somebody wants to send mail.
package enum Recipient: Sendable {
    /// The mailbox takes mail now. `address` is the mailbox's own, without a tag.
    case accepted(owner: OwnerID, mailbox: MailboxID, address: String)
    /// It does not. The owner is the one of the domain, if the domain is ours.
    case refused(Refusal, owner: OwnerID?)

    package enum Refusal: String, Sendable {
        case unknownDomain = "unknown_domain"
        case unknownMailbox = "unknown_mailbox"
        case mailboxDisabled = "mailbox_disabled"
        case mailboxExpired = "mailbox_expired"
        case ownerSuspended = "owner_suspended"
        case ownerExpired = "owner_expired"
        /// The owner has stored as much mail as it may.
        case overQuota = "over_quota"
    }
}

package enum Recipients {
    private static let resolve = Statement(
        """
        select d.verdict, d.owner_id, d.mailbox_id, d.address
        from restante.resolve_recipients($1, $2, $3, $4) as d
        """)

    /// Whether `addresses` take mail at `now`, an answer for each, in their order: the mailbox of that name, else the one without its
    /// "+tag".
    package static func resolve(_ addresses: [EmailAddress], now: Timestamp) -> DoorCall<[Recipient]> {
        DoorCall(
            resolve.bind([
                .textArray(addresses.map(\.description)), .textArray(addresses.map(\.base.description)),
                .textArray(addresses.map(\.domain.text)), now.parameter,
            ])
        ) { results in
            try results.map { row in
                if try row(0, as: String.self) == "ok" {
                    return .accepted(owner: try row(1), mailbox: try row(2), address: try row(3))
                }
                return .refused(try row.word(0), owner: try row.optional(1))
            }
        }
    }
}
