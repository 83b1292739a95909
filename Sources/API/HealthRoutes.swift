import HTTP
import JSON
import Storage

/// For whoever watches the process.
struct HealthRoutes: Sendable {
    let api: API

    /// `GET /livez`: the process answers.
    @Sendable func live(_ request: Request, _ context: Context) async throws -> Response {
        .object { $0.member("status", "ok") }
    }

    /// `GET /readyz`: and it can reach its database.
    @Sendable func ready(_ request: Request, _ context: Context) async throws -> Response {
        guard try api.databases[context.loop].isReady else { throw APIError.unavailable }
        return .object { $0.member("status", "ok") }
    }
}
