import Inbox
import OpenSSL
import Postgres

/// The first statement of an exchange: what makes the transaction a tenant's.
enum Doors {
    private static let key = Statement(
        """
        select d.verdict, d.scopes, d.requests_per_minute
        from restante.authenticate_key($1, $2, $3, $4, $5) as d
        """)

    private static let ownerSession = Statement(
        "select restante.authenticate_owner_session($1, $2, $3, $4)")

    private static let buyerSession = Statement(
        "select restante.authenticate_buyer_session($1, $2, $3, $4, $5)")

    private static let tenant = Statement("select set_config('restante.owner_id', $1, true)")

    static func authenticate(_ key: APIKey, requiring scope: Scope, now: Timestamp) -> BoundStatement {
        self.key.bind([
            key.owner.parameter, key.id.parameter, .bytea(SHA256.digest(of: key.text)),
            .int8(Int64(scope.rawValue)), now.parameter,
        ])
    }

    static func authenticate(_ token: SessionToken, now: Timestamp) -> BoundStatement {
        let digest = SHA256.digest(of: token.text)
        return switch token.holder {
        case .owner: ownerSession(token.owner, token.session, digest, now)
        case .buyer(let mailbox): buyerSession(token.owner, mailbox, token.session, digest, now)
        }
    }

    /// Sets the tenant without asking for a credential.
    static func enter(_ owner: OwnerID) -> BoundStatement { tenant(owner.description) }

    static func keyFacts(_ result: QueryResult?) throws -> KeyFacts {
        try checkVerdict(result)
        guard let row = result?.first else { throw StorageError.refused(.unknown) }
        return KeyFacts(
            scopes: Scope(rawValue: Int32(clamping: try row(1, as: Int64.self))),
            requestsPerMinute: try row(2))
    }

    /// Throws unless the verdict in the first column is `ok`.
    static func checkVerdict(_ result: QueryResult?) throws {
        let verdict = try result?.first?(0, as: String.self)
        guard verdict != "ok" else { return }
        throw StorageError.refused(verdict.flatMap(StorageError.Refusal.init(rawValue:)) ?? .unknown)
    }
}
