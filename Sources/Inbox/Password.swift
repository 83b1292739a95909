/// An owner's password that may be set: 8 to 1024 bytes of UTF-8. It hides itself from logs: only `utf8` tells it.
package struct Password: Equatable, Sendable, CustomStringConvertible {
    package static let lengths = 8...1024

    package let utf8: [UInt8]

    package init(_ text: String) throws(InvalidValue) {
        let utf8 = Array(text.utf8)
        guard utf8.count >= Self.lengths.lowerBound else {
            throw InvalidValue("a password has at least \(Self.lengths.lowerBound) characters")
        }
        guard utf8.count <= Self.lengths.upperBound else {
            throw InvalidValue("a password has at most \(Self.lengths.upperBound) bytes")
        }
        guard !utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw InvalidValue("a password has no control characters")
        }
        self.utf8 = utf8
    }

    package var description: String { "Password" }
}
