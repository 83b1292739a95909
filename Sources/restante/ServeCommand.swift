import Application
import CommandLineKit
import Telemetry

/// Runs everything in one process until SIGTERM or SIGINT.
enum ServeCommand {
    static let command = Command(
        "serve", "Run the server",
        discussion: """
            Receives mail, serves HTTP and, unless RESTANTE_DATABASE_URL names a database, runs a private PostgreSQL in \
            the data folder. SIGTERM or SIGINT ends it within ten seconds: mails and requests under way are finished. SIGHUP has \
            it read its certificate again; connections that are open keep the one that they began with.
            """,
        settings: ServerSettings.all
    ) { invocation in
        let settings = invocation.settings
        let level = LogLevel(rawValue: settings[ServerSettings.logLevel].rawValue) ?? .info
        let logger = Log(level: level).logger("server")
        raiseDescriptorLimit()

        let certificate = try ServerCertificate.load(settings)
        let directory = DataDirectory(settings[ServerSettings.dataDirectory])
        try directory.make()
        let lock = try directory.lockAsServer()
        let host = try DatabaseHost(url: settings[ServerSettings.databaseURL], dataDirectory: directory)
        logger.info("opening the database", [.flag("private", host.isPrivate)])
        try host.open()
        defer { host.close() }
        for name in try host.migrate() { logger.info("migrated", [.unredacted("migration", name)]) }

        let services = try await Services(
            settings, directory: directory, host: host, certificate: certificate, log: Log(level: level))
        try await services.run()
        withExtendedLifetime(lock) {}
    }
}
