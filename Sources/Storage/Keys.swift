package import Inbox
import OpenSSL
import Postgres

/// What is kept of an API key; never its secret.
package struct StoredKey: Sendable {
    package let id: KeyID
    package let owner: OwnerID
    package let name: String
    package let scopes: Scope
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package let revokedAt: Timestamp?
    package let lastUsedAt: Timestamp?

    /// The beginning of the key's text, to tell keys apart.
    package var prefix: String { APIKey.prefix(owner: owner, key: id) }

    package func status(at now: Timestamp) -> KeyStatus {
        revokedAt != nil ? .revoked : expiresAt <= now ? .expired : .active
    }
}

package enum Keys {
    private static let lockOwner = Statement(
        "select o.owner_id from restante.owner as o where o.owner_id = $1 for no key update")

    private static let insert = Statement(
        """
        with made as (
            insert into restante.api_key as k (owner_id, id, name, digest, scopes, created_at, expires_at)
            select $1, $2, $3, $4, $5, $6, $7
            from restante.owner as o
            where o.owner_id = $1 and o.max_keys > (
                select count(*) from restante.api_key as k
                where k.owner_id = $1 and k.revoked_at is null and k.expires_at > $6
            )
            returning k.id
        )
        select restante.record($1, 'key.create', made.id::text, $3) from made
        """)

    private static let list = Statement(
        """
        select k.id, k.name, k.scopes, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
        from restante.api_key as k
        where k.owner_id = $1 and (k.created_at, k.id) < ($2, $3)
        order by k.created_at desc, k.id desc
        limit 1000
        """)

    private static let revoke = Statement(
        """
        with revoked as (
            update restante.api_key as k set revoked_at = coalesce(k.revoked_at, $3)
            where k.owner_id = $1 and k.id = $2
            returning k.id, k.name
        )
        select restante.record($1, 'key.revoke', revoked.id::text, revoked.name) from revoked
        """)

    private static let touch = Statement(
        """
        update restante.api_key as k set last_used_at = greatest(k.last_used_at, u.used_at)
        from unnest($2, $3) as u (id, used_at)
        where k.owner_id = $1 and k.id = u.id
        """)

    /// Stores a new key; `quotaExceeded` if the tenant has as many as it may.
    package static func create(
        _ key: APIKey, name: Label, scopes: Scope, now: Timestamp, expiresAt: Timestamp
    ) -> Operation<StoredKey> {
        let stored = StoredKey(
            id: key.id, owner: key.owner, name: name.text, scopes: scopes, createdAt: now,
            expiresAt: expiresAt,
            revokedAt: nil, lastUsedAt: nil)
        // The count that decides is taken after the lock, in a statement of its own: two at once cannot both be the last.
        return .write(
            key.owner, lockOwner(key.owner),
            insert(
                key.owner, key.id, name.text, SHA256.digest(of: key.text), Int64(scopes.rawValue), now,
                expiresAt),
            isRecorded: true
        ) { results in
            guard results[1]?.count == 1 else { throw StorageError.quotaExceeded(.keys) }
            return stored
        }
    }

    /// The tenant's keys, newest first, revoked ones too; at most a thousand, made before `last`.
    package static func list(_ owner: OwnerID, after last: StoredKey? = nil) -> Operation<[StoredKey]> {
        let time = last?.createdAt ?? Timestamp(milliseconds: .max)
        let id = last?.id ?? KeyID(UUID(high: .max, low: .max))
        return .read(owner, list(owner, time, id)) { results in
            try results.map { row in
                StoredKey(
                    id: try row(0), owner: owner, name: try row(1),
                    scopes: Scope(rawValue: Int32(clamping: try row(2, as: Int64.self))),
                    createdAt: try row(3),
                    expiresAt: try row(4), revokedAt: try row.optional(5), lastUsedAt: try row.optional(6))
            }
        }
    }

    /// Ends the key from the next request on. `notFound` if the tenant has no such key.
    package static func revoke(_ owner: OwnerID, _ id: KeyID, now: Timestamp) -> Operation<Void> {
        .write(owner, revoke(owner, id, now), isRecorded: true) { try $0.requireRow() }
    }

    /// Notes when keys were last used.
    static func touch(_ owner: OwnerID, _ uses: [KeyID: Timestamp]) -> Operation<Void> {
        // In one order everywhere, so that two processes cannot wait for each other.
        let uses = uses.sorted { $0.key < $1.key }
        return .write(
            owner,
            touch(
                owner, Parameter.uuids(uses.map(\.key.uuid)),
                Parameter.int8Array(uses.map(\.value.milliseconds)))
        ) { _ in }
    }
}
