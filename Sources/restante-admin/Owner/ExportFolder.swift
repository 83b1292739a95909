import CommandLineKit
import Glibc
import JSON

/// A new folder that an export is written into, for its user alone. Nothing that is there is ever written over.
struct ExportFolder {
    private let path: String

    /// Makes the folder; a conflict if there is anything of that name.
    init(_ path: String) throws(CommandFailure) {
        guard mkdir(path, 0o700) == 0 else {
            let isThere = errno == EEXIST
            throw CommandFailure(
                isThere ? .conflict : .failure,
                isThere
                    ? "'\(path)' is there already; an export needs a new folder"
                    : "cannot make the folder '\(path)': \(String(cString: strerror(errno)))")
        }
        self.path = path
    }

    func makeFolder(_ name: String) throws(CommandFailure) { _ = try ExportFolder(path + "/" + name) }

    func file(_ name: String) throws(CommandFailure) -> ExportFile { try ExportFile(path + "/" + name) }

    /// A file with one document.
    func write(_ name: String, _ document: (inout JSONWriter) -> Void) throws(CommandFailure) {
        let file = try file(name)
        try file.line(document)
        try file.close()
    }
}

/// A new file that is written from its beginning to its end, with a bounded buffer.
final class ExportFile {
    private static let buffered = 1 << 16

    /// How many lines it has.
    private(set) var lines = 0
    private let path: String
    private let descriptor: CInt
    private var buffer: [UInt8] = []

    init(_ path: String) throws(CommandFailure) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit { Glibc.close(descriptor) }

    /// One JSON object and the end of its line (JSON Lines).
    func line(_ object: (inout JSONWriter) -> Void) throws(CommandFailure) {
        var json = JSONWriter()
        json.object { object(&$0) }
        try write(json.bytes + [UInt8(ascii: "\n")])
        lines += 1
    }

    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        buffer += bytes
        if buffer.count >= Self.buffered { try flush() }
    }

    /// Writes what is left and waits until the disk has it.
    func close() throws(CommandFailure) {
        try flush()
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }

    private func flush() throws(CommandFailure) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(count)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.failure, "'\(path)' cannot be written: \(String(cString: strerror(errno)))")
    }
}
