package import Inbox
import Postgres

/// A temporary mailbox to be made.
package struct NewTemporaryMailbox: Sendable {
    package let id: MailboxID
    package let address: EmailAddress
    package let createdAt: Timestamp
    /// Nil never expires.
    package let expiresAt: Timestamp?

    package init(id: MailboxID, address: EmailAddress, createdAt: Timestamp, expiresAt: Timestamp?) {
        self.id = id
        self.address = address
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

/// Mailboxes without a PIN that may live for a time. From their expiry on they are as good as not there, except in the list of expired
/// ones.
package enum TemporaryMailboxes {
    private static let lockOwner = Statement(
        "select o.owner_id from restante.owner as o where o.owner_id = $1 for no key update")

    /// The tenant's own expired mailbox makes room for one of the same address.
    private static let yield = Statement(
        """
        update restante.mailbox as b set status = 'released', domain_id = null
        where b.owner_id = $1 and b.address = $2 and b.kind = 'temporary' and b.status <> 'released'
            and b.expires_at <= $3
        """)

    private static let insert = Statement(
        """
        with facts as materialized (
            select o.max_temporary - (
                    select count(*) from restante.mailbox as b
                    where b.owner_id = $1 and b.kind <> 'buyer' and b.status <> 'released'
                        and (b.expires_at is null or b.expires_at > $5)
                ) as room, (
                    select d.id from restante.domain as d
                    where d.owner_id = $1 and d.name = $4 and d.status = 'active'
                ) as domain_id, (
                    select s.id from restante.shared_domain as s where s.name = $4 and s.status = 'active'
                ) as shared_domain_id
            from restante.owner as o
            where o.owner_id = $1
        ), taken as materialized (
            select f.domain_id, f.shared_domain_id
            from facts as f
            where f.room > 0 and (f.domain_id is not null
                or f.shared_domain_id is not null and restante.take_address($3, $2, $5))
        ), made as (
            insert into restante.mailbox as b (owner_id, id, domain_id, shared_domain_id, address, kind, status, created_at,
                expires_at)
            select $1, $2, t.domain_id, t.shared_domain_id, $3, 'temporary', 'active', $5, $6
            from taken as t
            returning b.id
        )
        select f.room > 0, num_nonnulls(f.domain_id, f.shared_domain_id) > 0, (select count(*) from made)
        from facts as f
        """)

    private static let live = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $2) and (b.created_at, b.id) < ($3, $4)
        order by b.created_at desc, b.id desc
        limit $5
        """)

    private static let countLive = Statement(
        """
        select count(*) from restante.mailbox as b
        where b.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $2)
        """)

    private static let byStatus = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released'
            and ($3 is null or coalesce(b.expires_at <= $2, false) = $3)
        order by b.created_at desc, b.id desc
        limit $4 offset $5
        """)

    private static let countByStatus = Statement(
        """
        select count(*) from restante.mailbox as b
        where b.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released'
            and ($3 is null or coalesce(b.expires_at <= $2, false) = $3)
        """)

    private static let byID = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = $2 and b.kind = 'temporary' and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $3)
        """)

    private static let release = Statement(
        """
        update restante.mailbox as b set status = 'released', domain_id = null
        where b.owner_id = $1 and b.id = $2 and b.kind = 'temporary' and b.status <> 'released'
            and (b.expires_at is null or b.expires_at > $3)
        """)

    /// Makes a mailbox on an active domain of the tenant or of the operator's offer: `domainNotActive` without such a domain,
    /// `quotaExceeded`, `conflict` if the address is taken or, on a shared domain, was another tenant's once.
    package static func create(_ owner: OwnerID, _ mailbox: NewTemporaryMailbox) -> Operation<Mailbox> {
        let address = mailbox.address.description
        return .write(
            owner, lockOwner(owner), yield(owner, address, mailbox.createdAt),
            insert(
                owner, mailbox.id, address, mailbox.address.domain.text, mailbox.createdAt, mailbox.expiresAt)
        ) { results in
            guard let row = results.first(2) else { throw StorageError.notFound }
            guard try row(1, as: Bool.self) else { throw StorageError.domainNotActive }
            guard try row(0, as: Bool.self) else { throw StorageError.quotaExceeded(.temporaryMailboxes) }
            guard try row(2, as: Int.self) == 1 else { throw StorageError.conflict }
            return Mailbox(
                id: mailbox.id, address: address, kind: .temporary, status: .active, label: nil,
                createdAt: mailbox.createdAt, expiresAt: mailbox.expiresAt, messageCount: 0, unread: 0,
                lastMessageAt: nil)
        }
    }

    /// The live ones, newest first, older than `cursor`, and how many there are.
    package static func live(
        _ owner: OwnerID, limit: Int, cursor: Cursor? = nil, now: Timestamp
    ) -> Operation<(page: MailboxPage, total: Int)> {
        let limit = max(1, min(limit, 100))
        let last = cursor ?? Cursor(time: Timestamp(milliseconds: .max), id: UUID(high: .max, low: .max))
        return .read(
            owner, live(owner, now, last.time, MailboxID(last.id), limit + 1), countLive(owner, now)
        ) { results in
            let mailboxes = try results.map { try Mailbox($0) }
            let shown = Array(mailboxes.prefix(limit))
            let next = mailboxes.count > limit ? shown.last : nil
            return (
                MailboxPage(
                    mailboxes: shown, next: next.map { Cursor(time: $0.createdAt, id: $0.id.uuid) }),
                try results.first(1)?(0) ?? 0
            )
        }
    }

    /// Some of all that are still listed, newest first, and how many there are.
    /// - Parameter expired: only those that have expired, or only those that have not; nil for both.
    package static func list(
        _ owner: OwnerID, expired: Bool?, limit: Int, offset: Int, now: Timestamp
    ) -> Operation<(mailboxes: [Mailbox], total: Int)> {
        .read(
            owner, byStatus(owner, now, expired, limit, offset), countByStatus(owner, now, expired)
        ) { results in (try results.map { try Mailbox($0) }, try results.first(1)?(0) ?? 0) }
    }

    /// One that is live; `notFound` otherwise.
    package static func mailbox(_ owner: OwnerID, _ id: MailboxID, now: Timestamp) -> Operation<Mailbox> {
        .read(owner, byID(owner, id, now)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try Mailbox(row)
        }
    }

    /// Gives a live one back; `notFound` otherwise. Afterwards ``Releases/sweep(_:)`` until it says that nothing is left.
    package static func release(_ owner: OwnerID, _ id: MailboxID, now: Timestamp) -> Operation<Void> {
        .write(owner, release(owner, id, now)) { try $0.requireRow() }
    }

    /// One that is live, with some of its messages, newest first, older than `cursor`; how many it has is its `messageCount`.
    package static func messages(
        _ owner: OwnerID, _ id: MailboxID, limit: Int, cursor: Cursor? = nil, now: Timestamp
    ) -> Operation<(mailbox: Mailbox, page: MessagePage)> {
        let page = Messages.select(
            owner, .id(id), limit: limit, cursor: cursor, since: nil, bodies: [], now: now)
        return .read(owner, byID(owner, id, now), page) { results in
            guard let row = results.first(), let page = try Messages.page(results, 1, limit: limit) else {
                throw StorageError.notFound
            }
            return (try Mailbox(row), page)
        }
    }

    /// One message of a live mailbox, with the mailbox.
    package static func message(
        _ owner: OwnerID, _ mailbox: MailboxID, _ id: MessageID, now: Timestamp
    ) -> Operation<(mailbox: Mailbox, message: Message)> {
        .read(owner, byID(owner, mailbox, now), Messages.select(owner, mailbox, id, now: now)) { results in
            guard let box = results.first(0), let row = results.first(1) else { throw StorageError.notFound }
            return (try Mailbox(box), try Message(row, from: 0, mailbox: mailbox))
        }
    }
}
