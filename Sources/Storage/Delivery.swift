package import Inbox
package import Postgres

/// A mail for one mailbox, taken apart and ready to be stored.
package struct IncomingMessage: Sendable {
    package var id: MessageID
    package var owner: OwnerID
    package var mailbox: MailboxID
    package var arrivedAt: Timestamp
    /// The reverse-path without angle brackets, empty for `<>`.
    package var envelopeFrom: String
    package var fromAddress: String
    package var fromName: String?
    package var subject: String
    package var bodyText: String
    package var bodyHTML: String?
    package var otp: String?
    /// JSON arrays, as readers get them.
    package var codes: String
    package var links: String
    package var attachments: String
    package var notes: String
    /// Who brought it: the client's address, its HELO, and the TLS version and cipher if there was TLS.
    package var clientAddress: String
    package var helo: String
    package var tls: String?
    /// The mail byte for byte.
    package var raw: [UInt8]
    /// By what the same mail is known when it is sent again: a SHA-256 of the envelope and the octets as sent.
    package var digest: [UInt8]

    package init(
        id: MessageID, owner: OwnerID, mailbox: MailboxID, arrivedAt: Timestamp, envelopeFrom: String,
        fromAddress: String, fromName: String?, subject: String, bodyText: String, bodyHTML: String?,
        otp: String?, codes: String, links: String, attachments: String, notes: String = "[]",
        clientAddress: String, helo: String,
        tls: String?, raw: [UInt8], digest: [UInt8]
    ) {
        self.id = id
        self.owner = owner
        self.mailbox = mailbox
        self.arrivedAt = arrivedAt
        self.envelopeFrom = envelopeFrom
        self.fromAddress = fromAddress
        self.fromName = fromName
        self.subject = subject
        self.bodyText = bodyText
        self.bodyHTML = bodyHTML
        self.otp = otp
        self.codes = codes
        self.links = links
        self.attachments = attachments
        self.notes = notes
        self.clientAddress = clientAddress
        self.helo = helo
        self.tls = tls
        self.raw = raw
        self.digest = digest
    }
}

/// What became of a mail.
package enum DeliveryResult: Hashable, Sendable {
    /// It is safe on disk. Times grow strictly within a mailbox, and none is before its arrival.
    case stored(receivedAt: Timestamp)
    /// The mailbox has got the same mail within a day, under this id.
    case duplicate(of: MessageID)
    /// With it the owner would have stored more than it may.
    case full
    /// The mailbox does not take mail any more, or its owner is not served any more.
    case gone
}

