import HTTP
import Inbox
import Storage

/// The log-ins of an owner or a buyer: where they are open, and ending them there.
struct SessionRoutes: Sendable {
    let api: API

    /// `GET …/sessions`
    @Sendable func list(_ caller: some SessionCaller, _ request: Request) async throws -> Response {
        let sessions = try await api.run(Sessions.list(caller.token, now: .now()), for: caller)
        return .sessions(sessions, current: caller.token)
    }

    /// `DELETE …/sessions/:id`
    @Sendable func end(_ caller: some SessionCaller, _ request: Request) async throws -> Response {
        try await api.run(Sessions.end(request.id(), asHolderOf: caller.token), for: caller)
        api.endStreams(of: caller.token)
        return .success
    }

    /// `DELETE …/sessions`: all but the one that asks.
    @Sendable func endOthers(_ caller: some SessionCaller, _ request: Request) async throws -> Response {
        try await api.run(Sessions.endOthers(than: caller.token), for: caller)
        api.endStreams(of: caller.token)
        return .success
    }
}
