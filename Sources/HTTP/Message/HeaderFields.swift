/// The fields of an answer, kept in the form in which they are sent: `Name: value` and CRLF, in order.
package struct HeaderFields: Sendable, Equatable {
    private(set) var octets: [UInt8] = []

    package init() {}

    /// Adds a field. CR, LF and NUL in the value become spaces (RFC 9110 section 5.5): a value that came from outside
    /// can never start a field of its own.
    package mutating func append(_ name: StaticString, _ value: some StringProtocol) {
        octets.append(name)
        octets.append(Octet.colon)
        octets.append(Octet.space)
        for octet in value.utf8 { octets.append(octet.isFieldOctet ? octet : Octet.space) }
        octets.append(Octet.carriageReturn)
        octets.append(Octet.lineFeed)
    }

    package mutating func append(_ name: StaticString, _ value: Int) {
        octets.append(name)
        octets.append(Octet.colon)
        octets.append(Octet.space)
        octets.append(decimal: value)
        octets.append(Octet.carriageReturn)
        octets.append(Octet.lineFeed)
    }

    /// Takes every field called `name` (in lower case) away.
    package mutating func remove(_ name: StaticString) {
        let lines = octets.split(separator: Octet.lineFeed)
        octets = lines.filter { !$0.prefix { $0 != Octet.colon }.equalsIgnoringCase(name) }
            .flatMap { $0 + [Octet.lineFeed] }
    }

    /// All fields in order.
    package var all: [(name: String, value: String)] {
        octets.split(separator: Octet.lineFeed).compactMap { line in
            guard let colon = line.firstIndex(of: Octet.colon) else { return nil }
            let value = line[(colon + 1)...].dropLast().trimmed
            return (String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
    }

    /// The value of the first field called `name`, whatever its case.
    package subscript(name: String) -> String? {
        all.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends `number` in decimal digits.
    mutating func append(decimal number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}
