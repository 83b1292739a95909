/// Counts observations in fixed buckets. Lock-free; may be called from anywhere.
///
/// Observations are whole numbers: microseconds for a duration (shown in seconds, the base unit that
/// Prometheus asks for) or plain counts such as bytes.
package final class Histogram: Sendable {
    package enum Unit: Sendable {
        case microseconds, plain
    }

    let unit: Unit
    /// Upper bounds, inclusive, ascending; the bucket behind the last one has none.
    let bounds: [UInt64]
    private let buckets: [Counter]
    private let total = Counter()

    init(unit: Unit, bounds: [UInt64]) {
        precondition(zip(bounds, bounds.dropFirst()).allSatisfy(<), "bucket bounds ascend")
        self.unit = unit
        self.bounds = bounds
        self.buckets = (0...bounds.count).map { _ in Counter() }
    }

    package func observe(_ value: UInt64) {
        var index = 0
        while index < bounds.count, value > bounds[index] { index &+= 1 }
        buckets[index].increment()
        total.increment(by: value)
    }

    /// Negative durations (a clock that was set back) count as zero.
    package func observe(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return observe(0) }
        let (micros, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000)
        observe(overflow ? UInt64.max / 2 : micros &+ UInt64(attoseconds / 1_000_000_000_000))
    }

    /// How many observations fell at or under each bound, then all of them; and their sum.
    var snapshot: (cumulative: [UInt64], sum: UInt64) {
        var running: UInt64 = 0
        let cumulative = buckets.map { bucket in
            running &+= bucket.value
            return running
        }
        return (cumulative, total.value)
    }
}

extension [UInt64] {
    /// 100 µs to 30 s: from a read in memory to the longest wait of the HTTP contract.
    package static let latencyBounds: [UInt64] = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
        5_000_000, 30_000_000,
    ]

    /// 1 KiB to 64 MiB.
    package static let sizeBounds: [UInt64] = [
        1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24, 1 << 26,
    ]
}
