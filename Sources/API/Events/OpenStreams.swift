import Inbox
import Storage
import Synchronization

/// The event streams that are open in this process, and how many of them each mailbox and owner holds.
package final class OpenStreams: Sendable {
    /// The most at one time of one mailbox, of an owner itself, and of an owner and all its mailboxes: a quarter of the connections.
    private static let mostOfMailbox = 32
    private static let mostOfOwner = 64
    private static let mostInAll = 12_500

    /// What a stream holds.
    struct Place {
        fileprivate let holder: UUID
        fileprivate let owner: OwnerID
    }

    private struct State {
        var perHolder: [UUID: Int] = [:]
        var perOwner: [OwnerID: Int] = [:]
        var total = 0
    }

    private let state = Mutex(State())

    /// How many there are.
    package var count: Int { state.withLock(\.total) }

    /// Takes a place for a stream of who holds `token`; `release` gives it back.
    ///
    /// - Throws: 429 when the holder, or the owner with all its mailboxes, has as many streams as it may.
    func take(_ token: SessionToken) throws(APIError) -> Place {
        let (holder, limit) =
            switch token.holder {
            case .owner: (token.owner.uuid, Self.mostOfOwner)
            case .buyer(let mailbox): (mailbox.uuid, Self.mostOfMailbox)
            }
        let isTaken = state.withLock { state in
            let held = state.perHolder[holder, default: 0]
            let heldByOwner = state.perOwner[token.owner, default: 0]
            guard held < limit, heldByOwner < Self.mostInAll else { return false }
            state.perHolder[holder] = held + 1
            state.perOwner[token.owner] = heldByOwner + 1
            state.total += 1
            return true
        }
        guard isTaken else { throw .quota("There are too many open event streams") }
        return Place(holder: holder, owner: token.owner)
    }

    func release(_ place: Place) {
        state.withLock { state in
            state.perHolder.countDown(place.holder)
            state.perOwner.countDown(place.owner)
            state.total -= 1
        }
    }
}

extension Dictionary where Value == Int {
    /// Takes one away, and the entry with the last.
    fileprivate mutating func countDown(_ key: Key) {
        guard let count = self[key] else { return }
        self[key] = count > 1 ? count - 1 : nil
    }
}
