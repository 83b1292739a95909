package import Inbox
import Postgres

/// A tenant's mailboxes of every kind.
package enum Mailboxes {
    private static let byID = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = $2 and b.status <> 'released'
            and (b.kind <> 'temporary' or b.expires_at is null or b.expires_at > $3)
        """)

    private static let all = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.id > $2 and b.status <> 'released'
        order by b.id
        limit 100
        """)

    /// Those behind `last` by their ids, expired ones too: some of them, none at the end.
    package static func all(_ owner: OwnerID, after last: MailboxID? = nil) -> Operation<[Mailbox]> {
        .read(owner, all(owner, last ?? MailboxID(UUID(high: 0, low: 0)))) { results in
            try results.map { try Mailbox($0) }
        }
    }

    /// One of them, also when it takes no mail any more; but a temporary one that has expired is `notFound`, as everywhere.
    package static func mailbox(_ owner: OwnerID, _ id: MailboxID, now: Timestamp) -> Operation<Mailbox> {
        .read(owner, byID(owner, id, now)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try Mailbox(row)
        }
    }
}
