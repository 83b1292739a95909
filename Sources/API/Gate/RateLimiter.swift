import HTTP
import Inbox
import Networking
import Synchronization

/// Requests a minute: of each key and each holder of sessions that has been valid, and of each source for everything else.
/// The counts are this process's own.
package final class RateLimiter: Sendable {
    /// What the headers of an answer tell about its key.
    struct Quota: Sendable, Equatable {
        let limit: Int
        let remaining: Int
        let secondsToFull: Int
    }

    /// Whose requests are counted.
    struct Holder: Hashable {
        fileprivate enum Bearer: Hashable {
            case key(KeyID)
            /// All sessions of the owner, or of the mailbox.
            case owner
            case mailbox(MailboxID)
        }

        fileprivate let owner: OwnerID
        fileprivate let bearer: Bearer

        init(owner: OwnerID, key: KeyID) {
            self.owner = owner
            bearer = .key(key)
        }

        init(_ token: SessionToken) {
            owner = token.owner
            bearer =
                switch token.holder {
                case .owner: .owner
                case .buyer(let mailbox): .mailbox(mailbox)
                }
        }
    }

    private struct State {
        var holders: [Holder: TokenBucket] = [:]
        var sources: [Source: TokenBucket] = [:]
    }

    /// How many sources' requests an owner's sessions may make; a buyer's may make one's.
    private static let sourcesPerOwner = 10

    /// Above this many buckets the full ones are forgotten.
    private static let bucketLimit = 100_000

    private let state = Mutex(State())
    private let perKey: Int?
    private let perSource: Int

    /// - Parameters:
    ///   - perKey: overrides the owners' own limits; 0 turns the limit off.
    ///   - perSource: 0 turns the limit off, and that of sessions.
    package init(perKey: Int?, perSource: Int) {
        self.perKey = perKey
        self.perSource = perSource
    }

    /// Before the database is asked about a credential of `holder`: counts one that was valid before. Any other is let through, even from a
    /// source that has tried too many: only the database knows whether it is good, and a good one must not pay for a bad neighbour.
    func admit(_ holder: Holder, now: MonotonicTime) throws(APIError) {
        let refusal = state.withLock { state -> Int? in
            guard var bucket = state.holders.removeValue(forKey: holder) else { return nil }
            let isTaken = bucket.take(now: now)
            state.holders[holder] = bucket
            return isTaken ? nil : bucket.secondsToToken
        }
        if let refusal { throw .rateLimited(refusal) }
    }

    /// After the database has known a key.
    ///
    /// - Parameter limit: requests a minute, as the owner has them.
    func recognised(_ key: Holder, limit ownLimit: Int, now: MonotonicTime) {
        recognised(key, atMost: perKey ?? ownLimit, now: now)
    }

    /// After the database has known a session of `holder`.
    func recognised(_ holder: Holder, now: MonotonicTime) {
        let sources = holder.bearer == .owner ? Self.sourcesPerOwner : 1
        recognised(holder, atMost: min(perSource, 1 << 32) * sources, now: now)
    }

    private func recognised(_ holder: Holder, atMost limit: Int, now: MonotonicTime) {
        state.withLock { state in
            guard limit > 0 else {
                state.holders[holder] = nil
                return
            }
            var bucket: TokenBucket
            if let known = state.holders.removeValue(forKey: holder) {
                bucket = known
                bucket.setLimit(limit, now: now)
            } else {
                if state.holders.count >= Self.bucketLimit { forgetFull(&state.holders, now) }
                bucket = TokenBucket(limit: limit, now: now)
                _ = bucket.take(now: now)
            }
            state.holders[holder] = bucket
        }
    }

    /// After the database has not known the secret that came with the name of `holder`.
    func giveBack(_ holder: Holder) { state.withLock { $0.holders[holder]?.giveBack() } }

    /// What is left to a key that has been valid; nil when it has no limit.
    func quota(of key: Holder) -> Quota? {
        state.withLock { state in
            guard let bucket = state.holders[key] else { return nil }
            return Quota(
                limit: bucket.limit, remaining: bucket.remaining, secondsToFull: bucket.secondsToFull)
        }
    }

    /// How many of its requests a minute an owner has used just now, with all its keys.
    func used(by owner: OwnerID, now: MonotonicTime) -> Int {
        state.withLock { state in
            state.holders.reduce(0) { sum, entry in
                guard entry.key.owner == owner, case .key = entry.key.bearer else { return sum }
                return sum + entry.value.used(now: now)
            }
        }
    }

    /// Counts a request without a valid key or session.
    ///
    /// - Throws: 429 when `source` has had too many.
    func countStranger(_ source: IPAddress?, now: MonotonicTime) throws(APIError) {
        guard perSource > 0 else { return }
        let refusal = state.withLock { state -> Int? in
            if state.sources.count >= Self.bucketLimit { forgetFull(&state.sources, now) }
            var bucket =
                state.sources.removeValue(forKey: Source(source)) ?? TokenBucket(limit: perSource, now: now)
            let isTaken = bucket.take(now: now)
            state.sources[Source(source)] = bucket
            return isTaken ? nil : bucket.secondsToToken
        }
        if let refusal { throw .rateLimited(refusal) }
    }

    private func forgetFull<Key: Hashable>(_ buckets: inout [Key: TokenBucket], _ now: MonotonicTime) {
        buckets = buckets.filter { entry in
            var bucket = entry.value
            return !bucket.isFull(now: now)
        }
        // Still too many are in use: the memory is worth more than the counts.
        if buckets.count >= Self.bucketLimit { buckets.removeAll() }
    }
}

extension Response {
    /// Adds the fields of draft-ietf-httpapi-ratelimit-headers and the older ones.
    mutating func add(_ quota: RateLimiter.Quota?, now: Timestamp = .now()) {
        guard let quota else { return }
        fields.append("RateLimit-Policy", "\"key\";q=\(quota.limit);w=60")
        fields.append("RateLimit", "\"key\";r=\(quota.remaining);t=\(quota.secondsToFull)")
        fields.append("X-RateLimit-Limit", quota.limit)
        fields.append("X-RateLimit-Remaining", quota.remaining)
        fields.append("X-RateLimit-Reset", Int(now.milliseconds / 1000) + quota.secondsToFull)
    }
}
