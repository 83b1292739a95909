import Inbox
package import Networking
import Storage
import Telemetry

/// Writes the trail down, a moment after it has happened. It belongs to one loop.
package final class TrailWriter {
    private static let interval = Duration.milliseconds(150)
    /// What a stop waits for a database that is away.
    private static let patience = Duration.seconds(2)
    private static let eventsAtOnce = 256
    /// After so many events of an owner the oldest beyond the bound are removed: who writes cleans up.
    private static let eventsBetweenTrims = 10_000

    private struct Batch {
        let owner: OwnerID
        let events: [IntakeEvent]
        /// How many events its one event stands for.
        let unrecorded: Int
    }

    private let trail: IntakeTrail
    private let database: Database
    private let metrics: IntakeMetrics
    private let logger: Logger
    /// What has been taken and is not written yet. Nothing more is taken meanwhile, so the trail's own limits hold.
    private var pending: [Batch] = []
    private var writtenSinceTrim: [OwnerID: Int] = [:]
    private var isAway = false

    init(_ trail: IntakeTrail, _ database: Database, metrics: IntakeMetrics, logger: Logger) {
        self.trail = trail
        self.database = database
        self.metrics = metrics
        self.logger = logger
    }

    /// Writes until `stop` is raised, and then the rest. On `loop`, which the database belongs to.
    package func run(on loop: EventLoop, until stop: Signal) async {
        while !(await stop.wait(until: .now() + Self.interval)) { await flush() }
        let deadline = MonotonicTime.now() + Self.patience
        while !(await flush(isLast: true)), .now() < deadline {
            await loop.sleep(until: .now() + Self.interval)
        }
        if !pending.isEmpty {
            logger.warning(
                "trail not written", [.number("events", pending.reduce(0) { $0 + $1.events.count })])
        }
    }

    /// Writes what there is. - Returns: false if the database is away; then it is kept for the next time.
    /// - Parameter isLast: also what an owner would be told later.
    @discardableResult
    package func flush(isLast: Bool = false) async -> Bool {
        guard await writePending() else { return false }
        pending = trail.take(isLast: isLast).flatMap(batches)
        return await writePending()
    }

    private func writePending() async -> Bool {
        while let batch = pending.last {
            guard await write(batch) else { return false }
            pending.removeLast()
        }
        return true
    }

    private func batches(_ owner: OwnerID, _ share: IntakeTrail.Share) -> [Batch] {
        var batches: [Batch] = []
        if share.unrecorded > 0 {
            let now = Timestamp.now()
            let event = IntakeEvent(
                id: .unlinked(now: now), at: now, verdict: .unrecorded,
                reason: "\(share.unrecorded) more events were not recorded", figures: share.figures)
            batches.append(Batch(owner: owner, events: [event], unrecorded: share.unrecorded))
        }
        var rest = share.inOrder[...]
        while !rest.isEmpty {
            batches.append(
                Batch(owner: owner, events: Array(rest.prefix(Self.eventsAtOnce)), unrecorded: 0))
            rest = rest.dropFirst(Self.eventsAtOnce)
        }
        return batches
    }

    /// - Returns: false if it may go better later.
    private func write(_ batch: Batch) async -> Bool {
        do throws(StorageError) {
            try await database.run(trusted: IntakeEvents.record(batch.owner, batch.events))
        } catch {
            switch error {
            case .contended, .unavailable:
                if !isAway { logger.warning("trail not written yet", [.error(error)]) }
                isAway = true
                return false
            default:
                // The owner is gone, most likely.
                logger.info(
                    "trail dropped",
                    [
                        .id("owner", batch.owner.description), .number("events", batch.events.count),
                        .error(error),
                    ])
                metrics.trail[.dropped].increment(by: UInt64(batch.events.count))
                return true
            }
        }
        isAway = false
        metrics.trail[.recorded].increment(by: UInt64(batch.events.count))
        metrics.trail[.overflowed].increment(by: UInt64(batch.unrecorded))
        await trim(batch)
        return true
    }

    private func trim(_ batch: Batch) async {
        let written = writtenSinceTrim[batch.owner, default: 0] + batch.events.count
        writtenSinceTrim[batch.owner] = written < Self.eventsBetweenTrims ? written : nil
        guard written >= Self.eventsBetweenTrims else { return }
        do throws(StorageError) {
            try await database.trimTrail(of: batch.owner, now: .now())
        } catch {
            logger.warning("trail not trimmed", [.error(error)])
        }
    }
}
