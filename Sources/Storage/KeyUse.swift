package import Inbox
import Synchronization

/// When keys were last used, gathered in memory: a write on every authenticated read would cost more than the read.
package final class KeyUse: Sendable {
    private let uses = Mutex<[OwnerID: [KeyID: Timestamp]]>([:])

    package init() {}

    package func note(_ key: APIKey, at now: Timestamp) {
        uses.withLock { $0[key.owner, default: [:]][key.id] = now }
    }

    /// What has gathered, as one write for each tenant; to be run as trusted every few seconds, and before the program ends.
    package func take() -> [Operation<Void>] {
        let taken = uses.withLock { uses in
            defer { uses = [:] }
            return uses
        }
        return taken.map { Keys.touch($0.key, $0.value) }
    }
}
