import Inbox
import Storage
import Synchronization

/// What the sessions of all loops have to tell the owners, until it is written down. Noting an event never waits for the database; what is
/// too much is only counted, so that a flood takes no memory, and none of what belongs to other owners.
final class IntakeTrail: Sendable {
    /// How many events may wait.
    struct Limits: Sendable {
        var total = 32_768
        var ofOwner = 8_192
        /// Anybody can have a mail refused, as often as the line is fast; to have one stored costs more.
        var unstoredOfOwner = 512
        /// What is recorded of them in an hour: a stranger must not push out of an owner's trail what stands there.
        var unstoredInHour = 2_000
    }

    /// How often an owner is told, at most, that there were too many.
    private static let interval = Duration.seconds(60)

    /// What waits for one owner.
    struct Share: Sendable {
        var events: [IntakeEvent] = []
        /// How many were too many.
        var unrecorded = 0
        /// What those add to the day's figures.
        var figures = IntakeFigures()
        fileprivate var unstored = 0

        /// The events with ids that grow as they happened: those of one millisecond come in any order.
        var inOrder: [IntakeEvent] {
            zip(events, events.map(\.id).sorted()).map { event, id in
                var event = event
                event.id = id
                return event
            }
        }
    }

    /// How much there is of what strangers can cause to one owner.
    private struct Pace {
        /// Since 1970.
        var hour: Int64
        var unstored = 0
        var unrecorded = 0
        var figures = IntakeFigures()
        var toldAt: Timestamp?
    }

    private struct State {
        var shares: [OwnerID: Share] = [:]
        var paces: [OwnerID: Pace] = [:]
        var count = 0
    }

    private let limits: Limits
    private let state = Mutex(State())

    init(limits: Limits = Limits()) { self.limits = limits }

    /// Notes an event for `owner`, who may know of it. From any thread.
    func note(_ event: IntakeEvent, for owner: OwnerID) {
        let isStored = event.verdict == .accepted || event.verdict == .duplicate
        let hour = Self.hour(event.at)
        state.withLock { state in
            var share = state.shares.removeValue(forKey: owner) ?? Share()
            var pace = state.paces[owner] ?? Pace(hour: hour)
            if pace.hour != hour { (pace.hour, pace.unstored) = (hour, 0) }
            let hasRoom =
                state.count < limits.total && share.events.count < limits.ofOwner
                && (isStored
                    || share.unstored < limits.unstoredOfOwner && pace.unstored < limits.unstoredInHour)
            if hasRoom {
                share.events.append(event)
                share.unstored += isStored ? 0 : 1
                pace.unstored += isStored ? 0 : 1
                state.count += 1
            } else {
                pace.unrecorded += 1
                pace.figures += event.figures
            }
            if !share.events.isEmpty { state.shares[owner] = share }
            if !isStored || !hasRoom { state.paces[owner] = pace }
        }
    }

    /// Gives away all that waits, and how many were too many of who has not been told for a while.
    /// - Parameter isLast: nobody will ask again.
    func take(now: Timestamp = .now(), isLast: Bool = false) -> [OwnerID: Share] {
        state.withLock { state in
            var shares = state.shares
            (state.shares, state.count) = ([:], 0)
            for (owner, pace) in state.paces {
                let isDue = isLast || pace.toldAt.map { now - $0 >= Self.interval } ?? true
                if pace.unrecorded > 0, isDue {
                    shares[owner, default: Share()].unrecorded = pace.unrecorded
                    shares[owner]?.figures = pace.figures
                    state.paces[owner]?.unrecorded = 0
                    state.paces[owner]?.figures = IntakeFigures()
                    state.paces[owner]?.toldAt = now
                } else if pace.unrecorded == 0, isDue, pace.hour != Self.hour(now) {
                    state.paces[owner] = nil
                }
            }
            return shares
        }
    }

    private static func hour(_ time: Timestamp) -> Int64 { time.milliseconds / 3_600_000 }
}
