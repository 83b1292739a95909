/// An exact amount in hundredths of the one currency that the operator uses.
package struct Money: Hashable, Comparable, Sendable, LosslessStringConvertible {
    package let hundredths: Int64

    package init(hundredths: Int64) { self.hundredths = hundredths }

    package static let zero = Money(hundredths: 0)

    /// Reads `5`, `5.0`, `5.00`, `-0.50`: digits, at most two decimals, no exponent, no grouping. Nil for other text
    /// and for amounts that Int64 hundredths cannot hold.
    package init?(_ text: String) {
        var digits = Substring(text).utf8
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.count <= 20 else { return nil }
        let decimals = parts.count == 2 ? Array(parts[1]) : [UInt8(ascii: "0")]
        guard (1...2).contains(decimals.count) else { return nil }
        var amount: Int64 = 0
        for byte in Array(whole) + decimals + (decimals.count == 1 ? [UInt8(ascii: "0")] : []) {
            guard isDigit(byte) else { return nil }
            let digit = Int64(byte - UInt8(ascii: "0"))
            let (shifted, tooLarge) = amount.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = shifted.addingReportingOverflow(isNegative ? -digit : digit)
            guard !tooLarge, !overflow else { return nil }
            amount = sum
        }
        hundredths = amount
    }

    /// Always two decimals: `5.00`, `-0.50`. Also a JSON number and a PostgreSQL `numeric`.
    package var description: String {
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Nil when the sum cannot be held.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = hundredths.addingReportingOverflow(other.hundredths)
        return overflow ? nil : Money(hundredths: sum)
    }

    /// Nil when the difference cannot be held.
    package func subtracting(_ other: Money) -> Money? {
        let (difference, overflow) = hundredths.subtractingReportingOverflow(other.hundredths)
        return overflow ? nil : Money(hundredths: difference)
    }

    package static func < (left: Money, right: Money) -> Bool { left.hundredths < right.hundredths }
}
