/// Writes the events of one component, with the fields that all of them share.
///
/// Fields are only evaluated when the event's level is written:
///
///     logger.info("mail stored", [.number("size", size), .address("to", recipient)])
package struct Logger: Sendable {
    private let log: Log
    private let component: StaticString
    private let context: [Field]

    init(log: Log, component: StaticString, context: [Field] = []) {
        self.log = log
        self.component = component
        self.context = context
    }

    /// The same logger with `fields` in front of every event's own, such as a request id.
    package func with(_ fields: [Field]) -> Logger {
        Logger(log: log, component: component, context: context + fields)
    }

    package func debug(_ event: StaticString, _ fields: @autoclosure () -> [Field] = []) {
        record(.debug, event, fields)
    }

    package func info(_ event: StaticString, _ fields: @autoclosure () -> [Field] = []) {
        record(.info, event, fields)
    }

    package func warning(_ event: StaticString, _ fields: @autoclosure () -> [Field] = []) {
        record(.warning, event, fields)
    }

    package func error(_ event: StaticString, _ fields: @autoclosure () -> [Field] = []) {
        record(.error, event, fields)
    }

    private func record(_ level: LogLevel, _ event: StaticString, _ fields: () -> [Field]) {
        guard level >= log.level else { return }
        log.write(level, component, event, context + fields())
    }
}
