import Inbox
import Postgres

/// The mails of one tenant in one commit: what is asked before, what becomes of each, and what is written.
struct OwnerBatch {
    /// Mails that are the same to a mailbox.
    private struct Identity: Hashable {
        let mailbox: MailboxID
        let digest: [UInt8]
    }

    private struct Receipt {
        let message: MessageID
        let at: Timestamp
    }

    /// A mailbox whose row is ours, and what it takes.
    struct Box {
        let isActive: Bool
        let expiresAt: Timestamp?
        var last: Timestamp
        var messages = 0
        var bytes = 0
    }

    /// A mail that is written.
    struct Taken {
        let message: IncomingMessage
        let receivedAt: Timestamp
    }

    /// Whoever writes to a mailbox, its counters or its receipts holds its row, so that what the next statements see of them stays so,
    /// and two copies of a mail that arrive at once come one after the other.
    private static let lock = Statement(
        """
        select b.id, b.status, b.expires_at, b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = any($2)
        order by b.id
        for no key update
        """)

    private static let lockAtOnce = Statement(
        """
        select b.id, b.status, b.expires_at, b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = any($2)
        order by b.id
        for no key update skip locked
        """)

    private static let standing = Statement(
        """
        select o.status, o.expires_at,
            o.max_bytes - (
                select coalesce(sum(u.bytes), 0) from restante.owner_usage as u where u.owner_id = $1
            )::bigint,
            exists (select from restante.webhook as w where w.owner_id = $1 and w.enabled)
        from restante.owner as o
        where o.owner_id = $1
        """)

    /// The limit keeps it a look for each mail: a join could be planned as one through all receipts of the tenant.
    private static let receipts = Statement(
        """
        select m.mailbox_id, m.digest, k.message_id, k.at
        from unnest($2, $3) as m (mailbox_id, digest)
        cross join lateral (
            select r.message_id, r.at
            from restante.receipt as r
            where r.owner_id = $1 and r.mailbox_id = m.mailbox_id and r.digest = m.digest
            limit 1
        ) as k
        """)

    let owner: OwnerID
    private let messages: [IncomingMessage]
    private let waits: Bool
    private(set) var outcomes: [MessageID: DeliveryResult] = [:]
    private(set) var boxes: [MailboxID: Box] = [:]
    private(set) var taken: [Taken] = []
    /// What is taken although there is a receipt, since that is too old to count.
    private(set) var outdated: [IncomingMessage] = []
    private(set) var hasWebhook = false

    /// - Parameters:
    ///   - messages: all of `owner`; those of a mailbox are received in this order.
    ///   - waits: for mailboxes that others hold.
    init(_ owner: OwnerID, _ messages: [IncomingMessage], waits: Bool) {
        self.owner = owner
        self.messages = messages
        self.waits = waits
    }

    /// Whether there are webhook calls to be made after the commit.
    var hasCalls: Bool { hasWebhook && !taken.isEmpty }

    /// What the decision needs to know, the locks first.
    var questions: [BoundStatement] {
        let mailboxes = Parameter.uuids(messages.map(\.mailbox.uuid))
        return [
            Doors.enter(owner),
            (waits ? Self.lock : Self.lockAtOnce).bind([owner.parameter, mailboxes]),
            Self.standing.bind([owner.parameter]),
            Self.receipts.bind([owner.parameter, mailboxes, .byteaArray(messages.map(\.digest))]),
        ]
    }

    /// Decides about each mail. - Parameter results: the answers to `questions`.
    mutating func decide(_ results: Results) throws(PostgresError) {
        guard let standing = results.first(2), try standing(0, as: String.self) == "active" else { return }
        let servedUntil = try standing.optional(1, as: Timestamp.self)
        var room = try standing(2, as: Int.self)
        hasWebhook = try standing(3)
        try readBoxes(results[1])
        var receipts = try Self.receipts(results[3])
        for message in messages {
            guard servedUntil.map({ $0 > message.arrivedAt }) ?? true else { continue }
            guard var box = boxes[message.mailbox] else {
                if !waits { outcomes[message.id] = .held }
                continue
            }
            guard box.isActive, box.expiresAt.map({ $0 > message.arrivedAt }) ?? true else { continue }
            let identity = Identity(mailbox: message.mailbox, digest: message.digest)
            let receipt = receipts[identity]
            if let receipt, receipt.at > message.arrivedAt - Delivery.receiptAge {
                outcomes[message.id] = .duplicate(of: receipt.message)
            } else if message.raw.count > room {
                outcomes[message.id] = .full
            } else {
                room -= message.raw.count
                box.take(message)
                boxes[message.mailbox] = box
                if receipt != nil { outdated.append(message) }
                receipts[identity] = Receipt(message: message.id, at: message.arrivedAt)
                taken.append(Taken(message: message, receivedAt: box.last))
                outcomes[message.id] = .stored(receivedAt: box.last)
            }
        }
    }

    private mutating func readBoxes(_ result: QueryResult?) throws(PostgresError) {
        guard let result else { return }
        for row in result.rows {
            boxes[try row(0)] = Box(
                isActive: try row(1, as: String.self) == "active", expiresAt: try row.optional(2),
                last: try row.optional(3) ?? Timestamp(milliseconds: 0))
        }
    }

    private static func receipts(_ result: QueryResult?) throws(PostgresError) -> [Identity: Receipt] {
        var receipts: [Identity: Receipt] = [:]
        guard let result else { return receipts }
        for row in result.rows {
            receipts[Identity(mailbox: try row(0), digest: try row(1))] = Receipt(
                message: try row(2), at: try row(3))
        }
        return receipts
    }
}

extension OwnerBatch.Box {
    /// Times grow strictly within a mailbox, and none is before its arrival.
    fileprivate mutating func take(_ message: IncomingMessage) {
        last = max(message.arrivedAt, last.adding(milliseconds: 1))
        messages += 1
        bytes += message.raw.count
    }
}
