package import Inbox
import Postgres

/// Looking for mail by its words.
extension Messages {
    /// What one look goes through: so many mails, or so many octets of their texts, whichever comes first. A search without a
    /// match must not hold up who else reads.
    private static let depth = (mails: 2_000, octets: 8 << 20)

    /// The database's `lower` may know ASCII only, so the letters beyond are made small one by one. The length of a text is known
    /// without reading it.
    private static let search = Statement(
        """
        with near as materialized (
            select n.id, n.received_at, n.size, row_number() over w as place, sum(n.length) over w - n.length as before
            from (
                select m.id, m.received_at, m.size, octet_length(m.from_address) + coalesce(octet_length(m.from_name), 0)
                    + octet_length(m.subject) + octet_length(m.body_text) as length
                from restante.message as m
                where m.owner_id = $1 and m.mailbox_id = $2 and (m.received_at, m.id) < ($5, $6)
                    and m.received_at > (
                        select coalesce(max(s.received_at), $3)
                        from restante.message as s
                        where s.owner_id = $1 and s.id = $4)
                order by m.received_at desc, m.id desc
                limit $15 + 1
            ) as n
            window w as (order by n.received_at desc, n.id desc rows between unbounded preceding and current row)
        ), looked as (
            select n.id, n.received_at, (select count(*) from near) > n.place as more
            from near as n
            where n.place <= $15 and n.before < $16
            order by n.place desc
            limit 1
        ), matching as (
            select n.id, n.place, n.size
            from near as n
            join restante.message as m on m.id = n.id
            where m.owner_id = $1 and n.place <= $15 and n.before < $16 and (
                strpos(lower(translate(m.from_address, $13, $14)), $12) > 0
                or strpos(lower(translate(m.from_name, $13, $14)), $12) > 0
                or strpos(lower(translate(m.subject, $13, $14)), $12) > 0
                or strpos(lower(m.otp), $12) > 0
                or strpos(lower(translate(m.body_text, $13, $14)), $12) > 0)
            order by n.place
            limit $11
        ), page as (
            select n.id, n.place, count(*) over () as found,
                sum(n.size) over (order by n.place rows between unbounded preceding and current row) - n.size as before
            from matching as n
        )
        select b.id, b.address, b.unread, p.found, m.id, m.received_at, m.size, m.seen, m.otp, m.envelope_from,
            m.from_address, m.from_name, m.subject, case when $8 then m.body_text end,
            case when $9 then m.body_html end, m.codes, m.links, m.attachments, m.notes,
            case when $10 then left(m.body_text, 600) end, l.received_at, l.id, l.more
        from restante.mailbox as b
        left join looked as l on true
        left join page as p on p.before < 16777216
        left join restante.message as m on m.owner_id = $1 and m.id = p.id
        where b.owner_id = $1 and b.id = $2 and b.status <> 'released' and (b.expires_at is null or b.expires_at > $7)
        order by p.place
        """)

    /// The newest messages of a mailbox that have `text` in sender, subject, text or code, in small or capital letters, at most `limit`
    /// (1…200), older than `cursor`, newer than `since`. Of a large mailbox a part: then there are fewer, or none, and yet a next page.
    package static func search(
        _ owner: OwnerID, _ mailbox: MailboxID, for text: String, limit: Int, cursor: Cursor? = nil,
        since: Since? = nil, bodies: Bodies = .all, now: Timestamp
    ) -> Operation<MessagePage?> {
        let last = cursor ?? Cursor(time: Timestamp(milliseconds: .max), id: UUID(high: .max, low: .max))
        let letters = Letters(of: text)
        // Each letter costs about as much as the text itself.
        let octets = depth.octets / (1 + letters.capitals.unicodeScalars.count)
        let statement = search.bind([
            owner.parameter, mailbox.parameter, since?.time.parameter ?? .int8(.min),
            (since?.message).parameter, last.time.parameter, .uuid(last.id.high, last.id.low), now.parameter,
            .bool(bodies.contains(.text)), .bool(bodies.contains(.html)), .bool(bodies.contains(.opening)),
            .int8(Int64(held(limit)) + 1), .text(letters.small.storable), .text(letters.capitals),
            .text(letters.theirSmall), .int8(Int64(depth.mails)), .int8(Int64(octets)),
        ])
        return .read(owner, statement) { results in
            guard let page = try page(results, limit: limit) else { return nil }
            guard page.next == nil, let row = results.first(), try row.optional(22) ?? false else {
                return page
            }
            return MessagePage(
                mailbox: page.mailbox, address: page.address, unread: page.unread, messages: page.messages,
                next: Cursor(time: try row(20), id: try row(21, as: MessageID.self).uuid))
        }
    }

    /// A text in small letters, and which letters beyond ASCII have to be made small to find it.
    struct Letters {
        let small: String
        let capitals: String
        /// One for each of `capitals`.
        let theirSmall: String

        init(of text: String) {
            small = text.lowercased()
            var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
            for scalar in small.unicodeScalars where !scalar.isASCII {
                let capital = scalar.properties.uppercaseMapping.unicodeScalars
                guard capital.count == 1, let first = capital.first, first != scalar else { continue }
                pairs[first] = scalar
            }
            let sorted = pairs.sorted { $0.key < $1.key }
            capitals = String(String.UnicodeScalarView(sorted.map(\.key)))
            theirSmall = String(String.UnicodeScalarView(sorted.map(\.value)))
        }
    }
}
