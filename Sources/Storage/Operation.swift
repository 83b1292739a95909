package import Inbox
import Postgres

/// Statements that are sent together as one transaction, and how to read their results.
struct Exchange<Value: Sendable>: Sendable {
    let statements: [BoundStatement]
    let lane: ConnectionPool.Lane
    /// Whether it leaves an event in the audit trail, and so must be told who acts.
    var isRecorded = false
    let decode: @Sendable (Results) throws -> Value

    /// The statements, behind the one that says who acts if that matters.
    func signed(by actor: @autoclosure () -> Actor) -> [BoundStatement] {
        isRecorded ? [actor().act()] + statements : statements
    }

    /// Reads the results of the `signed` statements that stand behind `count` others.
    func read(_ results: [QueryResult], behind count: Int) throws -> Value {
        try decode(Results(results, from: isRecorded ? count + 1 : count))
    }
}

/// Something done within one tenant. Each of its statements names the tenant, and row-level security checks it again.
package struct Operation<Value: Sendable>: Sendable {
    /// The tenant.
    package let owner: OwnerID
    let exchange: Exchange<Value>

    /// Reads, with the newest committed data.
    static func read(
        _ owner: OwnerID, _ statements: BoundStatement...,
        decode: @escaping @Sendable (Results) throws -> Value
    ) -> Operation {
        Operation(
            owner: owner, exchange: Exchange(statements: statements, lane: .read, decode: decode))
    }

    /// Asks for nothing: whether the caller's credential opens the tenant is all that comes of it.
    package static func nothing(_ owner: OwnerID) -> Operation where Value == Void {
        Operation(owner: owner, exchange: Exchange(statements: [], lane: .read, decode: { _ in }))
    }

    /// Changes something; on connections of their own, since a write may wait for a lock.
    /// - Parameter isRecorded: whether one of the statements calls `restante.record`, which fails unless it is told who acts.
    static func write(
        _ owner: OwnerID, _ statements: BoundStatement..., isRecorded: Bool = false,
        decode: @escaping @Sendable (Results) throws -> Value
    ) -> Operation {
        Operation(
            owner: owner,
            exchange: Exchange(statements: statements, lane: .write, isRecorded: isRecorded, decode: decode))
    }
}

/// A question to one of the doors, or to data of no tenant: asked before it is known who asks.
package struct DoorCall<Value: Sendable>: Sendable {
    let exchange: Exchange<Value>

    init(
        _ statements: BoundStatement..., lane: ConnectionPool.Lane = .read,
        decode: @escaping @Sendable (Results) throws -> Value
    ) {
        exchange = Exchange(statements: statements, lane: lane, decode: decode)
    }
}

/// Something that only the operator can do; the server's role is not allowed to.
package struct OperatorCall<Value: Sendable>: Sendable {
    let exchange: Exchange<Value>

    /// - Parameter isRecorded: whether one of the statements records an event.
    init(
        _ statements: BoundStatement..., isRecorded: Bool = false,
        decode: @escaping @Sendable (Results) throws -> Value
    ) {
        exchange = Exchange(statements: statements, lane: .write, isRecorded: isRecorded, decode: decode)
    }
}

/// The results of an exchange's own statements, counted from 0.
struct Results {
    private let results: [QueryResult]
    private let offset: Int

    /// - Parameter offset: how many results of doors stand before ours.
    init(_ results: [QueryResult], from offset: Int = 0) {
        self.results = results
        self.offset = offset
    }

    /// The same without the first `count`.
    func dropping(_ count: Int) -> Results { Results(results, from: offset + count) }

    subscript(_ statement: Int) -> QueryResult? {
        results.indices.contains(statement + offset) ? results[statement + offset] : nil
    }

    /// The first row of a statement's result.
    func first(_ statement: Int = 0) -> Row? { self[statement]?.first }

    /// Every row of a statement's result, or the first `limit` of them.
    func map<Element>(
        _ statement: Int = 0, atMost limit: Int = .max, _ body: (Row) throws -> Element
    ) rethrows -> [Element] {
        guard let result = self[statement] else { return [] }
        return try result.rows.prefix(limit).map(body)
    }

    /// How many rows a statement returned or touched.
    func affected(_ statement: Int = 0) -> Int { self[statement]?.affected ?? 0 }

    /// Throws `notFound` unless a statement touched a row.
    func requireRow(_ statement: Int = 0) throws(StorageError) {
        guard affected(statement) > 0 else { throw .notFound }
    }
}
