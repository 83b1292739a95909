import Glibc
import OpenSSL

/// The folder of the private cluster, the server's secret key and its process file.
package struct DataDirectory: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let path: String

    /// - Parameter path: made absolute against the working directory.
    package init(_ path: String) {
        var absolute = path
        if !path.hasPrefix("/"), let working = getcwd(nil, 0) {
            absolute = String(cString: working) + "/" + path
            free(working)
        }
        while absolute.count > 1, absolute.hasSuffix("/") { absolute.removeLast() }
        self.path = absolute
    }

    /// `/var/lib/restante` for root, else `restante` in the user's data folder.
    package static var standardPath: String {
        if geteuid() == 0 { return "/var/lib/restante" }
        if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/restante" }
        return (variable("HOME") ?? "/tmp") + "/.local/share/restante"
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Makes the folder, for its owner alone.
    package func make() throws {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, made == path ? 0o700 : 0o755) == 0 || errno == EEXIST else {
                throw Failure(
                    description: "cannot make the folder \(made): \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Whether a private cluster has been made in the folder; true also if that is hidden from this user, who will be told so when opening it.
    package var hasCluster: Bool { access(path + "/postgres/PG_VERSION", F_OK) == 0 || errno == EACCES }

    /// The 32 bytes behind PINs and cookies, from `file`, else from the data folder; nil if there are none yet.
    package func existingSecretKey(file: String?) throws -> [UInt8]? {
        try readKey(file ?? path + "/secret.key")
    }

    /// The 32 bytes behind PINs and cookies: read from `file`, else from the data folder, where they are made if
    /// there are none. They are not in the database, so a copy of it opens no inbox.
    package func secretKey(file: String?) throws -> [UInt8] {
        let place = file ?? path + "/secret.key"
        if let key = try readKey(place) { return key }
        guard file == nil else { throw Failure(description: "\(place) cannot be read") }
        let key = SecureRandom.bytes(32)
        let text = key.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() + "\n"
        // Written aside and linked into place: of two programs that start together one wins, and both read its key.
        let draft = place + ".\(getpid())"
        try write(text, to: draft)
        defer { unlink(draft) }
        guard link(draft, place) == 0 || errno == EEXIST, let winner = try readKey(place) else {
            throw Failure(description: "cannot write \(place): \(String(cString: strerror(errno)))")
        }
        return winner
    }

    /// Held by the one server of this folder for as long as it lives.
    package final class ServerLock: Sendable {
        private let descriptor: CInt

        fileprivate init(_ descriptor: CInt) { self.descriptor = descriptor }

        deinit { close(descriptor) }
    }

    /// Marks this process as the server of the folder; throws if another one is.
    package func lockAsServer() throws -> ServerLock {
        let file = path + "/server.pid"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Failure(description: "cannot open \(file): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure(description: "another server runs on the data folder \(path)")
        }
        ftruncate(descriptor, 0)
        let text = "\(getpid())\n"
        _ = Glibc.write(descriptor, text, text.utf8.count)
        return ServerLock(descriptor)
    }

    private func readKey(_ place: String) throws -> [UInt8]? {
        let descriptor = open(place, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = read(descriptor, &buffer, buffer.count)
        var bytes = Array(buffer.prefix(max(0, count)))
        while let last = bytes.last, last == 10 || last == 13 || last == 32 { bytes.removeLast() }
        // Whatever the operator wrote is the key, if it is long enough to be one.
        guard bytes.count >= 32 else {
            throw Failure(description: "\(place) holds \(bytes.count) characters; a key needs at least 32")
        }
        return SHA256.digest(of: bytes)
    }

    private func write(_ text: String, to file: String) throws {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure(description: "cannot write \(file): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        guard Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count, fsync(descriptor) == 0 else {
            throw Failure(description: "cannot write \(file): \(String(cString: strerror(errno)))")
        }
    }
}
