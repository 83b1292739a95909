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

    /// The key behind PINs, which is not in the database. Never made here: a PIN under a key that no server has opens nothing.
    func secretKey() throws -> [UInt8] {
        let folder = DataDirectory(invocation.settings[ServerSettings.dataDirectory])
        let file = invocation.settings[ServerSettings.secretKeyFile]
        guard let key = try folder.existingSecretKey(file: file) else {
            throw CommandFailure(
                .unavailable,
                file.map { "the secret key \($0) cannot be read" }
                    ?? "there is no secret key in the folder \(folder.path); 'restante serve' makes it at its first start"
            )
        }
        return key
    }
}

extension Command {
    /// A verb that works on the database, managed or private, whether or not the server runs.
    static func onDatabase(
        _ name: String, _ summary: String, discussion: String = "", arguments: [any CommandArgument] = [],
        options: [any CommandOption], action: @escaping @Sendable (Invocation, Session) throws -> Void
    ) -> Command {
        Command(
            name, summary, discussion: discussion, arguments: arguments, options: options,
            settings: ServerSettings.database
        ) { invocation in
            try perform(action, invocation)
        }
    }

    // Kept out of the asynchronous closure above: swiftc 6.3.1 fails to compile what the optimizer makes of the two together.
    @inline(never)
    private static func perform(
        _ action: (Invocation, Session) throws -> Void, _ invocation: Invocation
    ) throws {
        let host = try openDatabaseHost(invocation.settings)
        defer { host.close() }
        try requireSchema(host)
        let database = try OperatorDatabase(host.options(as: .operator))
        try action(invocation, Session(database: database, now: .now(), invocation: invocation))
    }
}

/// Reaches the database that the settings name; the caller closes it. Makes none: a mistyped data folder must not become an
/// empty installation that looks like the real one.
func openDatabaseHost(_ settings: Settings) throws -> DatabaseHost {
    let folder = DataDirectory(settings[ServerSettings.dataDirectory])
    let url = settings[ServerSettings.databaseURL]
    guard url != nil || folder.hasCluster else {
        throw CommandFailure(
            .unavailable,
            "there is no database in the folder \(folder.path); 'restante serve' or 'restante migrate' makes one"
        )
    }
    let host = try DatabaseHost(url: url, dataDirectory: folder)
    try host.open()
    return host
}

/// The schema is only ever changed by the server and `restante migrate`.
private func requireSchema(_ host: DatabaseHost) throws {
    let missing = try host.missingMigrations()
    guard let first = missing.first else { return }
    throw CommandFailure(
        .unavailable,
        "the database lacks \(missing.count) migrations, from \(first) on; run 'restante migrate'")
}
