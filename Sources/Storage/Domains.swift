package import Inbox
import Postgres

/// A tenant's claim to a domain name.
package struct Domain: Sendable {
    /// What the last look at the DNS found.
    package struct Checks: Sendable {
        package let txt: Bool
        package let mx: Bool
        package let at: Timestamp
    }

    package let id: DomainID
    package let name: String
    package let status: DomainStatus
    /// What the TXT record must say.
    package let token: String
    package let createdAt: Timestamp
    package let verifiedAt: Timestamp?
    package let checks: Checks?
}

extension Domain {
    /// A claim as it is right after it was made.
    package init(id: DomainID, name: DomainName, token: String, createdAt: Timestamp) {
        self.init(
            id: id, name: name.text, status: .pending, token: token, createdAt: createdAt, verifiedAt: nil,
            checks: nil)
    }
}

/// An active domain whose DNS is due for another look.
package struct DomainToCheck: Sendable {
    package let owner: OwnerID
    package let domain: DomainID
    package let name: String
    package let token: String
}

package enum Domains {
    /// How long a holder's TXT record must have been missing before another's proof takes the name over.
    package static let grace = Duration.seconds(72 * 3600)

    private static let lockOwner = Statement(
        "select o.owner_id from restante.owner as o where o.owner_id = $1 for no key update")

    private static let insert = Statement(
        """
        with made as (
            insert into restante.domain as d (owner_id, id, name, status, token, created_at)
            select $1, $2, $3, 'pending', $4, $5
            from restante.owner as o
            where o.owner_id = $1
                and o.max_domains > (select count(*) from restante.domain as d where d.owner_id = $1)
            returning d.name
        )
        select restante.record($1, 'domain.create', made.name, '') from made
        """)

    private static let list = Statement(
        """
        select d.id, d.name, d.status, d.token, d.created_at, d.verified_at, d.txt_found, d.mx_found, d.checked_at
        from restante.domain as d
        where d.owner_id = $1
        order by d.created_at desc, d.id desc
        """)

    private static let byID = Statement(
        """
        select d.id, d.name, d.status, d.token, d.created_at, d.verified_at, d.txt_found, d.mx_found, d.checked_at
        from restante.domain as d
        where d.owner_id = $1 and d.id = $2
        """)

    private static let byName = Statement(
        """
        select d.id, d.name, d.status, d.token, d.created_at, d.verified_at, d.txt_found, d.mx_found, d.checked_at
        from restante.domain as d
        where d.owner_id = $1 and d.name = $2
        """)

    private static let check = Statement(
        """
        update restante.domain as d
        set txt_found = $3, mx_found = $4, checked_at = $5,
            txt_missing_since = case when $3 then null else coalesce(d.txt_missing_since, $5) end
        where d.owner_id = $1 and d.id = $2
        """)

    private static let activate = Statement(
        """
        with claim as materialized (
            select d.name, d.status, restante.activate_domain($2, $3, $4) as is_active
            from restante.domain as d
            where d.owner_id = $1 and d.id = $2
        )
        select restante.record($1, 'domain.activate', claim.name, '')
        from claim
        where claim.is_active and claim.status <> 'active'
        """)

    private static let dueForCheck = Statement(
        "select d.owner_id, d.domain_id, d.name, d.token from restante.domains_to_check($1, $2) as d")

    private static let lockMailboxes = Statement(
        """
        select b.id
        from restante.mailbox as b
        where b.owner_id = $1 and b.domain_id = $2
        order by b.id
        for no key update
        """)

    private static let endSessions = Statement(
        """
        delete from restante.buyer_session as s
        using restante.mailbox as b
        where s.owner_id = $1 and b.owner_id = $1 and b.id = s.mailbox_id and b.domain_id = $2
        """)

    private static let releaseMailboxes = Statement(
        """
        update restante.mailbox as b set status = 'released', domain_id = null, pin_hash = null, label = null
        where b.owner_id = $1 and b.domain_id = $2
        """)

    private static let remove = Statement(
        """
        with gone as (
            delete from restante.domain as d where d.owner_id = $1 and d.id = $2 returning d.name
        )
        select restante.record($1, 'domain.delete', gone.name, '') from gone
        """)

    /// Claims `name`, whoever else has claimed or holds it. `conflict` if this tenant has, `quotaExceeded` at its limit.
    /// - Parameter token: what the TXT record must say.
    package static func create(
        _ owner: OwnerID, id: DomainID, name: DomainName, token: String, now: Timestamp
    ) -> Operation<Domain> {
        .write(owner, lockOwner(owner), insert(owner, id, name.text, token, now), isRecorded: true) {
            results in
            guard results[1]?.count == 1 else { throw StorageError.quotaExceeded(.domains) }
            return Domain(id: id, name: name, token: token, createdAt: now)
        }
    }

    /// The tenant's claims, newest first.
    package static func list(_ owner: OwnerID) -> Operation<[Domain]> {
        .read(owner, list(owner)) { try $0.map { try Domain($0) } }
    }

    package static func domain(_ owner: OwnerID, _ id: DomainID) -> Operation<Domain> {
        .read(owner, byID(owner, id)) { try Domains.only($0.first()) }
    }

    package static func domain(_ owner: OwnerID, named name: DomainName) -> Operation<Domain> {
        .read(owner, byName(owner, name.text)) { try Domains.only($0.first()) }
    }

    /// Notes what a look at the DNS found. With both records there, the claim becomes active, unless the name is in other hands and its
    /// holder's TXT record has not been missing for ``grace``. Gives the claim as it is then.
    package static func record(
        _ owner: OwnerID, _ id: DomainID, txt: Bool, mx: Bool, now: Timestamp
    ) -> Operation<Domain> {
        let checked = check(owner, id, txt, mx, now)
        guard txt, mx else {
            return .write(owner, checked, byID(owner, id)) { try Domains.only($0.first(1)) }
        }
        return .write(
            owner, checked, activate(owner, id, now, grace.wholeMilliseconds), byID(owner, id),
            isRecorded: true
        ) { results in
            try Domains.only(results.first(2))
        }
    }

    /// Gives the claim up, with every mailbox on it and their mail.
    package static func delete(_ owner: OwnerID, _ id: DomainID) -> Operation<Void> {
        .write(
            owner, lockMailboxes(owner, id), endSessions(owner, id), releaseMailboxes(owner, id),
            remove(owner, id), isRecorded: true
        ) { results in
            try results.requireRow(3)
        }
    }

    /// Active domains of all tenants that were last looked at before `time`, the longest ago first.
    package static func dueForCheck(before time: Timestamp, limit: Int) -> DoorCall<[DomainToCheck]> {
        DoorCall(dueForCheck(time, limit)) { results in
            try results.map { row in
                DomainToCheck(owner: try row(0), domain: try row(1), name: try row(2), token: try row(3))
            }
        }
    }

    private static func only(_ row: Row?) throws -> Domain {
        guard let row else { throw StorageError.notFound }
        return try Domain(row)
    }
}

extension Domain {
    /// Reads 9 columns from `column` on, in the order `id, name, status, token, created_at, verified_at, txt_found, mx_found, checked_at`.
    init(_ row: Row, from column: Int = 0) throws {
        id = try row(column)
        name = try row(column + 1)
        status = try row.word(column + 2)
        token = try row(column + 3)
        createdAt = try row(column + 4)
        verifiedAt = try row.optional(column + 5)
        if let txt = try row.optional(column + 6, as: Bool.self),
            let mx = try row.optional(column + 7, as: Bool.self)
        {
            checks = Checks(txt: txt, mx: mx, at: try row(column + 8))
        } else {
            checks = nil
        }
    }
}
