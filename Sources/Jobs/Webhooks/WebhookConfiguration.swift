package import Inbox

/// How webhook calls are made.
package struct WebhookConfiguration: Sendable {
    /// The pause before each try, the first included; when it is over, the call has failed.
    package var schedule: [Duration] = [
        .zero, .seconds(5), .seconds(300), .seconds(1800), .seconds(7_200), .seconds(18_000),
        .seconds(36_000),
        .seconds(50_400), .seconds(72_000), .seconds(86_400),
    ]
    /// Each pause is stretched by a random factor, so that what failed together does not come again together.
    package var stretch: ClosedRange<Double> = 1...1.1
    /// The longest pause that a receiver can ask for.
    package var longestPause = Duration.seconds(86_400)
    /// How long a try may take.
    package var timeout = Duration.seconds(15)
    /// How many calls of one owner may be under way.
    package var callsPerOwner = 4
    /// How many calls may be under way in all. The second half is for owners that have none.
    package var calls = 256
    /// How often the queue is looked at for what other processes have put there, and for what is due again.
    package var interval = Duration.seconds(1)
    /// How long calls may take to finish when the server stops.
    package var grace = Duration.seconds(3)
    /// The domain of the addresses in a test call.
    package var mailHost: String
    /// The wall clock.
    package var clock: @Sendable () -> Timestamp = { .now() }

    package init(mailHost: String) { self.mailHost = mailHost }

    /// When to try again after `tries` tries, the last of which failed at `now`; nil when that was the last.
    /// - Parameter asked: the pause that the receiver asked for.
    func nextTry(after tries: Int, asked: Duration?, now: Timestamp) -> Timestamp? {
        guard tries > 0, tries < schedule.count else { return nil }
        let pause = schedule[tries] * Double.random(in: stretch)
        return now + max(pause, min(asked ?? .zero, longestPause))
    }
}
