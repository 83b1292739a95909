package import Inbox
package import OpenSSL
import Postgres

/// What the operator does with tenants. Each function here is refused to the server's role.
package enum Operator {
    private static let insertOwner = Statement(
        """
        insert into restante.owner (owner_id, email, name, password_hash, status, created_at, expires_at, max_domains,
            max_buyers, max_temporary, max_keys, max_bytes, requests_per_minute, max_hours)
        values ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """)

    private static let insertEmail = Statement(
        "insert into restante.owner_email (email, owner_id) values ($1, $2)")

    private static let updateEmail = Statement(
        "update restante.owner_email as e set email = $2 where e.owner_id = $1 and $2 is not null")

    private static let allOwners = Statement(
        """
        select o.owner_id, o.email, o.name, o.status, o.created_at, o.expires_at, o.max_domains, o.max_buyers,
            o.max_temporary, o.max_keys, o.max_bytes, o.requests_per_minute, o.max_hours
        from restante.owner as o
        order by o.created_at desc, o.owner_id desc
        """)

    private static let ownerByEmail = Statement(
        """
        select o.owner_id, o.email, o.name, o.status, o.created_at, o.expires_at, o.max_domains, o.max_buyers,
            o.max_temporary, o.max_keys, o.max_bytes, o.requests_per_minute, o.max_hours
        from restante.owner_email as e
        join restante.owner as o on o.owner_id = e.owner_id
        where e.email = $1
        """)

    private static let updateOwner = Statement(
        """
        update restante.owner as o
        set email = coalesce($13, o.email), name = coalesce($2, o.name), status = coalesce($3, o.status),
            expires_at = case when $4 then $5 else o.expires_at end, max_domains = coalesce($6, o.max_domains),
            max_buyers = coalesce($7, o.max_buyers), max_temporary = coalesce($8, o.max_temporary),
            max_keys = coalesce($9, o.max_keys), max_bytes = coalesce($10, o.max_bytes),
            requests_per_minute = coalesce($11, o.requests_per_minute),
            password_hash = coalesce($12, o.password_hash), max_hours = coalesce($14, o.max_hours)
        where o.owner_id = $1
        """)

    private static let endSessions = Statement(
        "delete from restante.owner_session as s where s.owner_id = $1 and $2")

    /// Nothing for a tenant that is not there: the call says so.
    private static let recordChange = Statement(
        "select restante.record($1, $2, o.email, $3) from restante.owner as o where o.owner_id = $1")

    private static let deleteOwner = Statement("delete from restante.owner as o where o.owner_id = $1")

    /// What changes of a tenant are called in the audit trail.
    package enum OwnerChange: Sendable {
        case update, suspend, resume, extend

        fileprivate var action: AuditAction {
            switch self {
            case .update: .ownerUpdate
            case .suspend: .ownerSuspend
            case .resume: .ownerResume
            case .extend: .ownerExtend
            }
        }
    }

    /// What to change of a tenant; nil leaves it as it is.
    package struct OwnerChanges: Sendable {
        /// Kept in lower case.
        package var email: String?
        package var name: OwnerName?
        package var status: OwnerStatus?
        /// A nil within makes it permanent.
        package var expiresAt: Timestamp??
        package var domains: Int?
        package var buyers: Int?
        package var temporaryMailboxes: Int?
        package var keys: Int?
        package var bytes: Int64?
        package var requestsPerMinute: Int?
        package var addressHours: Int?
        /// Ends the owner's sessions too.
        package var password: PasswordHash?

        package init() {}

        /// For the audit trail.
        fileprivate var words: String {
            let limits: [(name: String, value: (any CustomStringConvertible)?)] = [
                ("max_domains", domains), ("max_buyers", buyers), ("max_temporary", temporaryMailboxes),
                ("max_keys", keys), ("max_bytes", bytes), ("requests_per_minute", requestsPerMinute),
                ("max_hours", addressHours),
            ]
            let facts = [
                email.map { "email: \($0)" }, name.map { _ in "name" }, status.map { "status: \($0)" },
                expiresAt.map { "expires_at: \($0?.description ?? "never")" },
                password.map { _ in "password" },
            ]
            return
                (facts.compactMap { $0 }
                + limits.compactMap { limit in limit.value.map { "\(limit.name): \($0)" } })
                .joined(separator: ", ")
        }
    }

    /// Makes a tenant. `conflict` if another has the e-mail, which is kept in lower case.
    package static func create(
        _ id: OwnerID, email: String, name: OwnerName, password: PasswordHash, limits: Limits = Limits(),
        now: Timestamp, expiresAt: Timestamp?
    ) -> OperatorCall<Owner> {
        let email = email.lowercased().storable
        let owner = Owner(
            id: id, email: email, name: name.text, status: .active, createdAt: now, expiresAt: expiresAt,
            limits: limits)
        return OperatorCall(
            insertOwner(
                id, email, name.text, password.description, now, expiresAt, limits.domains, limits.buyers,
                limits.temporaryMailboxes, limits.keys, limits.bytes, limits.requestsPerMinute,
                limits.addressHours),
            insertEmail(email, id),
            Audit.record(id, .ownerCreate, email), isRecorded: true
        ) { _ in owner }
    }

    /// All tenants, newest first.
    package static func owners() -> OperatorCall<[Owner]> {
        OperatorCall(allOwners()) { try $0.map { try Owner($0) } }
    }

    /// The tenant with this e-mail, in any case.
    package static func owner(email: String) -> OperatorCall<Owner> {
        OperatorCall(ownerByEmail(email.lowercased().storable)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try Owner(row)
        }
    }

    /// Changes a tenant. `conflict` if another has the e-mail.
    package static func update(
        _ id: OwnerID, _ changes: OwnerChanges, as change: OwnerChange = .update
    ) -> OperatorCall<Void> {
        let email = changes.email.map { $0.lowercased().storable }
        return OperatorCall(
            updateOwner(
                id, changes.name?.text, changes.status?.rawValue, changes.expiresAt != nil,
                changes.expiresAt ?? nil, changes.domains, changes.buyers, changes.temporaryMailboxes,
                changes.keys,
                changes.bytes, changes.requestsPerMinute, changes.password?.description, email,
                changes.addressHours),
            updateEmail(id, email),
            endSessions(id, changes.password != nil),
            recordChange(id, change.action.rawValue, changes.words.storable), isRecorded: true
        ) { try $0.requireRow() }
    }

    /// Removes a tenant and everything that it has. What stays is that it was deleted.
    /// - Parameter contents: how much it had, in words that name nobody.
    package static func delete(_ id: OwnerID, with contents: String = "") -> OperatorCall<Void> {
        OperatorCall(deleteOwner(id), recordOwn(.ownerDelete, id.description, contents), isRecorded: true) {
            try $0.requireRow()
        }
    }
}
