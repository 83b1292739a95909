package import Inbox
import Postgres

/// A mailbox and whose it is.
package struct OwnedMailbox: Sendable {
    package let owner: OwnerID
    package let mailbox: Mailbox
}

/// A claim to a domain name and whose it is.
package struct OwnedDomain: Sendable {
    package let owner: OwnerID
    package let domain: Domain

    package init(owner: OwnerID, domain: Domain) {
        self.owner = owner
        self.domain = domain
    }
}

/// What the operator does with the things of tenants, beyond what the tenants' own operations do.
extension Operator {
    private static let setKeyExpiry = Statement(
        """
        with changed as (
            update restante.api_key as k set expires_at = $3
            where k.owner_id = $1 and k.id = $2
            returning k.id
        )
        select restante.record($1, 'key.update', changed.id::text, $4) from changed
        """)

    private static let setMailboxExpiry = Statement(
        """
        with changed as (
            update restante.mailbox as b set expires_at = $3, emptied = false
            where b.owner_id = $1 and b.id = $2 and b.status <> 'released'
            returning b.address
        )
        select restante.record($1, 'mailbox.update', changed.address, $4) from changed
        """)

    private static let hold = Statement(
        """
        insert into restante.domain_directory as d (name, owner_id, domain_id)
        select c.name, c.owner_id, c.id
        from restante.domain as c
        where c.owner_id = $1 and c.id = $2
        on conflict (name) do update set domain_id = excluded.domain_id
        where d.owner_id = excluded.owner_id
        returning d.name
        """)

    private static let letGo = Statement(
        "delete from restante.domain_directory as d where d.owner_id = $1 and d.domain_id = $2")

    private static let setDomainStatus = Statement(
        """
        with changed as (
            update restante.domain as d
            set status = $3, verified_at = case when $3 = 'active' then coalesce(d.verified_at, $4) else d.verified_at end
            where d.owner_id = $1 and d.id = $2
            returning d.name
        )
        select restante.record($1, $5, changed.name, '') from changed
        """)

    private static let ownerOfKey = Statement("select k.owner_id from restante.api_key as k where k.id = $1")

    private static let mailboxByID = Statement(
        """
        select b.owner_id, b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count,
            b.unread, b.last_message_at
        from restante.mailbox as b
        where b.id = $1 and b.status <> 'released'
        """)

    private static let mailboxByAddress = Statement(
        """
        select b.owner_id, b.id, b.address, b.kind, b.status, b.label, b.created_at, b.expires_at, b.message_count,
            b.unread, b.last_message_at
        from restante.mailbox as b
        where b.address = $1 and b.status <> 'released'
        order by b.created_at desc
        """)

    private static let domainsByName = Statement(
        """
        select d.owner_id, d.id, d.name, d.status, d.token, d.created_at, d.verified_at, d.txt_found, d.mx_found,
            d.checked_at
        from restante.domain as d
        where d.name = $1
        order by d.status, d.created_at
        """)

    private static let domainByID = Statement(
        """
        select d.owner_id, d.id, d.name, d.status, d.token, d.created_at, d.verified_at, d.txt_found, d.mx_found,
            d.checked_at
        from restante.domain as d
        where d.id = $1
        """)

    private static let allDomains = Statement(
        """
        select d.owner_id, d.id, d.name, d.status, d.token, d.created_at, d.verified_at, d.txt_found, d.mx_found,
            d.checked_at
        from restante.domain as d
        order by d.created_at desc, d.id desc
        """)

    private static let placeOfMessage = Statement(
        "select m.owner_id, m.mailbox_id from restante.message as m where m.id = $1")

    /// Moves a key's expiry; `notFound` if the tenant has no such key.
    package static func setExpiry(_ owner: OwnerID, key: KeyID, at time: Timestamp) -> OperatorCall<Void> {
        OperatorCall(setKeyExpiry(owner, key, time, "expires_at: \(time)"), isRecorded: true) {
            try $0.requireRow()
        }
    }

    /// Moves the expiry of a mailbox of any kind; nil makes it permanent.
    package static func setExpiry(
        _ owner: OwnerID, mailbox: MailboxID, at time: Timestamp?
    ) -> OperatorCall<Void> {
        let words = "expires_at: \(time?.description ?? "never")"
        return OperatorCall(setMailboxExpiry(owner, mailbox, time, words), isRecorded: true) {
            try $0.requireRow()
        }
    }

    /// Gives a name to the tenant's claim without a look at the DNS. `conflict` while another tenant holds it.
    package static func activate(_ owner: OwnerID, _ domain: DomainID, now: Timestamp) -> OperatorCall<Void> {
        OperatorCall(
            hold(owner, domain),
            setDomainStatus(
                owner, domain, DomainStatus.active.rawValue, now, AuditAction.domainActivate.rawValue),
            isRecorded: true
        ) { results in
            try results.requireRow(1)
            guard results.affected(0) == 1 else { throw StorageError.conflict }
        }
    }

    /// Takes the name from the tenant's claim: mail to it is refused until the operator activates it again.
    package static func disable(_ owner: OwnerID, _ domain: DomainID, now: Timestamp) -> OperatorCall<Void> {
        OperatorCall(
            letGo(owner, domain),
            setDomainStatus(
                owner, domain, DomainStatus.disabled.rawValue, now, AuditAction.domainDisable.rawValue),
            isRecorded: true
        ) { try $0.requireRow(1) }
    }

    /// Whose key this is.
    package static func owner(of key: KeyID) -> OperatorCall<OwnerID> {
        OperatorCall(ownerOfKey(key)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try row(0)
        }
    }

    /// The mailbox with this id.
    package static func mailbox(_ id: MailboxID) -> OperatorCall<OwnedMailbox> {
        OperatorCall(mailboxByID(id)) { results in
            guard let mailbox = try Operator.mailboxes(results).first else { throw StorageError.notFound }
            return mailbox
        }
    }

    /// Every tenant's mailbox with this address, newest first: more than one where a domain has changed hands.
    package static func mailboxes(_ address: EmailAddress) -> OperatorCall<[OwnedMailbox]> {
        OperatorCall(mailboxByAddress(address.description)) { try Operator.mailboxes($0) }
    }

    /// Every tenant's claim to this name, the active one first.
    package static func domains(named name: DomainName) -> OperatorCall<[OwnedDomain]> {
        OperatorCall(domainsByName(name.text)) { results in
            try results.map { OwnedDomain(owner: try $0(0), domain: try Domain($0, from: 1)) }
        }
    }

    /// The claim with this id.
    package static func domain(_ id: DomainID) -> OperatorCall<OwnedDomain> {
        OperatorCall(domainByID(id)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return OwnedDomain(owner: try row(0), domain: try Domain(row, from: 1))
        }
    }

    /// Every tenant's claims, newest first.
    package static func domains() -> OperatorCall<[OwnedDomain]> {
        OperatorCall(allDomains()) { results in
            try results.map { OwnedDomain(owner: try $0(0), domain: try Domain($0, from: 1)) }
        }
    }

    /// Whose message this is, and in which mailbox.
    package static func place(of message: MessageID) -> OperatorCall<(owner: OwnerID, mailbox: MailboxID)> {
        OperatorCall(placeOfMessage(message)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return (owner: try row(0), mailbox: try row(1))
        }
    }

    private static func mailboxes(_ results: Results) throws -> [OwnedMailbox] {
        try results.map { OwnedMailbox(owner: try $0(0), mailbox: try Mailbox($0, from: 1)) }
    }
}
