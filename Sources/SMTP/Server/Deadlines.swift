import Networking

/// Until when one session waits for its client. A client that sends an octet now and then to hold a connection gains nothing
/// by it: a command has one deadline from its first wait on, a message a rate to keep.
struct Deadlines {
    private let configuration: ServerConfiguration
    private let opened: MonotonicTime
    /// When the wait for this command, or this message, began.
    private var began: MonotonicTime?
    private var received = 0

    init(_ configuration: ServerConfiguration, opened: MonotonicTime) {
        self.configuration = configuration
        self.opened = opened
    }

    /// The session has understood something: the next wait is a new one.
    mutating func progress() {
        began = nil
        received = 0
    }

    mutating func receive(_ count: Int) { received += count }

    mutating func command(now: MonotonicTime, isCrowded: Bool) -> MonotonicTime {
        let start = began ?? now
        began = start
        let timeout = isCrowded ? configuration.crowdedCommandTimeout : configuration.commandTimeout
        return min(start + timeout, opened + configuration.sessionTimeout)
    }

    mutating func data(now: MonotonicTime, isCrowded: Bool) -> MonotonicTime {
        let start = began ?? now
        began = start
        let earned = Duration.seconds(received / max(1, configuration.minimumDataRate))
        let timeout =
            isCrowded ? configuration.crowdedDataBlockTimeout : configuration.dataBlockTimeout
        return min(
            now + timeout, start + (configuration.dataGrace + earned),
            start + configuration.dataTimeout)
    }
}
