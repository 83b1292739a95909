import HTTP
import Networking
import Storage

/// Holding a request until mail arrives.
struct Waiting {
    /// How often a waiting reader looks although nobody woke it: a server process whose notice was lost must not cost the mail.
    private static let safetyPoll = Duration.seconds(7)

    let arrivals: Arrivals

    /// What `look` finds at once or within `wait`; then what `timedOut` gives.
    ///
    /// - Parameter loop: on which the request is handled.
    func answer(
        at place: Arrivals.Place, within wait: Duration, on loop: EventLoop,
        look: @escaping @Sendable () async throws -> Response?,
        timedOut: @escaping @Sendable () -> Response
    ) -> Response {
        let signal = Signal(on: loop)
        // Registered before the first look: a mail that comes between the two raises the signal.
        arrivals.add(signal, at: place)
        return Response(
            Later(
                on: signal, until: .now() + wait, lookingEvery: Self.safetyPoll, look: look,
                timedOut: timedOut,
                cancel: { [arrivals] in arrivals.remove(signal, at: place) }))
    }
}
