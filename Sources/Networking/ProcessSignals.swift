import Glibc

/// The signals that end or reload a server, taken by one thread that waits for them instead of by handlers that may run anywhere.
package enum ProcessSignals {
    /// Asks a server to read its files again: SIGHUP.
    package static let reload = SIGHUP

    /// Keeps SIGTERM, SIGINT and SIGHUP for `wait`, and drops SIGPIPE. Call before any thread is made.
    package static func block() {
        signal(SIGPIPE, SIG_IGN)
        var set = waited
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Blocks the calling thread until one of the signals comes, and gives its number.
    package static func wait() -> CInt {
        var set = waited
        var number: CInt = 0
        while sigwait(&set, &number) != 0 {}
        return number
    }

    private static var waited: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
        return set
    }
}
