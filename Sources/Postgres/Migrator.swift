/// One forward-only migration: its file name, such as `0001_owners.sql`, and its text.
package struct Migration: Sendable {
    package let name: String
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// Why a database cannot be brought to this program's schema.
package enum MigrationError: Error, CustomStringConvertible {
    /// A migration that this database has is not in this program, or has another text.
    case diverged(name: String)
    /// The database has migrations that this program does not know.
    case newer(name: String)
    case failed(name: String, PostgresError)

    package var description: String {
        switch self {
        case .diverged(let name): "migration \(name) was applied with another text; restore the file"
        case .newer(let name): "the database is newer than this program: it has migration \(name)"
        case .failed(let name, let error): "migration \(name) failed: \(error.debugDescription)"
        }
    }
}

/// Brings a database to the schema of this program: each migration once, in order, each in a transaction of its own, under an
/// advisory lock, so that servers that start together apply them once.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    package init(_ migrations: [Migration]) { self.migrations = migrations }

    /// Applies what is missing. Blocks its thread; not for an event loop.
    /// - Returns: the names of the migrations applied.
    package func migrate(_ options: ConnectionOptions) throws -> [String] {
        let connection = try BlockingConnection(options)
        // Any session-level lock goes when the connection does.
        try connection.run(script: "select pg_advisory_lock(7165916604736876912)")
        try connection.run(script: Migrator.ledger)
        let remaining = try remaining(after: applied(connection))
        for migration in remaining { try apply(migration, on: connection) }
        return remaining.map(\.name)
    }

    /// The migrations that `migrate` would apply. Blocks its thread.
    package func missing(_ options: ConnectionOptions) throws -> [String] {
        let connection = try BlockingConnection(options)
        let exists = try connection.query(Migrator.ledgerExists()).first?(0, as: Bool.self) ?? false
        return try remaining(after: exists ? applied(connection) : []).map(\.name)
    }

    private static let ledger = """
        create schema if not exists restante;
        create table if not exists restante.migration (
            name text primary key,
            checksum text not null,
            applied_at timestamptz not null default now()
        );
        """

    private static let ledgerExists = Statement("select to_regclass('restante.migration') is not null")

    private static let list = Statement(
        "select name, checksum from restante.migration order by name")

    private static let record = Statement(
        """
        insert into restante.migration (name, checksum)
        values ($1, encode(sha256(convert_to($2, 'UTF8')), 'hex'))
        """)

    private static let checksum = Statement("select encode(sha256(convert_to($1, 'UTF8')), 'hex')")

    private struct Applied {
        let name: String
        let isUnchanged: Bool
    }

    private func applied(_ connection: BlockingConnection) throws -> [Applied] {
        try connection.query(Migrator.list()).rows.map { row in
            let name = try row(0, as: String.self)
            let recorded = try row(1, as: String.self)
            guard let known = migrations.first(where: { $0.name == name }) else {
                throw MigrationError.newer(name: name)
            }
            let actual = try connection.query(Migrator.checksum(known.text)).first?(0, as: String.self)
            return Applied(name: name, isUnchanged: actual == recorded)
        }
    }

    private func remaining(after applied: [Applied]) throws -> [Migration] {
        for (position, done) in applied.enumerated() {
            guard done.isUnchanged, position < migrations.count, migrations[position].name == done.name
            else { throw MigrationError.diverged(name: done.name) }
        }
        return Array(migrations.dropFirst(applied.count))
    }

    private func apply(_ migration: Migration, on connection: BlockingConnection) throws {
        do throws(PostgresError) {
            try connection.run(script: "begin")
            try connection.run(script: migration.text)
            _ = try connection.query(Migrator.record(migration.name, migration.text))
            try connection.run(script: "commit")
        } catch {
            try? connection.run(script: "rollback")
            throw MigrationError.failed(name: migration.name, error)
        }
    }
}
