import Synchronization
import Telemetry

/// A log that remembers.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var log: Log {
        Log(level: .debug, sink: { line in self.append(String(decoding: line, as: UTF8.self)) })
    }

    private func append(_ line: String) { lines.withLock { $0.append(line) } }
}
