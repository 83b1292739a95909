package import Inbox
package import OpenSSL
import Postgres

/// A buyer to be made.
package struct NewBuyer: Sendable {
    package let id: MailboxID
    package let localPart: LocalPart
    package let pin: PasswordHash

    package init(id: MailboxID, localPart: LocalPart, pin: PasswordHash) {
        self.id = id
        self.localPart = localPart
        self.pin = pin
    }
}

/// Mailboxes with a PIN.
package enum Buyers {
    private static let lockOwner = Statement(
        "select o.owner_id from restante.owner as o where o.owner_id = $1 for no key update")

    private static let insert = Statement(
        """
        with facts as materialized (
            select d.id, d.status, o.max_buyers - (
                select count(*) from restante.mailbox as b
                where b.owner_id = $1 and b.kind = 'buyer' and b.status <> 'released'
            ) as room
            from restante.domain as d
            join restante.owner as o on o.owner_id = d.owner_id
            where d.owner_id = $1 and o.owner_id = $1 and d.name = $2
        ), made as (
            insert into restante.mailbox as b (owner_id, id, domain_id, address, kind, status, label, pin_hash, created_at,
                expires_at)
            select $1, n.id, f.id, n.address, 'buyer', 'active', $6, n.pin_hash, $7, $8
            from facts as f, unnest($3, $4, $5) as n (id, address, pin_hash)
            where f.status = 'active' and f.room >= cardinality($3)
            returning b.id
        )
        select f.status, f.room, n.made, case when n.made > 0 then restante.record(
            $1, 'buyer.create', case n.made when 1 then ($4)[1] else $2 end, 'buyers: ' || n.made) end
        from facts as f
        cross join (select count(*) as made from made) as n
        """)

    private static let list = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.kind = 'buyer' and b.status <> 'released' and (b.created_at, b.id) < ($2, $3)
            and ($4 is null or b.domain_id = (
                select d.id from restante.domain as d where d.owner_id = $1 and d.name = $4))
            and ($5 is null or strpos(b.address, $5) > 0 or strpos(lower(b.label), $5) > 0)
        order by b.created_at desc, b.id desc
        limit $6
        """)

    private static let byID = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = $2 and b.kind = 'buyer' and b.status <> 'released'
        """)

    private static let update = Statement(
        """
        with changed as (
            update restante.mailbox as b
            set status = coalesce($3, b.status), label = case when $4 then $5 else b.label end,
                expires_at = case when $6 then $7 else b.expires_at end
            where b.owner_id = $1 and b.id = $2 and b.kind = 'buyer' and b.status <> 'released'
            returning b.address
        )
        select restante.record($1, 'buyer.update', changed.address, $8) from changed where $8 <> ''
        """)

    private static let setPIN = Statement(
        """
        with changed as (
            update restante.mailbox as b set pin_hash = $3
            where b.owner_id = $1 and b.id = $2 and b.kind = 'buyer' and b.status <> 'released'
            returning b.address
        )
        select restante.record($1, 'buyer.pin', changed.address, '') from changed
        """)

    private static let endSessions = Statement(
        "delete from restante.buyer_session as s where s.owner_id = $1 and s.mailbox_id = $2")

    private static let inbox = Statement(
        """
        select b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count, b.unread,
            b.last_message_at, s.expires_at
        from restante.mailbox as b
        join restante.buyer_session as s on s.owner_id = b.owner_id and s.mailbox_id = b.id
        where b.owner_id = $1 and s.owner_id = $1 and b.id = $2 and s.id = $3
        """)

    private static let findByAddress = Statement(
        "select d.owner_id, d.mailbox_id, d.pin_hash from restante.find_mailbox_by_address($1, $2, $3) as d")

    /// Whom a log-in is about.
    package struct LogIn: Sendable {
        package let owner: OwnerID
        package let mailbox: MailboxID
        /// `PasswordHash` in text.
        package let pinHash: String
    }

    /// What a buyer sees of the one mailbox.
    package struct Inbox: Sendable {
        package let mailbox: Mailbox
        package let sessionExpiresAt: Timestamp
    }

    /// What to change of a buyer; nil leaves it as it is.
    package struct Changes: Sendable {
        package var status: MailboxStatus?
        /// A nil within takes the label away.
        package var label: Label??
        /// A nil within makes it permanent.
        package var expiresAt: Timestamp??

        package init(status: MailboxStatus? = nil, label: Label?? = nil, expiresAt: Timestamp?? = nil) {
            self.status = status
            self.label = label
            self.expiresAt = expiresAt
        }

        /// For the audit trail.
        fileprivate var words: String {
            [
                status.map { "status: \($0)" }, label.map { _ in "label" },
                expiresAt.map { "expires_at: \($0?.description ?? "never")" },
            ].compactMap { $0 }.joined(separator: ", ")
        }
    }

    /// Makes all of `buyers` on the tenant's domain, or none: `notFound` without such a domain, `domainNotActive`, `quotaExceeded`,
    /// `conflict` if an address is taken.
    package static func create(
        _ owner: OwnerID, _ buyers: [NewBuyer], on domain: DomainName, label: Label?, now: Timestamp,
        expiresAt: Timestamp?
    ) -> Operation<[Mailbox]> {
        let made = buyers.map { buyer in
            Mailbox(
                id: buyer.id, address: "\(buyer.localPart)@\(domain)", kind: .buyer, status: .active,
                label: label?.text, createdAt: now, expiresAt: expiresAt, messageCount: 0, unread: 0,
                lastMessageAt: nil)
        }
        return .write(
            owner, lockOwner(owner),
            insert(
                owner, domain.text, Parameter.uuids(made.map(\.id.uuid)),
                Parameter.textArray(made.map(\.address)),
                Parameter.textArray(buyers.map(\.pin.description)), label?.text, now, expiresAt),
            isRecorded: true
        ) { results in
            guard let row = results.first(1) else { throw StorageError.notFound }
            guard try row.word(0, as: DomainStatus.self) == .active else {
                throw StorageError.domainNotActive
            }
            guard try row(2, as: Int.self) == made.count else { throw StorageError.quotaExceeded(.buyers) }
            return made
        }
    }

    /// The tenant's buyers, newest first, older than `cursor`; on one domain, or with `text` in address or label, if asked for.
    package static func list(
        _ owner: OwnerID, limit: Int, cursor: Cursor? = nil, domain: DomainName? = nil,
        containing text: String? = nil
    ) -> Operation<MailboxPage> {
        let limit = max(1, min(limit, 1000))
        let last = cursor ?? Cursor(time: Timestamp(milliseconds: .max), id: UUID(high: .max, low: .max))
        return .read(
            owner,
            list(
                owner, last.time, MailboxID(last.id), domain?.text, text?.lowercased().storable, limit + 1)
        ) { results in
            let mailboxes = try results.map { try Mailbox($0) }
            let shown = Array(mailboxes.prefix(limit))
            let next = mailboxes.count > limit ? shown.last : nil
            return MailboxPage(
                mailboxes: shown, next: next.map { Cursor(time: $0.createdAt, id: $0.id.uuid) })
        }
    }

    package static func buyer(_ owner: OwnerID, _ id: MailboxID) -> Operation<Mailbox> {
        .read(owner, byID(owner, id)) { try Buyers.only($0.first()) }
    }

    /// Changes a buyer and gives it as it is then.
    package static func update(_ owner: OwnerID, _ id: MailboxID, _ changes: Changes) -> Operation<Mailbox> {
        .write(
            owner,
            update(
                owner, id, changes.status?.rawValue, changes.label != nil, (changes.label ?? nil)?.text,
                changes.expiresAt != nil, changes.expiresAt ?? nil, changes.words),
            byID(owner, id), isRecorded: true
        ) { try Buyers.only($0.first(1)) }
    }

    /// Gives a buyer another PIN and ends the sessions made with the old one.
    package static func setPIN(_ owner: OwnerID, _ id: MailboxID, _ pin: PasswordHash) -> Operation<Void> {
        .write(owner, setPIN(owner, id, pin.description), endSessions(owner, id), isRecorded: true) {
            try $0.requireRow()
        }
    }

    /// The mailbox that a session has opened.
    package static func inbox(
        _ owner: OwnerID, _ id: MailboxID, session: SessionID
    ) -> Operation<Inbox> {
        .read(owner, inbox(owner, id, session)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return Inbox(mailbox: try Mailbox(row), sessionExpiresAt: try row(10))
        }
    }

    /// The live buyer with this address, for its log-in; nil if there is none.
    package static func find(_ address: EmailAddress, now: Timestamp) -> DoorCall<LogIn?> {
        DoorCall(findByAddress(address.description, address.domain.text, now)) { results in
            guard let row = results.first() else { return nil }
            return LogIn(owner: try row(0), mailbox: try row(1), pinHash: try row(2))
        }
    }

    private static func only(_ row: Row?) throws -> Mailbox {
        guard let row else { throw StorageError.notFound }
        return try Mailbox(row)
    }
}
