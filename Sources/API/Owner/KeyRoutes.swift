import HTTP
import Inbox
import JSON
import Storage

/// An owner's API keys. Only a log-in can make one: no key makes keys.
struct KeyRoutes: Sendable {
    let api: API

    private struct Creation: Decodable {
        let name: String
        let duration_days: Int?
        let scopes: [String]?
    }

    /// `GET /api/owner/api-keys`
    @Sendable func list(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let keys = try await api.run(Keys.list(caller.owner), for: caller)
        let now = Timestamp.now()
        return .object(capacity: 2048) { json in
            json.member("api_keys") { json in
                json.array(keys) { json, key in
                    json.object { json in
                        json.member("id", key.id.description)
                        json.member("name", key.name)
                        json.member("prefix", key.prefix)
                        json.member("scopes") { $0.array(key.scopes.names) }
                        json.member("status", key.status(at: now).rawValue)
                        json.member("created_at", key.createdAt.description)
                        json.member("expires_at", key.expiresAt.description)
                        json.member("last_used_at", key.lastUsedAt?.description)
                    }
                }
            }
        }
    }

    /// `POST /api/owner/api-keys`
    @Sendable func create(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller) { return replay }
        let body = try request.json(Creation.self)
        let name = try Label(body.name)
        let days = body.duration_days ?? 90
        guard (1...3650).contains(days) else {
            throw APIError.invalid("invalid_duration", "duration_days must be a whole number from 1 to 3650")
        }
        let scopes = try scopes(body.scopes)
        let now = Timestamp.now()
        let expiresAt = now + .days(days)
        let key = APIKey.generate(owner: caller.owner, key: .new(now: now))
        func answer(_ secret: String?) -> Response {
            .object(.created) { json in
                json.member("id", key.id.description)
                json.member("name", name.text)
                json.member("key", secret)
                json.member("prefix", APIKey.prefix(owner: key.owner, key: key.id))
                json.member("scopes") { $0.array(scopes.names) }
                json.member("created_at", now.description)
                json.member("expires_at", expiresAt.description)
            }
        }
        return try await api.make(
            key.id, Keys.create(key, name: name, scopes: scopes, now: now, expiresAt: expiresAt),
            for: caller, request, answer: answer(String(decoding: key.text, as: UTF8.self)),
            stored: answer(nil))
    }

    /// `DELETE /api/owner/api-keys/:id`
    @Sendable func revoke(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        try await api.run(Keys.revoke(caller.owner, request.id(), now: .now()), for: caller)
        return .success
    }

    /// Without scopes a key has all of them: the same permissions as the account.
    private func scopes(_ names: [String]?) throws -> Scope {
        guard let names, !names.isEmpty else { return .all }
        guard let scopes = Scope(names: names) else {
            throw APIError.invalid("invalid_scopes", "scopes must be some of \(Scope.all.description)")
        }
        return scopes
    }
}
