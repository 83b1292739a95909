import Application
import CommandLineKit
import Inbox
import Storage

/// A run of a command that works on the database.
struct Session {
    let database: OperatorDatabase
    /// One moment for all that the command does.
    let now: Timestamp
    private let invocation: Invocation

    init(database: OperatorDatabase, now: Timestamp, invocation: Invocation) {
        self.database = database
        self.now = now
        self.invocation = invocation
    }

    /// The key behind PINs, which is not in the database. Made here if there is none yet, so that buyers can be made before
    /// the server's first start.
    func secretKey() throws -> [UInt8] {
        let folder = DataDirectory(invocation.settings[ServerSettings.dataDirectory])
        let file = invocation.settings[ServerSettings.secretKeyFile]
        if file == nil { try folder.make() }
        return try folder.secretKey(file: file)
    }
}

extension Command {
    /// A verb that works on the database, managed or private, whether or not the server runs.
    static func onDatabase(
        _ name: String, _ summary: String, discussion: String = "", arguments: [any CommandArgument] = [],
        options: [any CommandOption], action: @escaping @Sendable (Invocation, Session) async throws -> Void
    ) -> Command {
        Command(
            name, summary, discussion: discussion, arguments: arguments, options: options,
            settings: ServerSettings.database
        ) { invocation in
            try await withDatabaseHost(invocation.settings) { host in
                try requireSchema(host)
                let database = try OperatorDatabase(host.options(as: .operator))
                try await action(invocation, Session(database: database, now: .now(), invocation: invocation))
            }
        }
    }
}

/// Reaches the database for as long as `body` runs.
func withDatabaseHost(_ settings: Settings, _ body: (DatabaseHost) async throws -> Void) async throws {
    let folder = DataDirectory(settings[ServerSettings.dataDirectory])
    let url = settings[ServerSettings.databaseURL]
    if url == nil { try folder.make() }
    let host = try DatabaseHost(url: url, dataDirectory: folder)
    try host.open()
    defer { host.close() }
    try await body(host)
}

/// A private cluster that is quite new gets its schema here, so that owners can be made before the server's first start.
/// A database that others share is only ever changed by `restante migrate`.
private func requireSchema(_ host: DatabaseHost) throws {
    let missing = try host.missingMigrations()
    guard let first = missing.first else { return }
    if host.isPrivate, first.hasPrefix("0001_") {
        _ = try host.migrate()
    } else {
        throw CommandFailure(
            .unavailable,
            "the database lacks \(missing.count) migrations, from \(first) on; run 'restante migrate'")
    }
}
