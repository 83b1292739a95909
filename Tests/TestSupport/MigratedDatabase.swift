import Glibc
import Networking
package import Postgres
import Storage

/// A database with this program's schema for one test, copied from one that each test process makes once.
package struct MigratedDatabase: Sendable {
    private static let template: Result<EmptyDatabase, any Error> = Result {
        let database = try EmptyDatabase()
        _ = try Migrator.restante.migrate(ConnectionOptions(try database.connectionString()))
        atexit { try? MigratedDatabase.template.get().drop() }
        return database
    }

    package let database: EmptyDatabase

    package init() throws { database = try EmptyDatabase(copying: Self.template.get().name) }

    /// How the server reaches it.
    package var serverOptions: ConnectionOptions {
        get throws { ConnectionOptions(try database.connectionString(), role: "restante_server") }
    }

    /// How the operator reaches it.
    package var operatorOptions: ConnectionOptions {
        get throws { ConnectionOptions(try database.connectionString(), role: "restante_operator") }
    }

    package func drop() { database.drop() }
}
