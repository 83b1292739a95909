package import Inbox
package import OpenSSL
import Postgres

/// What a tenant sees and changes of itself.
package enum Owners {
    private static let account = Statement(
        """
        select o.owner_id, o.email, o.name, o.status, o.created_at, o.expires_at, o.max_domains, o.max_buyers,
            o.max_temporary, o.max_keys, o.max_bytes, o.requests_per_minute, o.max_hours
        from restante.owner as o
        where o.owner_id = $1
        """)

    private static let usage = Statement(
        """
        select
            (select count(*) from restante.domain as d where d.owner_id = $1),
            (select count(*) from restante.mailbox as b
                where b.owner_id = $1 and b.kind = 'buyer' and b.status <> 'released'),
            (select count(*) from restante.mailbox as b
                where b.owner_id = $1 and b.kind = 'temporary' and b.status <> 'released'
                    and (b.expires_at is null or b.expires_at > $2)),
            (select count(*) from restante.api_key as k
                where k.owner_id = $1 and k.revoked_at is null and k.expires_at > $2),
            (select coalesce(sum(u.messages), 0)::bigint from restante.owner_usage as u where u.owner_id = $1),
            (select coalesce(sum(u.bytes), 0)::bigint from restante.owner_usage as u where u.owner_id = $1)
        """)

    private static let findByEmail = Statement(
        """
        select d.owner_id, d.password_hash, d.status, d.expires_at
        from restante.find_owner_by_email($1) as d
        """)

    private static let hash = Statement(
        "select o.password_hash from restante.owner as o where o.owner_id = $1")

    private static let setHash = Statement(
        """
        with changed as (
            update restante.owner as o set password_hash = $3
            where o.owner_id = $1 and o.password_hash = $2
            returning o.owner_id
        )
        select restante.record($1, 'owner.password', '', '') from changed
        """)

    private static let endOtherSessions = Statement(
        "delete from restante.owner_session as s where s.owner_id = $1 and s.id <> $2")

    /// Whom a log-in is about.
    package struct LogIn: Sendable {
        package let owner: OwnerID
        /// `PasswordHash` in text.
        package let passwordHash: String
        package let status: OwnerStatus
        package let expiresAt: Timestamp?
    }

    /// The owner with this e-mail, for its log-in; nil if there is none. The e-mail is compared in lower case.
    package static func find(email: String) -> DoorCall<LogIn?> {
        DoorCall(findByEmail(email.lowercased().storable)) { results in
            guard let row = results.first() else { return nil }
            return LogIn(
                owner: try row(0), passwordHash: try row(1), status: try row.word(2),
                expiresAt: try row.optional(3))
        }
    }

    /// The tenant and how much it uses.
    package static func account(_ owner: OwnerID, now: Timestamp) -> Operation<OwnerAccount> {
        .read(owner, account(owner), usage(owner, now)) { results in
            guard let row = results.first(0), let counts = results.first(1) else {
                throw StorageError.notFound
            }
            return OwnerAccount(owner: try Owner(row), usage: try OwnerUsage(counts))
        }
    }

    /// The stored password, to check the one that somebody gives.
    package static func passwordHash(_ owner: OwnerID) -> Operation<String> {
        .read(owner, hash(owner)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try row(0)
        }
    }

    /// Changes the password and ends all sessions but one. `conflict` if the password is not the one that was checked any more.
    package static func changePassword(
        _ owner: OwnerID, from old: String, to new: PasswordHash, keeping session: SessionID
    ) -> Operation<Void> {
        .write(
            owner, setHash(owner, old, new.description), endOtherSessions(owner, session), isRecorded: true
        ) { results in
            guard results.affected(0) == 1 else { throw StorageError.conflict }
        }
    }
}
