package import Inbox
import Postgres

/// A request that may be sent twice and must be done once, with the answer to give each time.
package struct OnceOnly: Sendable {
    /// What the client calls the request, at most 255 characters.
    package let key: String
    /// SHA-256 of the method, the path and the body.
    package let request: [UInt8]
    /// The answer's status and body, without secrets.
    package let status: Int
    package let answer: [UInt8]
    package let at: Timestamp

    package init(key: String, request: [UInt8], status: Int, answer: [UInt8], at: Timestamp) {
        self.key = key
        self.request = request
        self.status = status
        self.answer = answer
        self.at = at
    }
}

/// The answer to a request that was sent before.
package struct Replay: Sendable {
    package let status: Int
    package let answer: [UInt8]
}

package enum Idempotency {
    /// For how long an answer is kept.
    package static let kept = Duration.days(1)

    private static let requireFirst = Statement("select restante.require_first($1, $2, $3)")

    private static let note = Statement(
        """
        insert into restante.idempotency_key as k (owner_id, key, request, status, answer, at)
        select $1, $2, $3, $4, $5, $6
        where exists (
                select from restante.mailbox as b where b.owner_id = $1 and b.id = $7 and b.status <> 'released')
            or exists (select from restante.domain as d where d.owner_id = $1 and d.id = $7)
            or exists (select from restante.api_key as a where a.owner_id = $1 and a.id = $7)
            or exists (select from restante.ledger_entry as e where e.owner_id = $1 and e.id = $7)
        """)

    private static let find = Statement(
        """
        select k.request = $3, k.status, k.answer from restante.idempotency_key as k
        where k.owner_id = $1 and k.key = $2
        """)

    private static let forget = Statement(
        """
        delete from restante.idempotency_key as k
        where k.owner_id = $1 and k.key in (
            select i.key from restante.idempotency_key as i
            where i.owner_id = $1 and i.at < $2
            order by i.at
            limit $3
        )
        """)

    /// What was answered to this request before; nil if it was not. `repeated` if the key was used for another request.
    package static func replay(_ owner: OwnerID, _ key: String, _ request: [UInt8]) -> Operation<Replay?> {
        .read(owner, find(owner, key.storable, request)) { results in
            guard let row = results.first() else { return nil }
            guard try row(0, as: Bool.self) else { throw StorageError.repeated(.different) }
            return Replay(status: try row(1), answer: try row(2))
        }
    }
}

extension Operation {
    /// The same, done at most once for `once.key`: the answer is stored in the transaction that makes the thing `made`, and only if it was
    /// made. Throws `repeated` when another request has the key.
    package func once<Entity>(_ once: OnceOnly, making made: ID<Entity>) -> Operation {
        let (before, after) = Idempotency.frame(once, of: owner, making: made.uuid)
        let inner = exchange
        return Operation(
            owner: owner,
            exchange: Exchange(
                statements: before + inner.statements + after, lane: inner.lane, isRecorded: inner.isRecorded,
                decode: { try inner.decode($0.dropping(before.count)) }))
    }
}

extension Idempotency {
    /// What comes before and after the statements of a thing that is done once. Old answers go with new ones, so they need no sweep.
    fileprivate static func frame(
        _ once: OnceOnly, of owner: OwnerID, making made: UUID
    ) -> (before: [BoundStatement], after: [BoundStatement]) {
        let key = once.key.storable
        let note = note.bind([
            owner.parameter, .text(key), .bytea(once.request), .int8(Int64(once.status)),
            .bytea(once.answer), once.at.parameter, .uuid(made.high, made.low),
        ])
        return ([forget(owner, once.at - kept, 100), requireFirst(owner, key, once.request)], [note])
    }
}
