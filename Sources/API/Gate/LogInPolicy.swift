import Inbox
import Storage

/// What failed log-ins cost: answers first come late, then not at all for a while. Names count whether they exist or not, so
/// that a pause tells nothing.
struct LogInPolicy: Sendable {
    /// This many failures cost nothing.
    let free: Int
    /// From this many on every failure is followed by a pause, twice as long as the one before.
    let pauseAfter: Int
    let firstPause: Duration
    let longestPause: Duration

    static let account = LogInPolicy(
        free: 2, pauseAfter: 5, firstPause: .seconds(30), longestPause: .seconds(3_600))
    static let source = LogInPolicy(
        // Log-ins under way count until they are proven, and a proxy or a test suite brings many at once.
        free: 50, pauseAfter: 200, firstPause: .seconds(60), longestPause: .seconds(600))

    /// After this long without a failure the count begins anew.
    static let memory = Duration.days(1)

    /// How long the pause still lasts at `now`.
    func pause(after count: LogInFailures.Count?, now: Timestamp) -> Duration {
        guard let count, count.failures >= pauseAfter else { return .zero }
        let length = min(firstPause * (1 << min(count.failures - pauseAfter, 16)), longestPause)
        let left = length - (now - count.lastAt)
        return max(.zero, min(left, length))
    }

    /// How long the answer to an attempt is held back when there were `failures` before it.
    func delay(after failures: Int) -> Duration {
        guard failures > free else { return .zero }
        return min(.milliseconds(250) * (1 << min(failures - free - 1, 4)), .seconds(2))
    }

    /// Whether an attempt goes on that was counted as number `count`, when there were `before` at the look before it. Of many
    /// at once that all saw the same count, only so many get through as could have come one after the other.
    func admits(_ count: Int, before: Int) -> Bool { count <= pauseAfter || count == before + 1 }
}
