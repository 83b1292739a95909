import HTTP
import Inbox
import Networking
import Storage

/// Holding a request until mail arrives.
struct Waiting {
    /// How often a waiting reader looks although nobody woke it: a server process whose notice was lost must not cost the mail.
    private static let safetyPoll = Duration.seconds(7)

    let arrivals: Arrivals

    /// Looks until `look` has an answer or `wait` is over.
    ///
    /// - Returns: nil when time is up, or the server wants to stop.
    /// - Throws: `SocketError` when the client is gone: there is nobody left to answer.
    @inline(never)
    func answer(
        at place: Arrivals.Place, within wait: Duration, _ context: Context,
        look: @escaping @Sendable () async throws -> Response?
    ) async throws -> Response? {
        let deadline = MonotonicTime.now() + wait
        let signal = Signal(on: context.loop)
        // Registered before the first look: a mail that comes between the two raises the signal.
        arrivals.add(signal, at: place)
        defer { arrivals.remove(signal, at: place) }
        while true {
            if let response = try await Self.apart(look, on: context.loop) { return response }
            switch await context.park(on: signal, until: min(deadline, .now() + Self.safetyPoll)) {
            case .signalled: signal.reset()
            case .deadline: if MonotonicTime.now() >= deadline { return nil }
            case .interrupted: return nil
            case .peerClosed: throw SocketError.interrupted
            }
        }
    }

    /// Runs `look` in a task of its own, gone when this returns: a task keeps the memory of its deepest call, and here
    /// thousands wait.
    @inline(never)
    private static func apart(
        _ look: @escaping @Sendable () async throws -> Response?, on loop: EventLoop
    ) async throws -> Response? {
        try await Task(executorPreference: loop, operation: look).value
    }
}
