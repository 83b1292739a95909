import Glibc

/// Where a secret is read from: the command line itself is no such place, since every user of the machine can read
/// it.
package enum InputFile: Sendable, Equatable {
    case standardInput
    case path(String)
}

/// A password, PIN or key that must not be printed by accident.
package struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
    /// In bytes.
    package static let maximumSize = 4096

    /// The text itself.
    package let revealed: String

    package var description: String { "[secret]" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Opens `path` and reads it to its end.
    init(path: String) throws(CommandFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw CommandFailure(.failure, "'\(path)' cannot be opened: \(reason)")
        }
        defer { close(descriptor) }
        try self.init(descriptor: descriptor, name: "'\(path)'")
    }

    /// Reads a descriptor to its end. One trailing newline is not part of the secret.
    init(descriptor: Int32, name: String) throws(CommandFailure) {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CommandFailure(.failure, "\(name) cannot be read") }
            if count == 0 { break }
            bytes.append(contentsOf: chunk.prefix(count))
            // Two bytes more than the maximum, for the newline.
            guard bytes.count <= Self.maximumSize + 2 else { throw Self.tooLong(name) }
        }
        if bytes.last == UInt8(ascii: "\n") {
            bytes.removeLast()
            if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        }
        try self.init(bytes: bytes, name: name)
    }

    /// Reads one line from a terminal without showing it.
    init(typedAt terminal: Int32) throws(CommandFailure) {
        try self.init(bytes: try readHidden(terminal), name: "the input")
    }

    private init(bytes: [UInt8], name: String) throws(CommandFailure) {
        guard bytes.count <= Self.maximumSize else { throw Self.tooLong(name) }
        guard !bytes.isEmpty else { throw .usage("\(name) holds no secret") }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw .usage("\(name) is not UTF-8 text")
        }
        revealed = text
    }

    private static func tooLong(_ name: String) -> CommandFailure {
        .usage("\(name) is longer than \(maximumSize) bytes")
    }
}
