package import Inbox
import Postgres

/// To whom somebody wants to send mail.
package struct RecipientName: Hashable, Sendable {
    package let domain: DomainName
    /// Nil if no mailbox of ours can have the name.
    package let address: EmailAddress?

    package init(domain: DomainName, address: EmailAddress?) {
        self.domain = domain
        self.address = address
    }
}

/// What the database says of it.
package enum Recipient: Sendable {
    /// The mailbox takes mail now. `address` is the mailbox's own, without a tag.
    case accepted(owner: OwnerID, mailbox: MailboxID, address: String)
    /// It does not. The owner is the one that holds the domain, or held it until the operator disabled it.
    case refused(Refusal, owner: OwnerID?)

    package enum Refusal: String, Sendable {
        case unknownDomain = "unknown_domain"
        case domainDisabled = "domain_disabled"
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

    /// Whether `names` take mail at `now`, an answer for each, in their order: the mailbox of that name, else the one without its
    /// "+tag".
    package static func resolve(_ names: [RecipientName], now: Timestamp) -> DoorCall<[Recipient]> {
        DoorCall(
            resolve.bind([
                .textArray(names.map { $0.address?.description }),
                .textArray(names.map { $0.address?.base.description }),
                .textArray(names.map(\.domain.text)), now.parameter,
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
