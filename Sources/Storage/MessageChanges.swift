package import Inbox
import Postgres

/// Changing stored mail. The mailbox's row is locked first, as the delivery does, so that no two wait for each other.
extension Messages {
    private static let lockMailbox = Statement(
        """
        select b.id
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = $2 and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $3)
        for no key update
        """)

    private static let mark = Statement(
        """
        with marked as (
            update restante.message as m set seen = $4
            where m.owner_id = $1 and m.mailbox_id = $2 and m.id = $3 and m.seen <> $4
            returning m.mailbox_id
        )
        update restante.mailbox as b set unread = b.unread + case when $4 then -1 else 1 end
        from marked
        where b.owner_id = $1 and b.id = marked.mailbox_id
        """)

    private static let find = Statement(
        """
        select m.id
        from restante.message as m
        where m.owner_id = $1 and m.mailbox_id = $2 and m.id = $3
        """)

    private static let remove = Statement(
        """
        with gone as (
            delete from restante.message as m
            where m.owner_id = $1 and m.mailbox_id = $2 and m.id = $3 and exists (
                select from restante.mailbox as b
                where b.owner_id = $1 and b.id = $2 and b.status <> 'released'
                    and (b.expires_at is null or b.expires_at > $4) and ($5 is null or b.kind = $5)
            )
            returning m.mailbox_id, m.size, m.seen
        ), counted as (
            update restante.mailbox as b
            set message_count = b.message_count - 1, message_bytes = b.message_bytes - gone.size,
                unread = b.unread - case when gone.seen then 0 else 1 end
            from gone
            where b.owner_id = $1 and b.id = gone.mailbox_id
        ), used as (
            insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
            select $1, 0, -1, -gone.size from gone
            on conflict (owner_id, slot) do update
            set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        )
        select gone.mailbox_id from gone
        """)

    private static let removeAll = Statement(
        """
        with doomed as (
            select m.id
            from restante.message as m
            join restante.mailbox as b on b.owner_id = m.owner_id and b.id = m.mailbox_id
            where m.owner_id = $1 and b.owner_id = $1 and m.mailbox_id = $2 and m.received_at <= $3
                and b.status <> 'released' and (b.expires_at is null or b.expires_at > $4)
            order by m.received_at desc, m.id desc
            limit $5
        ), gone as (
            delete from restante.message as m
            using doomed
            where m.owner_id = $1 and m.id = doomed.id
            returning m.size, m.seen
        ), total as (
            select count(*) as messages, sum(gone.size)::bigint as bytes, count(*) filter (where not gone.seen) as unread
            from gone
            having count(*) > 0
        ), counted as (
            update restante.mailbox as b
            set message_count = b.message_count - total.messages, message_bytes = b.message_bytes - total.bytes,
                unread = b.unread - total.unread
            from total
            where b.owner_id = $1 and b.id = $2
        ), used as (
            insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
            select $1, 0, -total.messages, -total.bytes from total
            on conflict (owner_id, slot) do update
            set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        )
        select total.messages from total
        """)

    /// Notes that the message has been read, or that it has not. `notFound` if it is not there.
    package static func mark(
        _ owner: OwnerID, _ mailbox: MailboxID, _ id: MessageID, seen: Bool, now: Timestamp
    ) -> Operation<Void> {
        .write(
            owner, lockMailbox(owner, mailbox, now), mark(owner, mailbox, id, seen), find(owner, mailbox, id)
        ) { try $0.requireRow(2) }
    }

    /// Removes the message for good. `notFound` if it is not there.
    /// - Parameter kind: what the mailbox must be.
    package static func delete(
        _ owner: OwnerID, _ mailbox: MailboxID, _ id: MessageID, kind: MailboxKind? = nil, now: Timestamp
    ) -> Operation<Void> {
        .write(
            owner, lockMailbox(owner, mailbox, now), remove(owner, mailbox, id, now, kind?.rawValue)
        ) { try $0.requireRow(1) }
    }

    /// Removes at most 500 messages for good, the newest first of those up to the time `last`. How many they were; none are left at 0.
    package static func deleteAll(
        _ owner: OwnerID, _ mailbox: MailboxID, through last: Timestamp, now: Timestamp
    ) -> Operation<Int> {
        .write(
            owner, lockMailbox(owner, mailbox, now), removeAll(owner, mailbox, last, now, 500)
        ) { try $0.first(1)?(0) ?? 0 }
    }
}
