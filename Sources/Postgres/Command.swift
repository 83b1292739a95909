import Glibc
import Networking

/// Runs a program of the system and waits for it.
struct Command {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let path: String
    let arguments: [String]

    /// - Returns: the exit status; what the program printed is dropped, unless it fails in `runOrThrow`.
    func run(output: String = "/dev/null") throws -> CInt {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        closeDescriptors(from: 3, in: &actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Own process group, default signals: a Ctrl-C meant for us must not reach the database.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let vector = ([path] + arguments).map { strdup($0) } + [nil]
        let environment = Command.environment.map { strdup($0) } + [nil]
        defer { for text in vector + environment { free(text) } }
        var process = pid_t()
        let code = posix_spawn(&process, path, &actions, &attributes, vector, environment)
        guard code == 0 else { throw Failure(description: "\(path): \(String(cString: strerror(code)))") }
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }

    /// Throws with the last lines that the program printed if it does not succeed.
    func runOrThrow(log: String) throws {
        let status = try run(output: log)
        guard status != 0 else { return }
        let printed = File.contents(of: log, atMost: 4096).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let name = path.split(separator: "/").last.map(String.init) ?? path
        throw Failure(description: "\(name) ended with status \(status): \(printed.trimmingNewlines)")
    }

    /// Messages in English, and nothing of ours that would change what PostgreSQL's programs do.
    private static var environment: [String] {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        return ["PATH=\(path)", "LC_ALL=C", "HOME=/", "TZ=UTC"]
    }
}

/// The little of the file system that the private cluster needs.
enum File {
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ call: String, _ path: String) {
            description = "\(call) \(path): \(String(cString: strerror(errno)))"
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func owner(of path: String) -> uid_t? {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_uid : nil
    }

    /// Whether `path` is a folder, and no link to one, that belongs to one of `users` and is closed to all others.
    static func isPrivateDirectory(_ path: String, of users: [uid_t]) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR && facts.st_mode & 0o077 == 0
            && users.contains(facts.st_uid)
    }

    /// Makes `path` and what is missing above it.
    static func makeDirectory(_ path: String, mode: mode_t) throws {
        guard !exists(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeDirectory(String(path[..<slash]), mode: 0o755)
        }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw Failure("mkdir", path) }
    }

    static func contents(of path: String, atMost limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = read(descriptor, &buffer, limit)
        return count >= 0 ? Array(buffer.prefix(count)) : nil
    }

    /// The names in a folder; empty if it cannot be read.
    static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
