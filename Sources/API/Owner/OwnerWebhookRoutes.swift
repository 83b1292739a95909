import HTTP
import Inbox
import JSON
import Storage

/// An owner's webhook: where it is told of new mail, with what secret, and how that went.
struct OwnerWebhookRoutes: Sendable {
    let api: API

    /// A member that is not there leaves things as they are; a null takes the URL away.
    private struct Changes: Decodable {
        let url: String?
        let enabled: Bool?
        let includeOTP: Bool?

        private enum Members: String, CodingKey {
            case url, enabled
            case includeOTP = "include_otp"
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: Members.self)
            let text = try members.decodeIfPresent(String.self, forKey: .url)
            url = members.contains(.url) ? text ?? "" : nil
            enabled = try members.decodeIfPresent(Bool.self, forKey: .enabled)
            includeOTP = try members.decodeIfPresent(Bool.self, forKey: .includeOTP)
        }
    }

    /// `GET /api/owner/webhook`
    @Sendable func show(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let webhook = try await api.run(Webhooks.webhook(caller.owner, now: .now()), for: caller)
        return .object { $0.members(of: webhook) }
    }

    /// `PATCH /api/owner/webhook`
    @Sendable func change(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let body = try request.json(Changes.self)
        let present = try await api.run(Webhooks.webhook(caller.owner, now: .now()), for: caller)
        guard body.enabled != true || !(body.url ?? present?.url ?? "").isEmpty else {
            throw APIError.invalid("missing_url", "A webhook cannot be enabled without a URL")
        }
        var changes = WebhookChanges(isEnabled: body.enabled, includesOTP: body.includeOTP)
        if let url = body.url {
            changes.url = url.isEmpty ? "" : try await api.callableURL(url, of: caller.owner)
        }
        let webhook = try await api.run(Webhooks.change(caller.owner, changes, now: .now()), for: caller)
        return .object { $0.members(of: webhook) }
    }

    /// `POST /api/owner/webhook/secret`: a new secret, shown once.
    @Sendable func changeSecret(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let secret = WebhookSecret.make()
        let until = try await api.run(
            Webhooks.changeSecret(caller.owner, to: secret, now: .now()), for: caller)
        return .object { json in
            json.member("secret", secret.text)
            json.member("old_secret_expires_at", until?.description)
        }
    }

    /// `POST /api/owner/webhook/test`: a call that tells of no mail.
    @Sendable func test(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let now = Timestamp.now()
        let id = DeliveryID.new(now: now)
        guard try await api.run(Webhooks.test(caller.owner, id, now: now), for: caller) else {
            throw Self.disabled
        }
        api.wakes.announce([caller.owner])
        return .object(Status(202)) { $0.member("id", id.description) }
    }

    /// `GET /api/owner/webhook/deliveries`
    @Sendable func deliveries(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 20, maximum: 100)
        let cursor = try request.query.cursor(for: caller.owner)
        let page = try await api.run(
            Webhooks.deliveries(caller.owner, limit: limit, cursor: cursor), for: caller)
        return .object(capacity: 8192) { json in
            json.member("deliveries") { json in
                json.array(page.deliveries) { json, delivery in
                    json.object { json in json.members(of: delivery) }
                }
            }
            json.member("next_cursor", page.next?.text(for: caller.owner))
        }
    }

    /// `POST /api/owner/webhook/deliveries/:id/redeliver`
    @Sendable func redeliver(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let isQueued = try await api.run(
            Webhooks.redeliver(caller.owner, request.id(), now: .now()), for: caller)
        guard isQueued else { throw Self.disabled }
        api.wakes.announce([caller.owner])
        return .success
    }

    private static let disabled = APIError(
        .conflict, "nothing_to_call", "The webhook is not enabled, or the mail is gone")
}

extension JSONWriter {
    fileprivate mutating func members(of webhook: Webhook?) {
        member("url", webhook?.url ?? "")
        member("enabled", webhook?.isEnabled ?? false)
        member("include_otp", webhook?.includesOTP ?? false)
        member("secret_created_at", webhook?.secretAt.description)
        member("old_secret_expires_at", webhook?.oldSecretUntil?.description)
        member("disabled_at", webhook?.disabledAt?.description)
        member("disabled_reason", webhook?.disabledReason?.rawValue)
        member("health") { json in
            json.object { json in
                json.member("failing_since", webhook?.failingSince?.description)
                json.member("last_success_at", webhook?.lastSuccessAt?.description)
                json.member("last_failure_at", webhook?.lastFailureAt?.description)
                json.member("last_error", webhook?.lastError)
            }
        }
    }

    fileprivate mutating func members(of delivery: WebhookDelivery) {
        member("id", delivery.id.description)
        member("kind", delivery.kind.rawValue)
        member("status", delivery.status.rawValue)
        member("created_at", delivery.createdAt.description)
        member("next_attempt_at", delivery.dueAt?.description)
        member("attempts") { json in
            json.array(delivery.attempts) { json, attempt in
                json.object { json in
                    json.member("at", attempt.at.description)
                    json.member("status", attempt.status)
                    json.member("duration_ms", attempt.duration)
                    json.member("error", attempt.error)
                }
            }
        }
    }
}
