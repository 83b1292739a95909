import Inbox
import Postgres

/// What the decision writes. The arrays are unnested where they are selected: there each row is read from them as it is inserted, while a
/// function in FROM would first copy all of it.
extension OwnerBatch {
    private static let insertMessages = Statement(
        """
        insert into restante.message (owner_id, id, mailbox_id, received_at, size, otp, envelope_from, from_address,
            from_name, subject, body_text, body_html, codes, links, attachments, client_address, helo, tls, notes)
        select $1, unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9),
            unnest($10), unnest($11), unnest($12), unnest($13), unnest($14), unnest($15), unnest($16), unnest($17),
            unnest($18), unnest($19)
        """)

    private static let insertSources = Statement(
        """
        insert into restante.message_source (owner_id, message_id, mailbox_id, raw)
        select $1, unnest($2), unnest($3), unnest($4)
        """)

    private static let removeReceipts = Statement(
        """
        delete from restante.receipt as r
        using unnest($2, $3) as m (mailbox_id, digest)
        where r.owner_id = $1 and r.mailbox_id = any($2) and r.digest = any($3)
            and r.mailbox_id = m.mailbox_id and r.digest = m.digest
        """)

    private static let insertReceipts = Statement(
        """
        insert into restante.receipt (owner_id, message_id, mailbox_id, digest, at)
        select $1, unnest($2), unnest($3), unnest($4), unnest($5)
        """)

    private static let countInMailboxes = Statement(
        """
        update restante.mailbox as b
        set message_count = b.message_count + n.messages, unread = b.unread + n.messages,
            message_bytes = b.message_bytes + n.bytes, last_message_at = n.last_message_at
        from unnest($2, $3, $4, $5) as n (id, messages, bytes, last_message_at)
        where b.owner_id = $1 and b.id = any($2) and b.id = n.id
        """)

    private static let countForOwner = Statement(
        """
        insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
        values ($1, $2, $3, $4)
        on conflict (owner_id, slot) do update
        set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        """)

    private static let queueCalls = Statement(
        """
        insert into restante.webhook_delivery (owner_id, id, kind, status, created_at, due_at)
        select $1, m.id, 'message', 'pending', m.received_at, m.arrived_at
        from restante.webhook as w
        cross join unnest($2, $3, $4) as m (id, received_at, arrived_at)
        where w.owner_id = $1 and w.enabled
        """)

    /// The statements that store what is taken; none if nothing is. The rows of the mailboxes, which the keys of all others point to, are
    /// changed after them: until then their locks are our own and cost nothing. The tenant's counter is last.
    /// - Parameter slot: which counter.
    func writes(slot: Int) -> [BoundStatement] {
        guard !taken.isEmpty else { return [] }
        let owner = owner.parameter
        let ids = Parameter.uuids(taken.map(\.message.id.uuid))
        let mailboxes = Parameter.uuids(taken.map(\.message.mailbox.uuid))
        let received = Parameter.int8Array(taken.map(\.receivedAt.milliseconds))
        let arrived = Parameter.int8Array(taken.map(\.message.arrivedAt.milliseconds))
        var statements = [
            Doors.enter(self.owner),
            Self.insertMessages.bind(
                [
                    owner, ids, mailboxes, received,
                    .int8Array(taken.map { Int64($0.message.raw.count) }),
                ] + contents),
            Self.insertSources.bind([owner, ids, mailboxes, .byteaArray(taken.map(\.message.raw))]),
        ]
        if !outdated.isEmpty {
            statements.append(
                Self.removeReceipts.bind([
                    owner, .uuids(outdated.map(\.mailbox.uuid)), .byteaArray(outdated.map(\.digest)),
                ]))
        }
        statements.append(
            Self.insertReceipts.bind([
                owner, ids, mailboxes, .byteaArray(taken.map(\.message.digest)), arrived,
            ]))
        if hasWebhook { statements.append(Self.queueCalls.bind([owner, ids, received, arrived])) }
        return statements + counts(slot)
    }

    private func counts(_ slot: Int) -> [BoundStatement] {
        let boxes = boxes.filter { $0.value.messages > 0 }.sorted { $0.key < $1.key }
        return [
            Self.countInMailboxes.bind([
                owner.parameter, .uuids(boxes.map(\.key.uuid)),
                .int8Array(boxes.map { Int64($0.value.messages) }),
                .int8Array(boxes.map { Int64($0.value.bytes) }),
                .int8Array(boxes.map(\.value.last.milliseconds)),
            ]),
            Self.countForOwner.bind([
                owner.parameter, .int8(Int64(slot)), .int8(Int64(taken.count)),
                .int8(Int64(boxes.reduce(0) { $0 + $1.value.bytes })),
            ]),
        ]
    }

    /// `$6…$19` of the messages.
    private var contents: [Parameter] {
        [
            texts { $0.otp }, texts { $0.envelopeFrom }, texts { $0.fromAddress }, texts { $0.fromName },
            texts { $0.subject }, texts { $0.bodyText }, texts { $0.bodyHTML }, texts { $0.codes },
            texts { $0.links }, texts { $0.attachments }, texts { $0.clientAddress }, texts { $0.helo },
            texts { $0.tls }, texts { $0.notes },
        ]
    }

    private func texts(_ field: (IncomingMessage) -> String?) -> Parameter {
        .textArray(taken.map { field($0.message).storable })
    }
}
