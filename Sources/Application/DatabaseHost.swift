package import Postgres
import Storage

/// The database that the settings name: a managed one, or the private cluster of the data folder. Its calls block their thread.
package final class DatabaseHost: Sendable {
    /// Whom a program acts as; see `docs/security.md`.
    package enum Role: String, Sendable {
        case server = "restante_server"
        case `operator` = "restante_operator"
        /// Who may change the schema.
        case administrator
    }

    private let cluster: PrivateCluster?
    private let url: String

    /// - Parameter url: nil for the private cluster, which is made and started by `open`.
    package init(url: String?, dataDirectory: DataDirectory) throws {
        if let url {
            cluster = nil
            self.url = url
        } else {
            let cluster = try PrivateCluster(dataDirectory: dataDirectory.path)
            self.cluster = cluster
            self.url = cluster.connectionString()
        }
    }

    package var isPrivate: Bool { cluster != nil }

    /// Makes the database reachable; the private cluster stays up until `close`.
    package func open() throws { try cluster?.open() }

    /// Starts the private cluster again if it has died.
    package func revive() throws { try cluster?.revive() }

    package func close() { cluster?.close() }

    /// Applies the missing migrations and gives their names.
    package func migrate() throws -> [String] {
        let options = options(as: .administrator)
        do { return try Migrator.restante.migrate(options) } catch is PostgresError where isPrivate {
            // It died under us, or had just been started when it noticed that one of its processes was dead.
            try revive()
            return try Migrator.restante.migrate(options)
        }
    }

    /// The names of the migrations that this database lacks.
    package func missingMigrations() throws -> [String] {
        try Migrator.restante.missing(options(as: .administrator))
    }

    /// How to connect as `role`. The session takes the role at its start and cannot return to the one that logged in.
    package func options(as role: Role) -> ConnectionOptions {
        switch role {
        case .administrator: ConnectionOptions(url, applicationName: "restante migrate")
        case .operator:
            ConnectionOptions(
                url, role: role.rawValue, settings: ["statement_timeout": "60s"],
                applicationName: "restante-admin")
        case .server:
            ConnectionOptions(
                cluster?.connectionString(user: role.rawValue) ?? url,
                role: cluster == nil ? role.rawValue : nil,
                settings: [
                    // One plan for good: the statements touch few rows whatever their arguments are. Each has its index; a plan
                    // made while a table was small must not read all of it when it has grown.
                    "plan_cache_mode": "force_generic_plan", "enable_seqscan": "off", "jit": "off",
                    "statement_timeout": "30s",
                    "lock_timeout": "10s", "idle_in_transaction_session_timeout": "30s",
                ])
        }
    }
}
