import HTTP
import Inbox
import JSON
import Storage

/// The webhook as keys see it (seeds 002 and 004).
struct WebhookRoutes: Sendable {
    let api: API

    private struct Target: Decodable {
        let url: String
        let enabled: Bool
    }

    /// `GET /api/webhook`
    @Sendable func show(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let webhook = try await api.run(
            Webhooks.webhook(caller.owner, now: .now()), for: caller, requiring: .webhooksWrite)
        return .object { json in
            json.member("url", webhook?.url ?? "")
            json.member("enabled", webhook?.isEnabled ?? false)
        }
    }

    /// `POST /api/webhook`
    @Sendable func change(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let body = try request.json(Target.self)
        // Names are looked up for who may set one only.
        _ = try await api.run(
            Webhooks.webhook(caller.owner, now: .now()), for: caller, requiring: .webhooksWrite)
        let changes = WebhookChanges(
            url: try await api.callableURL(body.url, of: caller.owner), isEnabled: body.enabled)
        _ = try await api.run(
            Webhooks.change(caller.owner, changes, now: .now()), for: caller, requiring: .webhooksWrite)
        return .success
    }
}

extension API {
    /// `text` if it is a URL that may be called just now. It is vetted again at every call.
    func callableURL(_ text: String, of owner: OwnerID) async throws -> String {
        do {
            _ = try await destinations.addresses(for: try HTTPURL(text), namedBy: owner)
            return text
        } catch let error as InvalidURL {
            throw APIError.invalid("invalid_url", error.description)
        } catch let error as ClientError {
            throw APIError.invalid("invalid_url", error.description)
        }
    }
}
