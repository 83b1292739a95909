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

    private static let see = Statement(
        """
        with seen as (
            update restante.message as m set seen = true
            where m.owner_id = $1 and m.mailbox_id = $2 and m.id = $3 and not m.seen
            returning m.mailbox_id
        )
        update restante.mailbox as b set unread = b.unread - 1
        from seen
        where b.owner_id = $1 and b.id = seen.mailbox_id
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

    /// Notes that the message has been read. Also right when it has been before, or is not there.
    package static func markSeen(
        _ owner: OwnerID, _ mailbox: MailboxID, _ id: MessageID, now: Timestamp
    ) -> Operation<Void> {
        .write(owner, lockMailbox(owner, mailbox, now), see(owner, mailbox, id)) { _ in }
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
}
