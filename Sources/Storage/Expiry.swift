package import Inbox
import Postgres

/// Clearing up after temporary and rented mailboxes that have expired. Nobody waits for it: an expired mailbox takes no mail and shows none.
package enum Expiry {
    /// How long the list of expired mailboxes remembers one, and how long the mail of an order can be read behind its end.
    package static let kept = Duration.days(30)
    /// How many messages one step removes.
    private static let step = 500

    private static let due = Statement(
        "select d.owner_id from restante.owners_with_expired_mailboxes($1, $2, $3) as d")

    private static let removeMail = Statement(
        """
        with doomed as (
            select m.id
            from restante.mailbox as b
            join restante.message as m on m.owner_id = b.owner_id and m.mailbox_id = b.id
            where b.owner_id = $1 and m.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released'
                and not b.emptied and b.expires_at <= $2
            limit $3
            for update of m skip locked
        ), gone as (
            delete from restante.message as m
            using doomed
            where m.owner_id = $1 and m.id = doomed.id
            returning m.size
        ), used as (
            insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
            select $1, 0, -count(*), -sum(gone.size) from gone having count(*) > 0
            on conflict (owner_id, slot) do update
            set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        )
        select count(*) from gone
        """)

    /// As the delivery does: a mail that came in time and is being stored is there, or will not be, when the next statement looks.
    private static let lock = Statement(
        """
        select b.id
        from restante.mailbox as b
        where b.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released' and not b.emptied
            and b.expires_at <= $2
        order by b.id
        for no key update
        """)

    private static let empty = Statement(
        """
        update restante.mailbox as b set emptied = true, message_count = 0, unread = 0, message_bytes = 0
        where b.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released' and not b.emptied
            and b.expires_at <= $2 and not exists (
                select from restante.message as m where m.owner_id = $1 and m.mailbox_id = b.id
            )
        """)

    /// Not before the order is settled, which needs to know whether a mail came.
    private static let release = Statement(
        """
        update restante.mailbox as b set status = 'released', domain_id = null
        where b.owner_id = $1 and (b.kind = 'temporary' and b.emptied or b.kind = 'order') and b.status <> 'released'
            and b.expires_at <= $2 and not exists (
                select from restante.mail_order as o
                where o.owner_id = $1 and o.mailbox_id = b.id and o.outcome is null
            )
        """)

    /// Tenants that have something to clear up at `now`.
    package static func due(now: Timestamp, limit: Int) -> DoorCall<[OwnerID]> {
        DoorCall(due(now, now - kept, limit)) { results in try results.map { try $0(0) } }
    }

    /// Removes some mail of the tenant's expired mailboxes, and forgets those that have been listed long enough. True if there may be
    /// more mail.
    package static func sweep(_ owner: OwnerID, now: Timestamp) -> Operation<Bool> {
        .write(
            owner, lock(owner, now), removeMail(owner, now, step), empty(owner, now),
            release(owner, now - kept)
        ) { results in
            try results.first(1)?(0, as: Int.self) == step
        }
    }
}
