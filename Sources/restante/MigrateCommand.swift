import Application
import CommandLineKit

/// Brings the database to this program's schema without serving.
enum MigrateCommand {
    static let command = Command(
        "migrate", "Bring the database to this version's schema",
        discussion:
            "The server does this at its start too. Migrations go forward only and each is applied once.",
        settings: ServerSettings.database
    ) { invocation in
        let directory = DataDirectory(invocation.settings[ServerSettings.dataDirectory])
        try directory.make()
        let host = try DatabaseHost(
            url: invocation.settings[ServerSettings.databaseURL], dataDirectory: directory)
        try host.open()
        defer { host.close() }
        let applied = try host.migrate()
        try invocation.console.print(
            applied.isEmpty ? "nothing to do\n" : applied.map { "applied \($0)\n" }.joined())
    }
}
