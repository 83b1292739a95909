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
    /// It is safe on disk.
    case stored(receivedAt: Timestamp)
    /// The mailbox does not take mail any more.
    case gone
}

/// Where one event loop stores mail. No door: it is a plain write in each tenant, under its row-level security.
package final class Delivery {
    private static let store = Statement(
        """
        with box as (
            update restante.mailbox as b
            set message_count = b.message_count + 1, unread = b.unread + 1,
                message_bytes = b.message_bytes + $5,
                last_message_at = greatest($4, coalesce(b.last_message_at, 0) + 1)
            where b.owner_id = $1 and b.id = $2 and b.status = 'active'
                and (b.expires_at is null or b.expires_at > $4)
            returning b.id, b.last_message_at
        ), stored as (
            insert into restante.message (owner_id, id, mailbox_id, received_at, size, otp, envelope_from, from_address,
                from_name, subject, body_text, body_html, codes, links, attachments, client_address, helo, tls)
            select $1, $3, box.id, box.last_message_at, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18
            from box
        ), kept as (
            insert into restante.message_source (owner_id, message_id, mailbox_id, raw)
            select $1, $3, box.id, $19 from box
        )
        select box.last_message_at from box
        """)

    private static let count = Statement(
        """
        insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
        select $1, $2, count(*), sum(m.size)
        from restante.message as m
        where m.owner_id = $1 and m.id = any($3)
        having count(*) > 0
        on conflict (owner_id, slot) do update
        set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        """)

    private let pool: ConnectionPool
    private let slot: Int

    /// - Parameters:
    ///   - pool: with a session for deliveries, in the role `restante_server`.
    ///   - slot: this loop's counter of stored mail, from 1; 0 is for what is removed.
    package init(_ pool: ConnectionPool, slot: Int) {
        self.pool = pool
        self.slot = slot
    }

    /// Stores all of `messages` in one commit, or none, and returns after it. If it throws `unavailable`, whether they are stored is
    /// unknown; any other error means that none is. On the pool's loop, one call at a time.
    package func store(_ messages: [IncomingMessage]) async throws(StorageError) -> [DeliveryResult] {
        let (statements, places) = Delivery.transaction(messages, slot: slot)
        do {
            let results = try await pool.transaction(statements)
            return try places.map { place in
                guard results.indices.contains(place), let row = results[place].first else { return .gone }
                return .stored(receivedAt: try row(0))
            }
        } catch {
            throw StorageError(error)
        }
    }

    /// A transaction for all of `messages`, and where each one's result stands in it. They are locked in one order everywhere (owner,
    /// mailbox, then the owner's counter), so that no two transactions wait for each other.
    static func transaction(
        _ messages: [IncomingMessage], slot: Int
    ) -> (statements: [BoundStatement], places: [Int]) {
        let order = messages.indices.sorted { left, right in
            let (left, right) = (messages[left], messages[right])
            return left.owner != right.owner
                ? left.owner < right.owner
                : left.mailbox != right.mailbox ? left.mailbox < right.mailbox : left.id < right.id
        }
        var statements: [BoundStatement] = []
        var places = [Int](repeating: 0, count: messages.count)
        var owner: OwnerID?
        var ids: [MessageID] = []
        func finishOwner() {
            guard let owner else { return }
            statements.append(
                count.bind([
                    owner.parameter, .int8(Int64(slot)), .uuidArray(ids.map { ($0.uuid.high, $0.uuid.low) }),
                ]))
            ids = []
        }
        for index in order {
            let message = messages[index]
            if message.owner != owner {
                finishOwner()
                owner = message.owner
                statements.append(Doors.enter(message.owner))
            }
            places[index] = statements.count
            statements.append(store(message))
            ids.append(message.id)
        }
        finishOwner()
        return (statements, places)
    }

    private static func store(_ message: IncomingMessage) -> BoundStatement {
        store.bind([
            message.owner.parameter, message.mailbox.parameter, message.id.parameter,
            message.arrivedAt.parameter, .int8(Int64(message.raw.count)), message.otp.storable.parameter,
            .text(message.envelopeFrom.storable), .text(message.fromAddress.storable),
            message.fromName.storable.parameter, .text(message.subject.storable),
            .text(message.bodyText.storable), message.bodyHTML.storable.parameter,
            .text(message.codes.storable),
            .text(message.links.storable), .text(message.attachments.storable),
            .text(message.clientAddress.storable), .text(message.helo.storable),
            message.tls.storable.parameter, .bytea(message.raw),
        ])
    }
}
