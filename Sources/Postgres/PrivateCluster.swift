import CLibPQ
import Glibc
import Networking

/// A PostgreSQL cluster of our own in the data folder, on a Unix socket only.
///
/// The server, the admin program and the tests share it: each user holds a shared lock, and who leaves last stops it. A killed
/// server leaves it running, and the next one takes it over. All calls block their thread.
package final class PrivateCluster: @unchecked Sendable {
    package struct Failure: Error, CustomStringConvertible, Sendable {
        package let description: String
    }

    /// The bootstrap superuser, and the name of the database.
    package static let name = "restante"

    package let dataDirectory: String
    private let cluster: String
    private let socketDirectory: String
    private let binaries: PostgresBinaries
    private let account: Account
    private let extraSettings: [String]
    private let users: FileLock
    private let starting: FileLock

    /// Prepares the data folder; nothing is started before `open`.
    /// - Parameters:
    ///   - dataDirectory: an absolute path; made if it is missing.
    ///   - settings: server settings beside ours, as `fsync=off`, for those who start it.
    package init(dataDirectory: String, settings: [String] = []) throws {
        guard dataDirectory.utf8.allSatisfy(PrivateCluster.isPlain) else {
            throw Failure(
                description: "\(dataDirectory) has a character that PostgreSQL's own programs cannot take; "
                    + "choose another data folder")
        }
        self.dataDirectory = dataDirectory
        extraSettings = settings
        cluster = dataDirectory + "/postgres"
        try File.makeDirectory(dataDirectory, mode: 0o700)
        account = try Account(forCluster: cluster)
        binaries = try PostgresBinaries(cluster: cluster)
        // Another account runs the cluster: it must be able to walk in, and to see no more than the names.
        if account.isOther, let owner = File.owner(of: dataDirectory), owner == geteuid() {
            chmod(dataDirectory, 0o711)
        }
        socketDirectory = try PrivateCluster.socketDirectory(dataDirectory)
        users = try FileLock(dataDirectory + "/cluster.lock")
        starting = try FileLock(dataDirectory + "/cluster.starting")
    }

    /// libpq's words for reaching the cluster as `user`.
    package func connectionString(user: String = PrivateCluster.name) -> String {
        "host='\(socketDirectory)' user='\(user)' dbname='\(PrivateCluster.name)'"
    }

    /// Makes the cluster if there is none, starts it if it does not run, and keeps it until `close`.
    package func open() throws {
        starting.lock(.exclusive)
        defer { starting.unlock() }
        users.lock(.shared)
        try make()
        try start()
        do { try createDatabase() } catch is PostgresError {
            // One of its processes had died, and it noticed just now.
            try start()
            try createDatabase()
        }
    }

    /// Starts the cluster again if it has died. Between `open` and `close`.
    package func revive() throws {
        starting.lock(.exclusive)
        defer { starting.unlock() }
        try start()
    }

    /// Leaves the cluster, and stops it if nobody else uses it.
    package func close() {
        starting.lock(.exclusive)
        defer { starting.unlock() }
        guard users.tryExclusive() else { return users.unlock() }
        _ = try? command("pg_ctl", ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "30"]).run()
        users.unlock()
    }

    private func make() throws {
        guard !File.exists(cluster + "/PG_VERSION") else { return }
        try File.makeDirectory(cluster, mode: 0o700)
        try account.own(cluster)
        try checkReach()
        try command(
            "initdb",
            [
                "-D", cluster, "-U", PrivateCluster.name, "--auth-local=trust", "--auth-host=reject",
                "--encoding=UTF8", "--locale=C", "--data-checksums",
            ]
        ).runOrThrow(log: dataDirectory + "/initdb.log")
    }

    /// Starts the cluster unless it runs, and waits until it takes sessions.
    ///
    /// Who was killed does not go at once: a postmaster may still be ending, its sessions may live on for a moment and hold the
    /// memory that the next one needs, and after a crash a running one is busy with its recovery.
    private func start() throws {
        try makeSocketDirectory()
        let deadline = MonotonicTime.now() + .seconds(60)
        var failure = "it does not answer"
        while true {
            reapOrphans()
            switch readiness() {
            case PQPING_OK: return
            case PQPING_REJECT: failure = "it is still recovering"
            default:
                if try command("pg_ctl", ["status", "-D", cluster]).run() != 0 {
                    do { try launch() } catch let error as Command.Failure {
                        // Removed by all but the one that found its forerunner's sessions alive.
                        guard File.exists(cluster + "/postmaster.pid") else { throw error }
                        failure = error.description
                    }
                }
            }
            guard MonotonicTime.now() < deadline else {
                throw Failure(description: "the private database did not start within a minute: \(failure)")
            }
            usleep(20_000)
        }
    }

    /// As process 1 of a container we inherit the postmaster. Until somebody asks for its exit status a dead one counts as running.
    private func reapOrphans() {
        guard getpid() == 1 else { return }
        while waitpid(-1, nil, WNOHANG) > 0 {}
    }

    private func readiness() -> PGPing {
        PQping("host='\(socketDirectory)' user='\(PrivateCluster.name)' dbname=postgres connect_timeout=5")
    }

    private func launch() throws {
        try checkReach()
        let log = cluster + "/restante.log"
        let settings = [
            "listen_addresses=''", "unix_socket_directories='\(socketDirectory)'",
            "unix_socket_permissions=0700", "max_connections=200", "jit=off", "wal_compression=lz4",
            // Plans for tables that nobody has counted yet look up by the tenant alone: a new tenant's thousand buyers wait a moment, not a minute.
            "autovacuum_naptime=5s",
            "default_toast_compression=lz4", "checkpoint_completion_target=0.9", "max_wal_size=2GB",
            "log_min_messages=warning", "log_min_error_statement=panic",
        ]
        try command(
            "pg_ctl",
            [
                "start", "-D", cluster, "-w", "-t", "60", "-l", log, "-o",
                (settings + extraSettings).map { "-c \($0)" }.joined(separator: " "),
            ]
        ).runOrThrow(log: dataDirectory + "/start.log")
    }

    /// Under /tmp somebody else could have made the folder first, and would then stand between us and the database.
    private func makeSocketDirectory() throws {
        try File.makeDirectory(socketDirectory, mode: 0o700)
        guard File.isPrivateDirectory(socketDirectory, of: [geteuid(), account.user]) else {
            throw Failure(
                description: "\(socketDirectory) must be a folder that only \(account.name) can enter")
        }
        try account.own(socketDirectory)
    }

    private func createDatabase() throws {
        let options = ConnectionOptions(
            "host='\(socketDirectory)' user='\(PrivateCluster.name)' dbname=postgres")
        let connection = try BlockingConnection(options)
        let found = try connection.query(
            PrivateCluster.databases(PrivateCluster.name)
        ).count
        if found == 0 { try connection.run(script: "create database \(PrivateCluster.name)") }
    }

    private static let databases = Statement("select 1 from pg_database where datname = $1")

    private func command(_ program: String, _ arguments: [String]) -> Command {
        account.command(binaries.directory + "/" + program, arguments)
    }

    private func checkReach() throws {
        guard account.isOther else { return }
        let probe = account.command("/usr/bin/test", ["-x", cluster])
        guard try probe.run() != 0 else { return }
        throw Failure(
            description: "the user \(account.name), who runs the private database, cannot enter \(cluster); "
                + "choose another data folder, or let others pass through the folders above it (chmod o+x)")
    }

    /// pg_ctl hands the path to a shell within double quotes, and the name of the socket's folder within single ones; a comma
    /// would part that into two names.
    private static func isPlain(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "\\"),
            UInt8(ascii: ","):
            false
        default: octet >= 0x20 && octet != 0x7F
        }
    }

    /// The socket's folder: in the data folder, or under /tmp when that path is too long for a socket.
    private static func socketDirectory(_ dataDirectory: String) throws -> String {
        let inside = dataDirectory + "/run"
        if inside.utf8.count + "/.s.PGSQL.5432".utf8.count < 107 { return inside }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in dataDirectory.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "/tmp/restante-\(geteuid())-\(String(hash, radix: 36))"
    }
}

