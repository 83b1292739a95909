import Glibc

/// A point on the machine's monotonic clock, in nanoseconds. Deadlines are written in it, so a step of the wall
/// clock neither fires nor delays one.
package struct MonotonicTime: Comparable, Hashable, Sendable {
    package let nanoseconds: UInt64

    package init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// No deadline at all.
    package static let never = MonotonicTime(nanoseconds: .max)

    package static func now() -> MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(
            nanoseconds: UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
                &+ UInt64(truncatingIfNeeded: time.tv_nsec))
    }

    /// The time `duration` after `time`; negative durations count as zero, overflow ends in `never`.
    package static func + (time: MonotonicTime, duration: Duration) -> MonotonicTime {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return time }
        let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = time.nanoseconds.addingReportingOverflow(whole)
        let (total, last) = sum.addingReportingOverflow(UInt64(attoseconds / 1_000_000_000))
        return overflow || carry || last ? .never : MonotonicTime(nanoseconds: total)
    }

    /// The time from `earlier` to `self`, zero if `earlier` is later.
    package func since(_ earlier: MonotonicTime) -> Duration {
        nanoseconds > earlier.nanoseconds
            ? .nanoseconds(Int64(clamping: nanoseconds - earlier.nanoseconds)) : .zero
    }

    package static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}
