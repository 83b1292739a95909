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
    /// Who brought it: the client's address, its HELO, and the TLS version and cipher if there was TLS.
    package var clientAddress: String
    package var helo: String
    package var tls: String?
    /// The mail byte for byte.
    package var raw: [UInt8]

    package init(
        id: MessageID, owner: OwnerID, mailbox: MailboxID, arrivedAt: Timestamp, envelopeFrom: String,
        fromAddress: String, fromName: String?, subject: String, bodyText: String, bodyHTML: String?,
        otp: String?, codes: String, links: String, attachments: String, clientAddress: String, helo: String,
        tls: String?, raw: [UInt8]
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
        self.clientAddress = clientAddress
        self.helo = helo
        self.tls = tls
        self.raw = raw
    }
}

/// What became of a mail.
package enum DeliveryResult: Sendable {
    /// It is safe on disk. Times grow strictly within a mailbox, and none is before its arrival.
    case stored(receivedAt: Timestamp)
    /// The mailbox does not take mail any more.
    case gone
}

/// Where one event loop stores mail. No door: it is a plain write in each tenant, under its row-level security.
package final class Delivery {
    private static let lock = Statement(
        """
        select b.id
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = any($2)
        order by b.id
        for no key update
        """)

    /// Each mailbox of one tenant counts its mails once; the mails take the milliseconds up to its new `last_message_at`. The tenant's
    /// counter is last: it sums what the mailboxes took, so it is locked after all of them.
    private static let store = Statement(
        """
        with box as (
            update restante.mailbox as b
            set message_count = b.message_count + n.messages, unread = b.unread + n.messages,
                message_bytes = b.message_bytes + n.bytes,
                last_message_at = greatest(n.latest, coalesce(b.last_message_at, 0) + n.messages)
            from unnest($2, $3, $4, $5) as n (id, messages, bytes, latest)
            where b.owner_id = $1 and b.id = any($2) and b.id = n.id and b.status = 'active'
                and (b.expires_at is null or b.expires_at > n.latest)
            returning b.id, b.last_message_at - n.messages as before, n.messages, n.bytes
        ), stored as (
            insert into restante.message (owner_id, id, mailbox_id, received_at, size, otp, envelope_from, from_address,
                from_name, subject, body_text, body_html, codes, links, attachments, client_address, helo, tls)
            select $1, m.id, box.id, box.before + m.place, m.size, m.otp, m.envelope_from, m.from_address,
                m.from_name, m.subject, m.body_text, m.body_html, m.codes, m.links, m.attachments, m.client_address,
                m.helo, m.tls
            from box
            join unnest($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
                as m (id, mailbox_id, place, size, otp, envelope_from, from_address, from_name, subject, body_text,
                    body_html, codes, links, attachments, client_address, helo, tls)
                on m.mailbox_id = box.id
        ), kept as (
            insert into restante.message_source (owner_id, message_id, mailbox_id, raw)
            select $1, m.id, box.id, m.raw
            from box
            join unnest($6, $7, $23) as m (id, mailbox_id, raw) on m.mailbox_id = box.id
        ), counted as (
            insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
            select $1, $24, sum(box.messages), sum(box.bytes)
            from box
            having count(*) > 0
            on conflict (owner_id, slot) do update
            set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        ), called as (
            insert into restante.webhook_delivery (owner_id, id, kind, status, created_at, due_at)
            select $1, m.id, 'message', 'pending', box.before + m.place, box.before + m.place
            from box
            join unnest($6, $7, $8) as m (id, mailbox_id, place) on m.mailbox_id = box.id
            join restante.webhook as w on w.owner_id = $1 and w.enabled
            returning id
        )
        select box.id, box.before, exists (select from called) from box
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

    /// Stores all of `messages` in one commit, or none, and returns after it. If it throws `unavailable`, whether they are stored is
    /// unknown; any other error means that none is. On the pool's loop, one call at a time.
    package func store(_ messages: [IncomingMessage]) async throws(StorageError) -> [DeliveryResult] {
        // Rows are locked in one order everywhere (owner, mailbox, then the owner's counter), so that no two transactions wait for
        // each other.
        let batches = Dictionary(grouping: messages, by: \.owner).sorted { $0.key < $1.key }
            .map { OwnerBatch($0.key, $0.value) }
        var statements: [BoundStatement] = []
        var places: [Int] = []
        for batch in batches {
            statements.append(Doors.enter(batch.owner))
            if batch.mailboxes.count > 1 {
                statements.append(Self.lock.bind([batch.owner.parameter, batch.mailboxIDs]))
            }
            places.append(statements.count)
            statements.append(Self.store.bind(batch.parameters + [.int8(Int64(slot))]))
        }
        do {
            let results = try await pool.transaction(statements)
            var receivedAt: [MessageID: Timestamp] = [:]
            var called: Set<OwnerID> = []
            for (batch, place) in zip(batches, places) where results.indices.contains(place) {
                for row in results[place].rows {
                    let before = try row(1, as: Timestamp.self)
                    if try row(2) { called.insert(batch.owner) }
                    for (index, message) in batch.messages(in: try row(0)).enumerated() {
                        receivedAt[message] = before.adding(milliseconds: Int64(index) + 1)
                    }
                }
            }
            if !called.isEmpty { wakes.announce(called) }
            return messages.map { message in receivedAt[message.id].map { .stored(receivedAt: $0) } ?? .gone }
        } catch {
            throw StorageError(error)
        }
    }
}
