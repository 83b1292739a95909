package import Inbox

/// What a reader of all of an owner's mail has been given: every mail up to one, and some above it.
package struct SeenMail: Sendable {
    /// How long after it was made a mail may still come in sight: its commit, and the difference of two servers' clocks.
    static let overtaking = Duration.seconds(30)
    /// The most ids that are remembered. Of an owner with more mail in that time the oldest are forgotten, and what they overtook is missed.
    static let mostKnown = 1_000

    /// Every mail up to this one is done with.
    private(set) var floor: MessageID
    /// Those above it that are done with too.
    private(set) var known: Set<MessageID>

    /// - Parameter ids: all that there are above `floor`, or the newest of them.
    init(upTo floor: MessageID, knowing ids: [MessageID]) {
        self.floor = floor
        known = Set(ids)
        trim()
    }

    /// A reader that has `since` wants all that was made after it.
    package init(_ since: Since) {
        known = []
        floor =
            if case .message(let id) = since, id.uuid.timestamp != nil { id } else {
                MessageID(.lastV7(of: since.time))
            }
    }

    /// Takes note of what the reader was given.
    ///
    /// - Parameters:
    ///   - ids: of mails, in the order in which they were made.
    ///   - isAll: whether there was nothing more to give.
    package mutating func note(_ ids: [MessageID], isAll: Bool, now: Timestamp) {
        known.formUnion(ids)
        let settled = MessageID(.lastV7(of: now - Self.overtaking))
        let reached = isAll ? settled : min(settled, ids.last ?? settled)
        if reached > floor {
            floor = reached
            known = known.filter { $0 > reached }
        }
        trim()
    }

    private mutating func trim() {
        guard known.count >= Self.mostKnown else { return }
        let sorted = known.sorted()
        floor = max(floor, sorted[sorted.count - Self.mostKnown])
        known = known.filter { [floor] in $0 > floor }
    }
}
