/// A buyer's secret number, 6 to 12 digits. It hides itself from logs: only `digits` tells it.
package struct PIN: Equatable, Sendable, CustomStringConvertible {
    package static let lengths = 6...12

    package let digits: String

    /// Nil unless `text` is 6 to 12 ASCII digits.
    package init?(_ text: String) {
        guard Self.lengths.contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
        digits = text
    }

    /// Six digits, all equally likely.
    package static func generate(using random: inout some RandomNumberGenerator) -> PIN {
        PIN(random: (0..<6).map { _ in UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &random) })
    }

    /// ``generate(using:)`` from the system's generator.
    package static func generate() -> PIN {
        var system = SystemRandomNumberGenerator()
        return generate(using: &system)
    }

    private init(random digits: [UInt8]) { self.digits = String(decoding: digits, as: UTF8.self) }

    package var description: String { "PIN" }
}
