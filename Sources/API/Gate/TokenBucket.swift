import Networking

/// How many requests are left: `limit` at once, refilled evenly over a minute.
struct TokenBucket: Sendable {
    /// Requests a minute.
    private(set) var limit: Int
    private var tokens: Double
    private var filledAt: MonotonicTime

    init(limit: Int, now: MonotonicTime) {
        self.limit = limit
        tokens = Double(limit)
        filledAt = now
    }

    /// Takes one token, if there is one.
    mutating func take(now: MonotonicTime) -> Bool {
        refill(now: now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }

    /// Undoes one `take`.
    mutating func giveBack() { tokens = min(Double(limit), tokens + 1) }

    /// Changes the limit. What was used up stays used up.
    mutating func setLimit(_ limit: Int, now: MonotonicTime) {
        guard limit != self.limit else { return }
        refill(now: now)
        tokens = max(0, tokens + Double(limit) - Double(self.limit))
        self.limit = limit
    }

    var remaining: Int { Int(tokens) }

    /// How many requests have not been refilled yet.
    func used(now: MonotonicTime) -> Int {
        var bucket = self
        bucket.refill(now: now)
        return bucket.limit - bucket.remaining
    }

    /// Whole seconds until there is a token again; at least 1 while there is none.
    var secondsToToken: Int { tokens >= 1 ? 0 : max(1, seconds(for: 1 - tokens)) }

    /// Whole seconds until the bucket is full.
    var secondsToFull: Int { seconds(for: Double(limit) - tokens) }

    /// Whether forgetting the bucket changes nothing.
    mutating func isFull(now: MonotonicTime) -> Bool {
        refill(now: now)
        return tokens >= Double(limit)
    }

    private mutating func refill(now: MonotonicTime) {
        let elapsed = Double(now.since(filledAt).wholeNanoseconds) / 1e9
        guard elapsed > 0 else { return }
        tokens = min(Double(limit), tokens + elapsed * Double(limit) / 60)
        filledAt = now
    }

    private func seconds(for missing: Double) -> Int {
        guard limit > 0 else { return 60 }
        return Int((missing * 60 / Double(limit)).rounded(.up))
    }
}

extension Duration {
    /// Saturating.
    fileprivate var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : whole.addingReportingOverflow(attoseconds / 1_000_000_000).partialValue
    }
}
