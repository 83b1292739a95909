package import Inbox
import Postgres

/// A mail as a stream of events tells of it.
package struct MailEvent: Sendable {
    package let id: MessageID
    package let mailbox: MailboxID
    package let address: String
    package let from: String
    /// Its first 500 characters: a subject may have 64 KiB, and a look finds a hundred mails.
    package let subject: String
    package let receivedAt: Timestamp
    package let otp: String?
}

/// Mail that comes while somebody looks on, oldest first. A reader knows what it has been given, and asks for what is newer.
///
/// Within a mailbox the times of reception grow in the order of the commits, so one time says what a reader has. Across an owner's
/// mailboxes there is no such order: commits overtake each other, and a mail that was made before another may be seen after it. Its readers
/// therefore remember the ids of the last moments.
package enum NewMail {
    private static let beginning = Statement(
        """
        select b.address, b.last_message_at, (
            select s.received_at
            from restante.message as s
            where s.owner_id = $1 and s.mailbox_id = b.id and s.id = $3
        )
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = $2 and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $4)
        """)

    private static let ofMailbox = Statement(
        """
        select m.id, b.id, b.address, m.from_address, m.subject, m.received_at, m.otp
        from restante.mailbox as b
        left join lateral (
            select m.id, m.from_address, left(m.subject, 500) as subject, m.received_at, m.otp
            from restante.message as m
            where m.owner_id = $1 and m.mailbox_id = b.id and m.received_at > $3
            order by m.received_at, m.id
            limit $5
        ) as m on true
        where b.owner_id = $1 and b.id = $2 and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $4)
        order by m.received_at, m.id
        """)

    private static let newest = Statement(
        """
        select m.id
        from restante.message as m
        where m.owner_id = $1 and m.id > $2
        order by m.id desc
        limit $3
        """)

    /// The mails are limited before their mailboxes are looked at, and each mailbox is looked up by itself (a limit within keeps it so): a join that
    /// may begin with the mailboxes reads all of them. A mail whose mailbox is gone counts and has no address.
    private static let ofOwner = Statement(
        """
        select m.id, m.mailbox_id, b.address, m.from_address, m.subject, m.received_at, m.otp
        from (
            select m.id, m.mailbox_id, m.from_address, left(m.subject, 500) as subject, m.received_at, m.otp
            from restante.message as m
            where m.owner_id = $1 and m.id > $2 and m.id <> all ($3)
            order by m.id
            limit $5
        ) as m
        left join lateral (
            select b.address
            from restante.mailbox as b
            where b.owner_id = $1 and b.id = m.mailbox_id and b.status <> 'released'
                and (b.expires_at is null or b.expires_at > $4)
            limit 1
        ) as b on true
        order by m.id
        """)

    /// Where a reader of one mailbox begins.
    package struct Beginning: Sendable {
        package let address: String
        /// It wants what was received after this.
        package let time: Timestamp
    }

    /// Where a reader of a mailbox begins that has `since`, or nothing and wants what comes from now on; nil without such a mailbox.
    package static func beginning(
        _ owner: OwnerID, _ mailbox: MailboxID, since: Since?, now: Timestamp
    ) -> Operation<Beginning?> {
        .read(owner, beginning(owner, mailbox, since?.message, now)) { results in
            guard let row = results.first() else { return nil }
            let last = try row.optional(1, as: Timestamp.self) ?? .earliest
            let known = try row.optional(2, as: Timestamp.self)
            return Beginning(address: try row(0), time: known ?? since?.time ?? last)
        }
    }

    /// The oldest mails of a mailbox that were received after `time`, at most `limit`; nil without such a mailbox.
    package static func received(
        after time: Timestamp, _ owner: OwnerID, _ mailbox: MailboxID, limit: Int, now: Timestamp
    ) -> Operation<[MailEvent]?> {
        .read(owner, ofMailbox(owner, mailbox, time, now, limit)) { results in
            guard let first = results.first() else { return nil }
            // A mailbox without newer mail is one row, with nulls for the mail.
            guard try first.optional(0, as: MessageID.self) != nil else { return [] }
            return try results.map { try MailEvent($0) }
        }
    }

    /// Where a reader of all of the owner's mail begins that wants what comes from now on.
    package static func beginning(_ owner: OwnerID, now: Timestamp) -> Operation<SeenMail> {
        let start = MessageID(.lastV7(of: now - SeenMail.overtaking))
        return .read(owner, newest(owner, start, SeenMail.mostKnown)) { results in
            SeenMail(upTo: start, knowing: try results.map { try $0(0) })
        }
    }

    /// Mails that a reader has not seen.
    package struct Unseen: Sendable {
        /// Of all that were found, those of mailboxes that are gone too; in the order in which they were made.
        package let ids: [MessageID]
        package let mails: [MailEvent]
    }

    /// The oldest of the owner's mails that a reader has not seen, at most `limit`.
    package static func unseen(
        _ seen: SeenMail, _ owner: OwnerID, limit: Int, now: Timestamp
    ) -> Operation<Unseen> {
        .read(
            owner,
            ofOwner.bind([
                owner.parameter, seen.floor.parameter, .uuids(seen.known.map(\.uuid)), now.parameter,
                .int8(Int64(limit)),
            ])
        ) { results in
            let mails = try results.map { row in
                try row.optional(2, as: String.self) == nil ? nil : MailEvent(row)
            }
            return Unseen(ids: try results.map { try $0(0) }, mails: mails.compactMap(\.self))
        }
    }
}

extension MailEvent {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row(0), mailbox: try row(1), address: try row(2), from: try row(3), subject: try row(4),
            receivedAt: try row(5), otp: try row.optional(6))
    }
}
