import Networking
import Synchronization

/// Failed log-ins, counted for the name that was tried and for the source that tried it: answers first come late, then not
/// at all for a while. Names count whether they exist or not, so that the pause tells nothing.
package final class LoginThrottle: Sendable {
    /// When failures begin to cost time, and when they end the conversation.
    struct Policy: Sendable {
        var freeFailures: Int
        var pauseAfter: Int
        var firstPause: Duration
        var longestPause: Duration

        static let name = Policy(
            freeFailures: 2, pauseAfter: 5, firstPause: .seconds(30), longestPause: .seconds(3_600))
        static let source = Policy(
            freeFailures: 20, pauseAfter: 50, firstPause: .seconds(60), longestPause: .seconds(600))
    }

    private struct Record {
        var failures = 0
        var last: MonotonicTime
    }

    private struct State {
        var names: [String: Record] = [:]
        var sources: [String: Record] = [:]
    }

    private static let recordLimit = 100_000
    /// A record is forgotten after this long without a failure.
    private static let memory = Duration.seconds(24 * 3_600)

    private let state = Mutex(State())

    package init() {}

    /// Begins an attempt and counts it as failed until `succeeded` says otherwise: a thousand attempts at once are a
    /// thousand failures, not one.
    ///
    /// - Returns: how long to wait before the answer.
    /// - Throws: 429 while there is a pause.
    func begin(name: String, source: IPAddress?, now: MonotonicTime) throws(APIError) -> Duration {
        let source = source?.description ?? ""
        let (pause, delay) = state.withLock { state -> (Duration, Duration) in
            let pause = max(
                Self.pause(state.names[name], .name, now), Self.pause(state.sources[source], .source, now))
            guard pause == .zero else { return (pause, .zero) }
            let delay = max(
                Self.count(name, in: &state.names, .name, now),
                Self.count(source, in: &state.sources, .source, now))
            return (.zero, delay)
        }
        guard pause == .zero else { throw .paused(Int(pause.components.seconds) + 1) }
        return delay
    }

    /// The attempt was good: the name starts anew, the source gets this one attempt back.
    func succeeded(name: String, source: IPAddress?) {
        let source = source?.description ?? ""
        state.withLock { state in
            state.names[name] = nil
            if let failures = state.sources[source]?.failures {
                if failures > 1 {
                    state.sources[source]?.failures = failures - 1
                } else {
                    state.sources[source] = nil
                }
            }
        }
    }

    private static func pause(_ record: Record?, _ policy: Policy, _ now: MonotonicTime) -> Duration {
        guard let record, record.failures >= policy.pauseAfter else { return .zero }
        let doublings = min(record.failures - policy.pauseAfter, 16)
        let length = min(policy.firstPause * (1 << doublings), policy.longestPause)
        let passed = now.since(record.last)
        return passed < length ? length - passed : .zero
    }

    private static func count(
        _ subject: String, in records: inout [String: Record], _ policy: Policy, _ now: MonotonicTime
    ) -> Duration {
        if records.count >= recordLimit {
            records = records.filter { now.since($0.value.last) < policy.longestPause }
            if records.count >= recordLimit { records.removeAll() }
        }
        var record = records[subject] ?? Record(last: now)
        if now.since(record.last) > memory { record.failures = 0 }
        defer {
            record.failures += 1
            record.last = now
            records[subject] = record
        }
        guard record.failures > policy.freeFailures else { return .zero }
        return min(.milliseconds(250) * (1 << min(record.failures - policy.freeFailures - 1, 4)), .seconds(2))
    }
}
