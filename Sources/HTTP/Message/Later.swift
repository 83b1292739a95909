package import Networking

/// An answer that may have to wait for something to happen. While it waits there is no task: its connection keeps this, and
/// thousands of connections wait.
package final class Later: Sendable {
    let signal: Signal
    let deadline: MonotonicTime
    let interval: Duration
    let look: @Sendable () async throws -> Response?
    let timedOut: @Sendable () -> Response
    let cancel: @Sendable () -> Void

    /// - Parameters:
    ///   - signal: raised when it is worth to look again. On the handler's loop; registered with whoever raises it before this is
    ///     made, so that nothing falls between a look and the wait.
    ///   - deadline: when to wait no longer.
    ///   - interval: how long to wait at most before looking again although nobody has raised the signal.
    ///   - look: gives the answer, or nil as long as there is none. Called first when the handler has returned.
    ///   - timedOut: gives the answer at the deadline, or when the server stops.
    ///   - cancel: takes the registration of the signal back. Called once, whatever happens.
    package init(
        on signal: Signal, until deadline: MonotonicTime, lookingEvery interval: Duration,
        look: @escaping @Sendable () async throws -> Response?,
        timedOut: @escaping @Sendable () -> Response,
        cancel: @escaping @Sendable () -> Void
    ) {
        self.signal = signal
        self.deadline = deadline
        self.interval = interval
        self.look = look
        self.timedOut = timedOut
        self.cancel = cancel
    }

    /// The same wait, its answer put through `answer` and what it throws through `failure`.
    package func map(
        _ answer: @escaping @Sendable (Response) -> Response,
        failure: @escaping @Sendable (any Error) -> any Error
    ) -> Later {
        Later(
            on: signal, until: deadline, lookingEvery: interval,
            look: { [look] in
                do {
                    return try await look().map(answer)
                } catch {
                    throw failure(error)
                }
            },
            timedOut: { [timedOut] in answer(timedOut()) },
            cancel: cancel)
    }
}