/// Where one event loop stores mail. No door: it is a plain write in each tenant, under its row-level security.
package final class Delivery {
    /// How long the same mail is known again.
    package static let receiptAge = Duration.seconds(86_400)

    /// Whoever writes to a mailbox, its counters or its receipts holds its row, so that what the next statement sees of them stays so, and
    /// two copies of a mail that arrive at once come one after the other.
    private static let lock = Statement(
        """
        select b.id
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = any($2)
        order by b.id
        for no key update
        """)

    /// Of what is offered, what is no repetition and fits is taken: a mailbox gives its mails the milliseconds that follow its
    /// `last_message_at`, or the time at which they came if that is later. Nothing is joined that could grow with the square of the batch.
    /// The tenant's counter is last: it sums what the mailboxes took, so it is locked after all of them. A row for each mail whose
    /// mailbox takes mail.
    private static let store = Statement(
        """
        with offered as materialized (
            select p.id, p.mailbox_id, p.digest, p.size, p.arrived_at, p.first,
                case when p.fits then
                    greatest(
                        max(p.arrived_at - p.place) over (partition by p.mailbox_id, p.fits),
                        coalesce(p.last_message_at, 0)
                    ) + p.place
                end as received_at
            from (
                select f.id, f.mailbox_id, f.digest, f.size, f.arrived_at, f.first, f.fits, f.last_message_at,
                    row_number() over (partition by f.mailbox_id, f.fits order by f.place) as place
                from (
                    select m.id, m.mailbox_id, m.digest, m.size, m.arrived_at, m.place, b.last_message_at,
                        r.message_id as first,
                        r.message_id is null and o.max_bytes >= (
                            select coalesce(sum(u.bytes), 0) from restante.owner_usage as u where u.owner_id = $1
                        ) + sum(m.size) filter (where r.message_id is null) over (order by m.place) as fits
                    from unnest($2, $3, $4, $5, $6)
                        with ordinality as m (id, mailbox_id, digest, size, arrived_at, place)
                    join restante.owner as o on o.owner_id = $1
                    join restante.mailbox as b on b.owner_id = $1 and b.id = m.mailbox_id
                    left join restante.receipt as r
                        on r.owner_id = $1 and r.mailbox_id = m.mailbox_id and r.digest = m.digest
                            and r.at > m.arrived_at - $7
                    where b.status = 'active' and (b.expires_at is null or b.expires_at > m.arrived_at)
                        and o.status = 'active' and (o.expires_at is null or o.expires_at > m.arrived_at)
                ) as f
            ) as p
        ), box as (
            update restante.mailbox as b
            set message_count = b.message_count + n.messages, unread = b.unread + n.messages,
                message_bytes = b.message_bytes + n.bytes, last_message_at = n.last_message_at
            from (
                select t.mailbox_id, count(*) as messages, sum(t.size)::bigint as bytes,
                    max(t.received_at) as last_message_at
                from offered as t
                where t.received_at is not null
                group by t.mailbox_id
            ) as n
            where b.owner_id = $1 and b.id = n.mailbox_id
        ), receipted as (
            insert into restante.receipt as r (owner_id, mailbox_id, digest, message_id, at)
            select $1, t.mailbox_id, t.digest, t.id, t.arrived_at from offered as t where t.received_at is not null
            on conflict (owner_id, mailbox_id, digest) do update
            set message_id = excluded.message_id, at = excluded.at
        ), stored as (
            insert into restante.message (owner_id, id, mailbox_id, received_at, size, otp, envelope_from, from_address,
                from_name, subject, body_text, body_html, codes, links, attachments, client_address, helo, tls, notes)
            select $1, t.id, t.mailbox_id, t.received_at, t.size, m.otp, m.envelope_from, m.from_address,
                m.from_name, m.subject, m.body_text, m.body_html, m.codes, m.links, m.attachments, m.client_address,
                m.helo, m.tls, m.notes
            from offered as t
            join unnest($2, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
                as m (id, otp, envelope_from, from_address, from_name, subject, body_text, body_html, codes, links,
                    attachments, client_address, helo, tls, notes)
                on m.id = t.id
            where t.received_at is not null
        ), kept as (
            insert into restante.message_source (owner_id, message_id, mailbox_id, raw)
            select $1, t.id, t.mailbox_id, m.raw
            from offered as t
            join unnest($2, $22) as m (id, raw) on m.id = t.id
            where t.received_at is not null
        ), counted as (
            insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
            select $1, $23, count(*), sum(t.size)
            from offered as t
            where t.received_at is not null
            having count(*) > 0
            on conflict (owner_id, slot) do update
            set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        ), called as (
            insert into restante.webhook_delivery (owner_id, id, kind, status, created_at, due_at)
            select $1, t.id, 'message', 'pending', t.received_at, t.arrived_at
            from offered as t
            join restante.webhook as w on w.owner_id = $1 and w.enabled
            where t.received_at is not null
            returning id
        )
        select t.id, t.first, t.received_at, exists (select from called) from offered as t
        """)

    private let pool: ConnectionPool
    private let slot: Int
    private let wakes: WebhookWakes

    /// - Parameters:
    ///   - pool: with a session for deliveries, in the role `restante_server`.
    ///   - slot: this loop's counter of stored mail, from 1; 0 is for what is removed.
    ///   - wakes: told which tenants have webhook calls to be made.
    package init(_ pool: ConnectionPool, slot: Int, wakes: WebhookWakes = WebhookWakes()) {
        self.pool = pool
        self.slot = slot
        self.wakes = wakes
    }

    /// Stores all of `messages` in one commit, those aside that their mailboxes do not take, and returns after it. If it throws
    /// `unavailable`, whether they are stored is unknown; any other error means that none is. On the pool's loop, one call at a time.
    package func store(_ messages: [IncomingMessage]) async throws(StorageError) -> [DeliveryResult] {
        // Rows are locked in one order everywhere (owner, mailbox, its receipts, then the owner's counter), so that no two transactions
        // wait for each other.
        let batches = Dictionary(grouping: messages, by: \.owner).sorted { $0.key < $1.key }
            .map { OwnerBatch($0.key, $0.value) }
        let statements = batches.flatMap { batch in
            [
                Doors.enter(batch.owner), Self.lock.bind([batch.owner.parameter, batch.mailboxIDs]),
                Self.store.bind(batch.parameters + [.int8(Int64(slot))]),
            ]
        }
        do {
            let results = try await pool.transaction(statements)
            var outcomes: [MessageID: DeliveryResult] = [:]
            var called: Set<OwnerID> = []
            for (index, batch) in batches.enumerated() where results.indices.contains(3 * index + 2) {
                let rows = results[3 * index + 2].rows
                outcomes.merge(batch.outcomes(try rows.map(Self.outcome))) { $1 }
                if try results[3 * index + 2].first?(3) ?? false { called.insert(batch.owner) }
            }
            if !called.isEmpty { wakes.announce(called) }
            return messages.map { outcomes[$0.id] ?? .gone }
        } catch {
            throw StorageError(error)
        }
    }

    private static func outcome(_ row: Row) throws -> (MessageID, DeliveryResult) {
        let id = try row(0, as: MessageID.self)
        if let first = try row.optional(1, as: MessageID.self) { return (id, .duplicate(of: first)) }
        return (id, try row.optional(2).map { .stored(receivedAt: $0) } ?? .full)
    }
}
