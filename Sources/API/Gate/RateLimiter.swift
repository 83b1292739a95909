import HTTP
import Inbox
import Networking
import Synchronization

/// Requests a minute: of each key that has been valid, and of each source for everything without a valid key or session.
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
        let owner: OwnerID
        let key: KeyID
    }

    private struct State {
        var keys: [Holder: TokenBucket] = [:]
        var sources: [Source: TokenBucket] = [:]
    }

    /// Above this many buckets the full ones are forgotten.
    private static let bucketLimit = 100_000

    private let state = Mutex(State())
    private let perKey: Int?
    private let perSource: Int

    /// - Parameters:
    ///   - perKey: overrides the owners' own limits; 0 turns the limit off.
    ///   - perSource: 0 turns the limit off.
    package init(perKey: Int?, perSource: Int) {
        self.perKey = perKey
        self.perSource = perSource
    }

    /// Before the database is asked about `key`: counts a key that was valid before. Any other is let through, even from a
    /// source that has tried too many: only the database knows whether it is good, and a good key must not pay for a bad neighbour.
    func admit(_ key: Holder, now: MonotonicTime) throws(APIError) {
        let refusal = state.withLock { state -> Int? in
            guard var bucket = state.keys.removeValue(forKey: key) else { return nil }
            let isTaken = bucket.take(now: now)
            state.keys[key] = bucket
            return isTaken ? nil : bucket.secondsToToken
        }
        if let refusal { throw .rateLimited(refusal) }
    }

    /// After the database has known `key`.
    ///
    /// - Parameter limit: requests a minute, as the owner has them.
    func recognised(_ key: Holder, limit ownLimit: Int, now: MonotonicTime) {
        let limit = perKey ?? ownLimit
        state.withLock { state in
            guard limit > 0 else {
                state.keys[key] = nil
                return
            }
            var bucket: TokenBucket
            if let known = state.keys.removeValue(forKey: key) {
                bucket = known
                bucket.setLimit(limit, now: now)
            } else {
                if state.keys.count >= Self.bucketLimit { forgetFull(&state.keys, now) }
                bucket = TokenBucket(limit: limit, now: now)
                _ = bucket.take(now: now)
            }
            state.keys[key] = bucket
        }
    }

    /// After the database has not known the secret that came with the name `key`.
    func giveBack(_ key: Holder) { state.withLock { $0.keys[key]?.giveBack() } }

    /// What is left to a key that has been valid; nil when it has no limit.
    func quota(of key: Holder) -> Quota? {
        state.withLock { state in
            guard let bucket = state.keys[key] else { return nil }
            return Quota(
                limit: bucket.limit, remaining: bucket.remaining, secondsToFull: bucket.secondsToFull)
        }
    }

    /// How many of its requests a minute an owner has used just now, with all its keys.
    func used(by owner: OwnerID, now: MonotonicTime) -> Int {
        state.withLock { state in
            state.keys.reduce(0) { sum, entry in
                guard entry.key.owner == owner else { return sum }
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