/// The account that runs PostgreSQL: our own, or another one if we are root, since PostgreSQL refuses root.
private struct Account {
    let name: String
    let user: uid_t
    let group: gid_t

    var isOther: Bool { user != geteuid() }

    init(forCluster cluster: String) throws {
        let existing = File.exists(cluster + "/PG_VERSION") ? File.owner(of: cluster) : nil
        let wanted: UnsafeMutablePointer<passwd>?
        if let existing {
            wanted = getpwuid(existing)
        } else if geteuid() != 0 {
            wanted = getpwuid(geteuid())
        } else {
            wanted = getpwnam("postgres") ?? getpwnam("nobody")
        }
        guard let entry = wanted else {
            guard geteuid() != 0 else {
                throw PrivateCluster.Failure(description: "no account to run PostgreSQL as")
            }
            name = "uid \(geteuid())"
            user = geteuid()
            group = getegid()
            return
        }
        name = String(cString: entry.pointee.pw_name)
        user = entry.pointee.pw_uid
        group = entry.pointee.pw_gid
        guard user == geteuid() || geteuid() == 0 else {
            throw PrivateCluster.Failure(description: "\(cluster) belongs to \(name); run as \(name) or root")
        }
    }

    func own(_ path: String) throws {
        guard isOther, File.owner(of: path) != user else { return }
        guard chown(path, user, group) == 0 else { throw File.Failure("chown", path) }
    }

    func command(_ path: String, _ arguments: [String]) -> Command {
        guard isOther else { return Command(path: path, arguments: arguments) }
        return Command(
            path: "/usr/bin/setpriv",
            arguments: ["--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--", path] + arguments)
    }
}

/// Where PostgreSQL's server programs are.
private struct PostgresBinaries {
    let directory: String

    /// Looks for the version that made `cluster`, else the newest: in Debian's place, then along `PATH`.
    init(cluster: String) throws {
        let made = File.contents(of: cluster + "/PG_VERSION", atMost: 16)
            .map { String(decoding: $0, as: UTF8.self).trimmingNewlines.trimmed }
        let root = "/usr/lib/postgresql"
        let versions = File.names(in: root)
            .sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
            .filter { made == nil || $0 == made }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        let places =
            versions.map { "\(root)/\($0)/bin" }
            + path.split(separator: ":").map(String.init)
        guard
            let found = places.first(where: { File.exists($0 + "/initdb") && File.exists($0 + "/postgres") })
        else {
            throw PrivateCluster.Failure(
                description: made.map { "PostgreSQL \($0), which made \(cluster), is not installed" }
                    ?? "PostgreSQL is not installed (Debian: apt-get install postgresql)")
        }
        directory = found
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
