/// One `key=value` of a log line.
///
/// What may stand in a log is decided by the constructor: mail addresses lose their local part, secrets and
/// message text have no way in but `redacted`, and free text must ask for `unredacted` by that name. Keys are
/// literals, so data never becomes a key.
package struct Field: Sendable, Equatable {
    package let key: String
    package let value: String

    private init(_ key: StaticString, _ value: String) {
        self.key = key.description
        self.value = value
    }

    /// A count, size, port or status.
    package static func number(_ key: StaticString, _ value: some BinaryInteger) -> Field {
        Field(key, String(value))
    }

    package static func flag(_ key: StaticString, _ value: Bool) -> Field {
        Field(key, value ? "true" : "false")
    }

    /// One of the program's own words.
    package static func word(_ key: StaticString, _ value: StaticString) -> Field {
        Field(key, value.description)
    }

    /// A span of time, shown in milliseconds with three decimals: `1.250ms`.
    package static func duration(_ key: StaticString, _ value: Duration) -> Field {
        let (seconds, attoseconds) = value.components
        let (micros, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow, micros > -1_000_000_000_000_000, micros < 1_000_000_000_000_000 else {
            return Field(key, String(seconds) + "s")
        }
        let total = micros &+ attoseconds / 1_000_000_000_000
        let sign = total < 0 ? "-" : ""
        let magnitude = total.magnitude
        return Field(key, sign + String(magnitude / 1000) + "." + threeDigits(magnitude % 1000) + "ms")
    }

    /// An identifier such as a UUID. What is longer than 40 characters or has others than letters, digits, `-`
    /// and `_` is no identifier (it may be a token) and is redacted.
    package static func id(_ key: StaticString, _ value: some CustomStringConvertible) -> Field {
        let text = value.description
        let plain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
            default: false
            }
        }
        return plain && (1...40).contains(text.utf8.count) ? Field(key, text) : .redacted(key)
    }

    /// A mail address, of which only the domain is shown: `*@example.org`.
    package static func address(_ key: StaticString, _ value: String) -> Field {
        guard let at = value.lastIndex(of: "@") else { return .redacted(key) }
        return Field(key, "*" + value[at...])
    }

    /// Says that there was a value, and nothing about it.
    package static func redacted(_ key: StaticString) -> Field { Field(key, "[redacted]") }

    /// Text that is known to be neither an address, nor a secret, nor from a message: the name of a listener, a
    /// client's IP address, a host name.
    package static func unredacted(_ key: StaticString, _ value: String) -> Field { Field(key, value) }

    /// An error as its author meant it for the log (`debugDescription`, else `description`). An error that says
    /// nothing of itself shows its type only, since reflection would print whatever it carries.
    package static func error(_ error: any Error) -> Field {
        switch error {
        case let error as any CustomDebugStringConvertible: Field("error", error.debugDescription)
        case let error as any CustomStringConvertible: Field("error", error.description)
        default: Field("error", String(describing: type(of: error)))
        }
    }
}

private func threeDigits(_ value: UInt64) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
}
