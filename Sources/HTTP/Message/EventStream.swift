package import Networking

/// A body of server-sent events (WHATWG HTML section 9.2), which goes on until either side ends it. While there is nothing to send there
/// is no task: its connection keeps this, and thousands of connections wait.
package final class EventStream: Sendable {
    /// Between two looks that are raised: whose mails follow each other closely gets them together.
    static let spacing = Duration.milliseconds(50)

    let signal: Signal
    let retry: Int
    let heartbeat: Duration
    let look: @Sendable () async throws -> [UInt8]?
    let cancel: @Sendable () -> Void

    /// - Parameters:
    ///   - signal: raised when it is worth to look again, by `look` itself if it has left something. On the handler's loop; registered
    ///     with whoever raises it before this is made.
    ///   - retry: milliseconds after which a client whose connection broke shall come back.
    ///   - heartbeat: how long to wait at most before looking again although nobody has raised the signal; when that finds nothing a
    ///     comment is sent.
    ///   - look: gives what to send, made by an ``EventWriter``, empty if there is nothing; nil ends the stream. Called first when the
    ///     handler has returned; what it throws then is answered as if the handler had thrown it, and ends the stream later.
    ///   - cancel: takes the registration of the signal back. Called once, whatever happens.
    package init(
        on signal: Signal, retry: Int, heartbeat: Duration,
        look: @escaping @Sendable () async throws -> [UInt8]?,
        cancel: @escaping @Sendable () -> Void
    ) {
        self.signal = signal
        self.retry = retry
        self.heartbeat = heartbeat
        self.look = look
        self.cancel = cancel
    }

    /// The next heartbeat: a little early, so that streams which were opened together do not look together for ever.
    var nextHeartbeat: Duration { heartbeat * Double.random(in: 0.8...1) }
}

extension Response {
    /// An answer whose events come as long as the connection is open.
    package init(_ events: EventStream) {
        self.init(.ok, body: .events(events))
        fields.append("Content-Type", "text/event-stream")
        fields.append("Cache-Control", "no-store")
        // Proxies that gather an answer before they pass it on (nginx) would hold the events back.
        fields.append("X-Accel-Buffering", "no")
    }
}
