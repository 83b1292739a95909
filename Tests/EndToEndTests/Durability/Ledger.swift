import Foundation

/// What the senders of one test were promised, shared by their threads and by whoever makes trouble.
final class Ledger: @unchecked Sendable {
    private let condition = NSCondition()
    private var acknowledgements: [Int]
    private var acknowledgedCount = 0
    private var attemptCount = 0
    private var latestStart = ContinuousClock.now
    private var complaint: String?
    private var port: UInt16?

    init(messages: Int) { acknowledgements = Array(repeating: 0, count: messages) }

    // MARK: For senders

    /// Where the server listens, waiting for it while it is down; nil once the test has failed.
    func waitForServer() -> UInt16? {
        condition.withLock {
            while port == nil, complaint == nil { condition.wait() }
            return complaint == nil ? port : nil
        }
    }

    /// A whole message goes out, whatever becomes of it.
    func attempt() { condition.withLock { attemptCount += 1 } }

    /// A 250 was read for message `number`. - Parameter start: when this attempt to send it began.
    func acknowledge(_ number: Int, begunAt start: ContinuousClock.Instant) {
        condition.withLock {
            if acknowledgements[number] == 0 { acknowledgedCount += 1 }
            acknowledgements[number] += 1
            latestStart = max(latestStart, start)
            condition.broadcast()
        }
    }

    /// What a client does between two tries.
    func pause() { condition.withLock { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.02)) } }

    /// Ends the test: something came that may never come.
    func fail(_ text: String) {
        condition.withLock {
            complaint = complaint ?? text
            condition.broadcast()
        }
    }

    // MARK: For the trouble

    func serverIs(at port: UInt16?) {
        condition.withLock {
            self.port = port
            condition.broadcast()
        }
    }

    /// Waits until that many messages are acknowledged. - Returns: false if that will not be.
    func wait(untilAcknowledged count: Int) -> Bool {
        condition.withLock {
            while acknowledgedCount < count, complaint == nil { condition.wait() }
            return complaint == nil
        }
    }

    /// Waits for the acknowledgement of a message whose sending began after `instant`.
    /// - Returns: false if none came within a minute.
    func wait(untilServedAfter instant: ContinuousClock.Instant) -> Bool {
        let deadline = Date(timeIntervalSinceNow: 60)
        return condition.withLock {
            while latestStart <= instant, complaint == nil, acknowledgedCount < acknowledgements.count {
                guard condition.wait(until: deadline) else { return false }
            }
            return complaint == nil
        }
    }

    var failure: String? { condition.withLock { complaint } }
    var acknowledged: Int { condition.withLock { acknowledgedCount } }
    var attempts: Int { condition.withLock { attemptCount } }
    /// How often each message was acknowledged.
    var promises: [Int] { condition.withLock { acknowledgements } }
}
