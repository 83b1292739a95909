package import Inbox
package import Networking
import OpenSSL
package import Postgres

/// The storage as one event loop reaches it. Every call is one exchange: the door that the caller's credential opens, then the
/// operation, as one transaction.
package final class Database {
    private let pool: ConnectionPool

    /// - Parameter pool: its sessions must have the role `restante_server`.
    package init(_ pool: ConnectionPool) { self.pool = pool }

    /// Where it is called.
    package var loop: EventLoop { pool.loop }

    /// Whether the database can be reached just now.
    package var isReady: Bool { pool.isReady }

    /// Runs `operation` in the tenant of `key`, if the key is good at `now` and has the scopes.
    /// - Parameter client: from where, for what is recorded.
    package func run<Value>(
        _ operation: Operation<Value>, with key: APIKey, requiring scope: Scope, now: Timestamp,
        from client: String = ""
    ) async throws(StorageError) -> KeyAnswer<Value> {
        guard operation.owner == key.owner else { throw .refused(.unknown) }
        let door = Doors.authenticate(key, requiring: scope, now: now)
        let exchange = operation.exchange
        let results = try await send(
            exchange.signed(by: .key(key, from: client)), exchange.lane, behind: door)
        do {
            return KeyAnswer(
                key: try Doors.keyFacts(results.first), value: try exchange.read(results, behind: 1))
        } catch {
            throw StorageError(error)
        }
    }

    /// Runs `operation` in the tenant of the session, if it is good at `now`; a buyer's session opens its mailbox only.
    /// - Parameter client: from where, for what is recorded.
    package func run<Value>(
        _ operation: Operation<Value>, with token: SessionToken, now: Timestamp, from client: String = ""
    ) async throws(StorageError) -> Value {
        guard operation.owner == token.owner else { throw .refused(.unknown) }
        let exchange = operation.exchange
        let results = try await send(
            exchange.signed(by: .session(token, from: client)), exchange.lane,
            behind: Doors.authenticate(token, now: now))
        do {
            try Doors.checkVerdict(results.first)
            return try exchange.read(results, behind: 1)
        } catch {
            throw StorageError(error)
        }
    }

    /// Runs `operation` in its tenant without a credential: for the program's own work, and for a log-in that has just been proven.
    package func run<Value>(
        trusted operation: Operation<Value>, as actor: Actor? = nil
    ) async throws(StorageError) -> Value {
        let exchange = operation.exchange
        do {
            let results = try await pool.exchange(
                [Doors.enter(operation.owner)] + exchange.signed(by: actor ?? .server), lane: exchange.lane)
            return try exchange.read(results, behind: 1)
        } catch {
            throw StorageError(error)
        }
    }

    /// Asks a door.
    package func run<Value>(_ call: DoorCall<Value>) async throws(StorageError) -> Value {
        do {
            return try call.exchange.decode(
                Results(try await pool.exchange(call.exchange.statements, lane: call.exchange.lane)))
        } catch {
            throw StorageError(error)
        }
    }

    /// A write behind a closed door is refused by row-level security (SQLSTATE 42501), which loses the door's answer with the rest of
    /// the transaction: then the door is asked alone.
    private func send(
        _ statements: [BoundStatement], _ lane: ConnectionPool.Lane, behind door: BoundStatement
    ) async throws(StorageError) -> [QueryResult] {
        do throws(PostgresError) {
            return try await pool.exchange([door] + statements, lane: lane)
        } catch {
            guard error.sqlState == "42501" else { throw StorageError(error) }
            do {
                try Doors.checkVerdict(try await pool.exchange([door], lane: .read).first)
            } catch {
                throw StorageError(error)
            }
            throw StorageError(error)
        }
    }
}

/// What a key opened, and the operation's own answer.
package struct KeyAnswer<Value: Sendable>: Sendable {
    package let key: KeyFacts
    package let value: Value
}

/// What the door tells of a good key.
package struct KeyFacts: Sendable {
    package let scopes: Scope
    /// How many requests a minute the key may make; 0 is no limit.
    package let requestsPerMinute: Int
}

/// Runs the operator's commands, one at a time, on a thread that may block.
package final class OperatorDatabase {
    private let connection: BlockingConnection
    private let actor = Actor.operator

    /// - Parameter options: must name the role `restante_operator`.
    package init(_ options: ConnectionOptions) throws(StorageError) {
        do { connection = try BlockingConnection(options) } catch { throw StorageError(error) }
    }

    package func run<Value>(_ call: OperatorCall<Value>) throws(StorageError) -> Value {
        try run(call.exchange)
    }

    /// Runs a tenant's operation; its own statements keep it within the tenant.
    package func run<Value>(_ operation: Operation<Value>) throws(StorageError) -> Value {
        try run(operation.exchange)
    }

    private func run<Value>(_ exchange: Exchange<Value>) throws(StorageError) -> Value {
        do {
            try connection.run(script: "begin")
            let value = try exchange.answer(on: connection, to: actor)
            try connection.run(script: "commit")
            return value
        } catch {
            try? connection.run(script: "rollback")
            throw StorageError(error)
        }
    }

    /// Runs `body`, whose reads all see the database as it is at their beginning. While it runs PostgreSQL keeps what others delete.
    package func snapshot(_ body: (Snapshot) throws -> Void) throws {
        do {
            try connection.run(script: "begin isolation level repeatable read read only")
        } catch {
            throw StorageError(error)
        }
        defer { try? connection.run(script: "rollback") }
        try body(Snapshot(connection: connection))
    }

    /// The database as it was at one moment.
    package struct Snapshot {
        fileprivate let connection: BlockingConnection

        package func run<Value>(_ operation: Operation<Value>) throws(StorageError) -> Value {
            do { return try operation.exchange.answer(on: connection, to: .operator) } catch {
                throw StorageError(error)
            }
        }

        package func run<Value>(_ call: OperatorCall<Value>) throws(StorageError) -> Value {
            do { return try call.exchange.answer(on: connection, to: .operator) } catch {
                throw StorageError(error)
            }
        }
    }
}

extension Exchange {
    /// Runs the statements one by one within a transaction that is open.
    fileprivate func answer(on connection: BlockingConnection, to actor: Actor) throws -> Value {
        try read(try signed(by: actor).map { try connection.query($0) }, behind: 0)
    }
}
