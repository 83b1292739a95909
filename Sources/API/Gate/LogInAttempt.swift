import HTTP
import Inbox
import Networking
import Storage

extension RequestHead {
    /// What program sends the request, in its own words.
    var agent: String {
        String(String.UnicodeScalarView((text("user-agent") ?? "").unicodeScalars.prefix(200)))
    }
}

extension API {
    /// One attempt to log in as `name`: it may come late or not at all, and a good one makes the failures before it forgotten.
    ///
    /// - Parameter prove: gives nil when the log-in is not correct, after the same work as when it is.
    /// - Throws: 429 during a pause, 401 when the log-in is not correct.
    func logIn<Proven>(
        _ name: String, _ context: Context, prove: () async throws -> Proven?
    ) async throws -> Proven {
        let database = try databases[context.loop]
        let account = LogInSubject.account(name)
        let source = LogInSubject.source(Source(context.client).description)
        let policies: [(subject: LogInSubject, policy: LogInPolicy)] = [
            (account, .account), (source, .source),
        ]
        let now = Timestamp.now()

        let before = try await database.run(LogInFailures.counts(of: [account, source]))
        let pause = policies.map { $0.policy.pause(after: before[$0.subject], now: now) }.max() ?? .zero
        guard pause == .zero else { throw APIError.paused(Int(pause.wholeMilliseconds / 1000) + 1) }

        // Counted as failed before the secret is looked at: a thousand attempts at once are a thousand failures.
        let counted = try await database.run(
            LogInFailures.note([account, source], now: now, window: now - LogInPolicy.memory))
        var delay = Duration.zero
        for (subject, policy) in policies {
            let count = counted[subject] ?? 1
            guard policy.admits(count, before: before[subject]?.failures ?? 0) else {
                throw APIError.paused(1)
            }
            delay = max(delay, policy.delay(after: count - 1))
        }
        if delay > .zero { try await hold(for: delay, context) }

        guard let proven = try await prove() else { throw APIError.wrongCredentials }
        try await database.run(LogInFailures.succeed(account: account, source: source))
        return proven
    }

    /// Ends the session whose cookie a browser brings to a log-in, since the new cookie takes its place: a stolen one is worth
    /// nothing from then on.
    func endReplacedSession(
        of head: RequestHead, _ kind: BrowserSession.Kind, _ context: Context
    ) async throws {
        guard let token = browser(context).cookieToken(of: head, kind) else { return }
        do {
            try await databases[context.loop]
                .run(Sessions.end(token), with: token, now: .now(), from: context.clientName)
            endStreams(of: token)
        } catch StorageError.refused {
            // It has ended, or never was one.
        }
    }

    private func hold(for delay: Duration, _ context: Context) async throws {
        let never = Signal(on: context.loop)
        if await context.park(on: never, until: .now() + delay) == .peerClosed {
            throw SocketError.interrupted
        }
    }
}
