/// A day in UTC.
package struct Day: Hashable, Sendable, CustomStringConvertible {
    private static let length: Int64 = 86_400_000

    /// Days since 1970-01-01.
    package let number: Int64

    package init(number: Int64) { self.number = number }

    /// The day that `moment` is in.
    package init(_ moment: Timestamp) {
        let (quotient, remainder) = moment.milliseconds.quotientAndRemainder(dividingBy: Self.length)
        number = quotient - (remainder < 0 ? 1 : 0)
    }

    /// As RFC 3339 writes a full-date: `2026-11-21`.
    package var description: String {
        let (start, isOverflow) = number.multipliedReportingOverflow(by: Self.length)
        let time = Timestamp(milliseconds: isOverflow ? (number < 0 ? .min : .max) : start)
        return String(time.description.prefix { $0 != "T" })
    }

    /// This day and those before it, `count` in all, oldest first.
    package func andBefore(_ count: Int) -> [Day] {
        (0..<Int64(clamping: max(0, count))).reversed().map { Day(number: number &- $0) }
    }
}
