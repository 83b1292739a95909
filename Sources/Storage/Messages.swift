package import Inbox
import Postgres

/// Reading mail. A mailbox that is unknown, released, expired or another tenant's gives `nil` or `notFound`, all alike.
package enum Messages {
    /// A page ends early when its mails together exceed 16 MiB, so that no request can fill the memory.
    private static let page = Statement(
        """
        select b.id, b.address, b.unread, p.found, m.id, m.received_at, m.size, m.seen, m.otp, m.envelope_from,
            m.from_address, m.from_name, m.subject, case when $9 then m.body_text end,
            case when $10 then m.body_html end, m.codes, m.links, m.attachments, m.notes,
            case when $12 then left(m.body_text, 600) end
        from (
            select b.id, b.address, b.unread
            from restante.mailbox as b
            where b.owner_id = $1 and b.address = $2 and b.status <> 'released'
                and (b.expires_at is null or b.expires_at > $8)
            union all
            select b.id, b.address, b.unread
            from restante.mailbox as b
            where b.owner_id = $1 and b.id = $3 and b.status <> 'released'
                and (b.expires_at is null or b.expires_at > $8)
        ) as b
        left join lateral (
            select n.id, count(*) over () as found,
                sum(n.size) over (
                    order by n.received_at desc, n.id desc rows between unbounded preceding and current row
                ) - n.size as before
            from (
                select m.id, m.received_at, m.size
                from restante.message as m
                where m.owner_id = $1 and m.mailbox_id = b.id and (m.received_at, m.id) < ($6, $7)
                    and m.received_at > (
                        select coalesce(max(s.received_at), $4)
                        from restante.message as s
                        where s.owner_id = $1 and s.id = $5)
                order by m.received_at desc, m.id desc
                limit $11
            ) as n
        ) as p on p.before < 16777216
        left join restante.message as m on m.owner_id = $1 and m.id = p.id
        order by m.received_at desc, m.id desc
        """)

    private static let newestCode = Statement(
        """
        select b.id, b.address, m.id, m.otp, m.from_address, m.subject, m.received_at
        from restante.mailbox as b
        left join lateral (
            select m.id, m.otp, m.from_address, m.subject, m.received_at
            from restante.message as m
            where m.owner_id = $1 and m.mailbox_id = b.id and m.received_at > $3
            order by m.received_at desc, m.id desc
            limit 1
        ) as m on true
        where b.owner_id = $1 and b.address = $2 and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $4)
        """)

    private static let newestCodeSince = Statement(
        """
        select b.id, b.address, m.id, m.otp, m.from_address, m.subject, m.received_at
        from restante.mailbox as b
        left join lateral (
            select m.id, m.otp, m.from_address, m.subject, m.received_at
            from restante.message as m
            where m.owner_id = $1 and m.mailbox_id = b.id and (m.otp is not null or not $6)
                and m.received_at > (
                        select coalesce(max(s.received_at), $3)
                        from restante.message as s
                        where s.owner_id = $1 and s.id = $5)
            order by m.received_at desc, m.id desc
            limit 1
        ) as m on true
        where b.owner_id = $1 and b.address = $2 and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $4)
        """)

    private static let message = Statement(
        """
        select m.id, m.received_at, m.size, m.seen, m.otp, m.envelope_from, m.from_address, m.from_name, m.subject,
            m.body_text, m.body_html, m.codes, m.links, m.attachments, m.notes, null::text
        from restante.message as m
        join restante.mailbox as b on b.owner_id = m.owner_id and b.id = m.mailbox_id
        where m.owner_id = $1 and b.owner_id = $1 and m.mailbox_id = $2 and m.id = $3
            and b.status <> 'released' and (b.expires_at is null or b.expires_at > $4)
        """)

    private static let source = Statement(
        """
        select s.raw
        from restante.message_source as s
        join restante.mailbox as b on b.owner_id = s.owner_id and b.id = s.mailbox_id
        where s.owner_id = $1 and b.owner_id = $1 and s.mailbox_id = $2 and s.message_id = $3
            and b.status <> 'released' and (b.expires_at is null or b.expires_at > $4)
        """)

    /// Which of the long columns a page brings along.
    package struct Bodies: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let text = Bodies(rawValue: 1)
        package static let html = Bodies(rawValue: 2)
        /// The first 600 characters of the text.
        package static let opening = Bodies(rawValue: 4)
        package static let all: Bodies = [.text, .html]
    }

    /// The newest messages of a mailbox, at most `limit` (1…200), older than `cursor`, newer than `since`.
    package static func list(
        _ owner: OwnerID, _ mailbox: MailboxReference, limit: Int, cursor: Cursor? = nil, since: Since? = nil,
        bodies: Bodies = .all, now: Timestamp
    ) -> Operation<MessagePage?> {
        let statement = select(
            owner, mailbox, limit: limit, cursor: cursor, since: since, bodies: bodies, now: now)
        return .read(owner, statement) { try page($0, limit: limit) }
    }

    /// The statement behind ``list``; ``page(_:_:limit:)`` reads its result.
    static func select(
        _ owner: OwnerID, _ mailbox: MailboxReference, limit: Int, cursor: Cursor?, since: Since?,
        bodies: Bodies, now: Timestamp
    ) -> BoundStatement {
        let last = cursor ?? Cursor(time: Timestamp(milliseconds: .max), id: UUID(high: .max, low: .max))
        return page.bind([
            owner.parameter, mailbox.address.parameter, mailbox.id.parameter,
            since?.time.parameter ?? .int8(.min), (since?.message).parameter,
            last.time.parameter, .uuid(last.id.high, last.id.low), now.parameter,
            .bool(bodies.contains(.text)), .bool(bodies.contains(.html)), .int8(Int64(held(limit)) + 1),
            .bool(bodies.contains(.opening)),
        ])
    }

    /// The statement behind ``message(_:_:_:now:)``.
    static func select(
        _ owner: OwnerID, _ mailbox: MailboxID, _ id: MessageID, now: Timestamp
    ) -> BoundStatement {
        message(owner, mailbox, id, now)
    }

    /// A page has from 1 to 200 messages.
    static func held(_ limit: Int) -> Int { max(1, min(limit, 200)) }

    /// The newest message of the mailbox at `address`, if it is newer than `since`. With `onlyWithCode`, the newest that has a code.
    package static func newestCode(
        _ owner: OwnerID, _ address: EmailAddress, since: Since? = nil, onlyWithCode: Bool = false,
        now: Timestamp
    ) -> Operation<NewestCode?> {
        let time = since?.time.parameter ?? .int8(.min)
        let statement =
            since == nil && !onlyWithCode
            ? newestCode.bind([owner.parameter, .text(address.description), time, now.parameter])
            : newestCodeSince.bind([
                owner.parameter, .text(address.description), time, now.parameter, (since?.message).parameter,
                .bool(onlyWithCode),
            ])
        return .read(owner, statement) { results in
            guard let row = results.first() else { return nil }
            let mail: NewestCode.Mail? =
                if let id = try row.optional(2, as: MessageID.self) {
                    NewestCode.Mail(
                        id: id, otp: try row.optional(3), from: try row(4), subject: try row(5),
                        receivedAt: try row(6))
                } else {
                    nil
                }
            return NewestCode(mailbox: try row(0), address: try row(1), mail: mail)
        }
    }

    /// One message of a mailbox.
    package static func message(
        _ owner: OwnerID, _ mailbox: MailboxID, _ id: MessageID, now: Timestamp
    ) -> Operation<Message> {
        .read(owner, message(owner, mailbox, id, now)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try Message(row, from: 0, mailbox: mailbox)
        }
    }

    /// The bytes of a message as they came, CRLF and all.
    package static func source(
        _ owner: OwnerID, _ mailbox: MailboxID, _ id: MessageID, now: Timestamp
    ) -> Operation<[UInt8]> {
        .read(owner, source(owner, mailbox, id, now)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try row(0)
        }
    }

    /// Reads the result of a `select`ed page, the `statement`th of an exchange.
    static func page(_ results: Results, _ statement: Int = 0, limit: Int) throws -> MessagePage? {
        guard let first = results.first(statement) else { return nil }
        let mailbox = try first(0, as: MailboxID.self)
        let found = try first.optional(3, as: Int.self) ?? 0
        // A mailbox without a message in reach is one row, with nulls for the message.
        let messages = try results.map(statement, atMost: found > 0 ? held(limit) : 0) { row in
            try Message(row, from: 4, mailbox: mailbox)
        }
        let next = found > messages.count ? messages.last : nil
        return MessagePage(
            mailbox: mailbox, address: try first(1), unread: try first(2), messages: messages,
            next: next.map { Cursor(time: $0.receivedAt, id: $0.id.uuid) })
    }
}
