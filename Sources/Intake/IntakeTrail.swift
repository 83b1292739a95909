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
    }

    /// What waits for one owner.
    struct Share: Sendable {
        var events: [IntakeEvent] = []
        /// How many were too many.
        var unrecorded = 0
        fileprivate var unstored = 0
    }

    private struct State {
        var shares: [OwnerID: Share] = [:]
        var count = 0
    }

    private let limits: Limits
    private let state = Mutex(State())

    init(limits: Limits = Limits()) { self.limits = limits }

    /// Notes an event for `owner`, who may know of it. From any thread.
    func note(_ event: IntakeEvent, for owner: OwnerID) {
        let isStored = event.verdict == .accepted || event.verdict == .duplicate
        state.withLock { state in
            var share = state.shares.removeValue(forKey: owner) ?? Share()
            let hasRoom =
                state.count < limits.total && share.events.count < limits.ofOwner
                && (isStored || share.unstored < limits.unstoredOfOwner)
            if hasRoom {
                share.events.append(event)
                share.unstored += isStored ? 0 : 1
                state.count += 1
            } else {
                share.unrecorded += 1
            }
            state.shares[owner] = share
        }
    }

    /// Gives away all that waits.
    func take() -> [OwnerID: Share] {
        state.withLock { state in
            defer { state = State() }
            return state.shares
        }
    }
}
