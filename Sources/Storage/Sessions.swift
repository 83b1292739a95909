package import Inbox
import OpenSSL
import Postgres

/// A log-in of an owner or a buyer.
package struct Session: Sendable {
    package let id: SessionID
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    /// From where it was opened, and with what program.
    package let client: String
    package let agent: String
}

/// Log-ins. A session is opened as trusted, after the password or PIN has been checked, and only if the one that was checked still holds.
package enum Sessions {
    /// Who changes the secret ends the sessions that are there, and one that is just being opened is not there yet: of the two transactions one
    /// waits for the other.
    private static let holdOwner = Statement(
        "select o.owner_id from restante.owner as o where o.owner_id = $1 for share")

    private static let holdMailbox = Statement(
        "select b.id from restante.mailbox as b where b.owner_id = $1 and b.id = $2 for share")

    private static let insertOwner = Statement(
        """
        with opened as (
            insert into restante.owner_session as s (owner_id, id, digest, created_at, expires_at, client, agent)
            select $1, $2, $3, $4, $5, $6, $7
            from restante.owner as o
            where o.owner_id = $1 and o.password_hash = $8
            returning s.id
        )
        select restante.record($1, 'session.open', opened.id::text, $7) from opened
        """)

    private static let insertBuyer = Statement(
        """
        insert into restante.buyer_session as s (owner_id, id, mailbox_id, digest, created_at, expires_at, client, agent)
        select $1, $2, b.id, $4, $5, $6, $7, $8
        from restante.mailbox as b
        where b.owner_id = $1 and b.id = $3 and b.pin_hash = $9
        returning s.id
        """)

    /// The most at one time of one holder; above it the oldest end.
    package static let most = 100

    private static let trimOwner = Statement(
        """
        delete from restante.owner_session as s
        where s.owner_id = $1 and (s.expires_at <= $2 or s.id in (
            select o.id
            from restante.owner_session as o
            where o.owner_id = $1
            order by o.created_at desc, o.id desc
            offset $3))
        """)

    private static let trimBuyer = Statement(
        """
        delete from restante.buyer_session as s
        where s.owner_id = $1 and s.mailbox_id = $2 and (s.expires_at <= $3 or s.id in (
            select o.id
            from restante.buyer_session as o
            where o.owner_id = $1 and o.mailbox_id = $2
            order by o.created_at desc, o.id desc
            offset $4))
        """)

    private static let listOwner = Statement(
        """
        select s.id, s.created_at, s.expires_at, s.client, s.agent
        from restante.owner_session as s
        where s.owner_id = $1 and s.expires_at > $2
        order by s.created_at desc, s.id desc
        limit 100
        """)

    private static let listBuyer = Statement(
        """
        select s.id, s.created_at, s.expires_at, s.client, s.agent
        from restante.buyer_session as s
        where s.owner_id = $1 and s.mailbox_id = $2 and s.expires_at > $3
        order by s.created_at desc, s.id desc
        limit 100
        """)

    private static let endOwner = Statement(
        """
        with ended as (
            delete from restante.owner_session as s where s.owner_id = $1 and s.id = $2 returning s.id
        )
        select restante.record($1, 'session.close', ended.id::text, '') from ended
        """)

    private static let endBuyer = Statement(
        "delete from restante.buyer_session as s where s.owner_id = $1 and s.mailbox_id = $2 and s.id = $3")

    private static let endOtherOwner = Statement(
        """
        with ended as (
            delete from restante.owner_session as s where s.owner_id = $1 and s.id <> $2 returning s.id
        ), counted as (
            select count(*) as sessions from ended having count(*) > 0
        )
        select restante.record($1, 'session.close_others', $2::text, 'sessions: ' || counted.sessions) from counted
        """)

    private static let endOtherBuyer = Statement(
        "delete from restante.buyer_session as s where s.owner_id = $1 and s.mailbox_id = $2 and s.id <> $3")

    /// Opens a session for who has just given the secret whose stored hash is `hash`; `refused` if that has changed meanwhile. Sessions
    /// of the same holder that have expired go, and the oldest of too many.
    package static func open(
        _ token: SessionToken, provenBy hash: String, now: Timestamp, expiresAt: Timestamp, client: String,
        agent: String
    ) -> Operation<Void> {
        let digest = SHA256.digest(of: token.text)
        let statements: (BoundStatement, BoundStatement, BoundStatement) =
            switch token.holder {
            case .owner:
                (
                    holdOwner(token.owner), trimOwner(token.owner, now, most - 1),
                    insertOwner(
                        token.owner, token.session, digest, now, expiresAt, client.storable, agent.storable,
                        hash)
                )
            case .buyer(let mailbox):
                (
                    holdMailbox(token.owner, mailbox), trimBuyer(token.owner, mailbox, now, most - 1),
                    insertBuyer(
                        token.owner, token.session, mailbox, digest, now, expiresAt, client.storable,
                        agent.storable, hash)
                )
            }
        return .write(
            token.owner, statements.0, statements.1, statements.2, isRecorded: token.isOwners
        ) { results in
            guard results[2]?.count == 1 else { throw StorageError.refused(.unknown) }
        }
    }

    /// The live sessions of who holds `token`, newest first.
    package static func list(_ token: SessionToken, now: Timestamp) -> Operation<[Session]> {
        let statement =
            switch token.holder {
            case .owner: listOwner(token.owner, now)
            case .buyer(let mailbox): listBuyer(token.owner, mailbox, now)
            }
        return .read(token.owner, statement) { results in
            try results.map { row in
                Session(
                    id: try row(0), createdAt: try row(1), expiresAt: try row(2), client: try row(3),
                    agent: try row(4))
            }
        }
    }

    /// Logs out.
    package static func end(_ token: SessionToken) -> Operation<Void> {
        .write(token.owner, end(token.session, of: token), isRecorded: token.isOwners) { _ in }
    }

    /// Ends one of the sessions of who holds `token`; `notFound` if there is none with this id.
    package static func end(_ id: SessionID, asHolderOf token: SessionToken) -> Operation<Void> {
        .write(token.owner, end(id, of: token), isRecorded: token.isOwners) { try $0.requireRow() }
    }

    /// Ends the sessions of who holds `token`, but that one.
    package static func endOthers(than token: SessionToken) -> Operation<Void> {
        let statement =
            switch token.holder {
            case .owner: endOtherOwner(token.owner, token.session)
            case .buyer(let mailbox): endOtherBuyer(token.owner, mailbox, token.session)
            }
        return .write(token.owner, statement, isRecorded: token.isOwners) { _ in }
    }

    private static func end(_ id: SessionID, of token: SessionToken) -> BoundStatement {
        switch token.holder {
        case .owner: endOwner(token.owner, id)
        case .buyer(let mailbox): endBuyer(token.owner, mailbox, id)
        }
    }
}

extension SessionToken {
    /// What a buyer does with its sessions is not recorded.
    fileprivate var isOwners: Bool { if case .owner = holder { true } else { false } }
}
