import Glibc

/// A moment in whole milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The first moment that can be written: 0001-01-01T00:00:00.000Z.
    package static let earliest = Timestamp(milliseconds: -62_135_596_800_000)
    /// The last moment that can be written: 9999-12-31T23:59:59.999Z.
    package static let latest = Timestamp(milliseconds: 253_402_300_799_999)
    /// How "never expires" is shown: 9999-01-01T00:00:00.000Z.
    package static let permanent = Timestamp(milliseconds: 253_370_764_800_000)

    /// The wall clock.
    package static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

// MARK: Arithmetic, saturating

extension Timestamp {
    /// The moment `count` milliseconds later, or the last (first) one that an Int64 can hold.
    package func adding(milliseconds count: Int64) -> Timestamp {
        let (sum, overflow) = milliseconds.addingReportingOverflow(count)
        return Timestamp(milliseconds: overflow ? (count < 0 ? .min : .max) : sum)
    }

    package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        moment.adding(milliseconds: duration.wholeMilliseconds)
    }

    package static func - (moment: Timestamp, duration: Duration) -> Timestamp {
        let count = duration.wholeMilliseconds
        return moment.adding(milliseconds: count == .min ? .max : -count)
    }

    /// The time from `earlier` to `later`, negative if they are the other way round.
    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        let (difference, overflow) = later.milliseconds.subtractingReportingOverflow(earlier.milliseconds)
        return .milliseconds(overflow ? (earlier.milliseconds < 0 ? .max : .min) : difference)
    }
}

extension Duration {
    /// Rounded toward zero, saturating.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, carried) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        return overflow || carried ? (seconds < 0 ? .min : .max) : sum
    }

    /// `count` days of 24 hours, at most ten thousand years in either direction.
    package static func days(_ count: Int) -> Duration {
        .seconds(Int64(min(max(count, -3_652_500), 3_652_500)) * 86_400)
    }
}
