package import Inbox
import Postgres

/// Which of a tenant's mails are to go; what is not said counts for all.
package struct PurgeSelection: Sendable {
    package var mailbox: MailboxID?
    package var message: MessageID?
    /// Only mails that were received earlier.
    package var before: Timestamp?

    package init(mailbox: MailboxID? = nil, message: MessageID? = nil, before: Timestamp? = nil) {
        self.mailbox = mailbox
        self.message = message
        self.before = before
    }
}

/// What a selection finds in one mailbox.
package struct PurgeHeap: Sendable {
    package let mailbox: MailboxID
    package let address: String
    package let messages: Int
    package let bytes: Int64
    /// When the newest of them was received: what comes in meanwhile is not among them.
    let last: Timestamp
}

/// Removing mail for good, whatever state its mailbox is in. The mailbox's row is locked first, as the delivery does, so that neither harms the
/// other, and one step takes few enough mails that a delivery does not wait long.
package enum Purges {
    /// How many mails one step removes.
    private static let step = 500

    private static let find = Statement(
        """
        select b.id, b.address, f.messages, f.bytes, f.last
        from restante.mailbox as b
        cross join lateral (
            select count(*) as messages, sum(m.size)::bigint as bytes, max(m.received_at) as last
            from restante.message as m
            where m.owner_id = $1 and m.mailbox_id = b.id and m.received_at < $4 and ($5 is null or m.id = $5)
        ) as f
        where b.owner_id = $1 and b.id > $2 and ($3 is null or b.id = $3) and f.messages > 0
        order by b.id
        limit $6
        """)

    private static let lock = Statement(
        "select b.id from restante.mailbox as b where b.owner_id = $1 and b.id = $2 for no key update")

    /// What is locked is being swept away by another; it is counted there.
    private static let remove = Statement(
        """
        with doomed as (
            select m.id
            from restante.message as m
            where m.owner_id = $1 and m.mailbox_id = $2 and m.received_at <= $3 and m.received_at < $4
                and ($5 is null or m.id = $5)
            order by m.received_at desc, m.id desc
            limit $6
            for update skip locked
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
        select total.messages, total.bytes,
            restante.record($1, 'message.purge', $7, 'mails: ' || total.messages || ', bytes: ' || total.bytes)
        from total
        """)

    /// What `selection` finds in the tenant's mailboxes behind `last`, by their ids: some of them, none at the end.
    package static func find(
        _ owner: OwnerID, _ selection: PurgeSelection, after last: MailboxID? = nil
    ) -> Operation<[PurgeHeap]> {
        .read(
            owner,
            find(
                owner, last ?? MailboxID(UUID(high: 0, low: 0)), selection.mailbox, selection.end,
                selection.message, 100)
        ) { results in
            try results.map { row in
                PurgeHeap(
                    mailbox: try row(0), address: try row(1), messages: try row(2), bytes: try row(3),
                    last: try row(4))
            }
        }
    }

    /// Removes some of the mails that were found; none are left when it removes none.
    package static func remove(
        _ owner: OwnerID, _ selection: PurgeSelection, from heap: PurgeHeap
    ) -> Operation<(messages: Int, bytes: Int64)> {
        .write(
            owner, lock(owner, heap.mailbox),
            remove(
                owner, heap.mailbox, heap.last, selection.end, selection.message, step, heap.address),
            isRecorded: true
        ) { results in
            guard let row = results.first(1) else { return (0, 0) }
            return (try row(0), try row(1))
        }
    }
}

extension PurgeSelection {
    fileprivate var end: Timestamp { before ?? Timestamp(milliseconds: .max) }
}
