import Glibc

/// Where log lines go and which of them. One per process, made at start and handed down through `Logger`s.
package struct Log: Sendable {
    package let level: LogLevel
    private let clock: @Sendable () -> Int64
    private let sink: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - clock: milliseconds since 1970.
    ///   - sink: takes one whole line with its newline; called from any thread.
    package init(
        level: LogLevel = .info,
        clock: @escaping @Sendable () -> Int64 = millisecondsSinceEpoch,
        sink: @escaping @Sendable ([UInt8]) -> Void = writeToStandardError
    ) {
        self.level = level
        self.clock = clock
        self.sink = sink
    }

    /// A logger for one part of the program: `http`, `smtp`, `postgres`.
    package func logger(_ component: StaticString) -> Logger { Logger(log: self, component: component) }

    func write(_ level: LogLevel, _ component: StaticString, _ event: StaticString, _ fields: [Field]) {
        var line = LogLine()
        line.append("time", iso8601(milliseconds: clock()))
        line.append("level", level.rawValue)
        line.append("component", component.description)
        line.append("msg", event.description)
        for field in fields { line.append(field.key, field.value) }
        sink(line.ended())
    }
}

/// Writes `line` with one `write(2)`, so that lines of several threads and processes never mix. A line that
/// standard error does not take is lost: a log must not stop the service it watches.
package func writeToStandardError(_ line: [UInt8]) {
    while write(STDERR_FILENO, line, line.count) < 0, errno == EINTR {}
}
