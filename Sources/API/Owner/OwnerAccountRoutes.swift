import HTTP
import Inbox
import JSON
import Networking
import OpenSSL
import Storage

/// An owner's log-in and account.
struct OwnerAccountRoutes: Sendable {
    static let sessionLifetime = Duration.days(7)

    let api: API

    private struct LogIn: Decodable {
        let email: String
        let password: String
    }

    private struct PasswordChange: Decodable {
        let current_password: String
        let new_password: String
    }

    /// `POST /api/owner/login`
    @Sendable func logIn(_ request: Request, _ context: Context) async throws -> Response {
        let body = try request.json(LogIn.self)
        let database = try api.databases[context.loop]
        let email = body.email.lowercased()
        let proven = try await api.logIn("owner " + email, context) { () -> Owners.LogIn? in
            try await self.proven(email: email, password: body.password, database)
        }
        let now = Timestamp.now()
        let expiresAt = now + Self.sessionLifetime
        let token = SessionToken.generate(holder: .owner, owner: proven.owner, session: .new(now: now))
        try await database.run(
            trusted: Sessions.open(
                token, provenBy: proven.passwordHash, now: now, expiresAt: expiresAt,
                client: context.clientName,
                agent: request.head.agent),
            as: .session(token, from: context.clientName))
        let account = try await database.run(trusted: Owners.account(proven.owner, now: now))
        var response = Response.object { json in
            json.member("token", String(decoding: token.text, as: UTF8.self))
            json.member("expires_at", expiresAt.description)
            json.member("owner") { json in json.object { json in json.members(of: account.owner) } }
        }
        if api.browser(context).isFromOwnPage(request.head) {
            try await api.endReplacedSession(of: request.head, .owner, context)
            response.fields.append(
                "Set-Cookie", api.browser(context).cookie(.owner, token, lifetime: Self.sessionLifetime))
        }
        return response
    }

    /// The owner behind an e-mail and its password; nil if they are not correct.
    private func proven(email: String, password: String, _ database: Database) async throws -> Owners.LogIn? {
        let found = try await database.run(Owners.find(email: email))
        let hash = found.flatMap { PasswordHash($0.passwordHash) }
        let fits = try await api.hashing.verify(Array(password.utf8), against: hash)
        guard let found, fits else { return nil }
        // Only who knows the password learns this.
        guard found.status == .active, found.expiresAt.map({ $0 > .now() }) ?? true else {
            throw APIError(.unauthorized, "owner_inactive", "The account is suspended or has expired")
        }
        return found
    }

    /// `POST /api/owner/logout`
    @Sendable func logOut(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        try await api.run(Sessions.end(caller.token), for: caller)
        api.endStreams(of: caller.token)
        var response = Response.success
        response.fields.append("Set-Cookie", api.browser(caller.context).expiredCookie(.owner))
        return response
    }

    /// `GET /api/owner/me`
    @Sendable func me(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let account = try await api.run(Owners.account(caller.owner, now: .now()), for: caller)
        return .object { json in
            json.members(of: account.owner)
            json.member("limits") { $0.limits(account.owner.limits) }
            json.member("usage") { $0.usage(account.usage) }
        }
    }

    /// `POST /api/owner/password`
    @Sendable func changePassword(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let body = try request.json(PasswordChange.self)
        let new = try Password(body.new_password)
        let stored = try await api.run(Owners.passwordHash(caller.owner), for: caller)
        // A stolen session must not become a stolen account by guessing.
        _ = try await api.logIn("owner \(caller.owner)", caller.context) { () -> OwnerID? in
            let fits = try await api.hashing.verify(
                Array(body.current_password.utf8), against: PasswordHash(stored))
            return fits ? caller.owner : nil
        }
        let hash = try await api.hashing.hash(new)
        try await api.run(
            Owners.changePassword(caller.owner, from: stored, to: hash, keeping: caller.token.session),
            for: caller)
        api.endStreams(of: caller.token)
        return .success
    }

    /// `GET /api/owner/usage`
    @Sendable func usage(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let account = try await api.run(Owners.account(caller.owner, now: .now()), for: caller)
        let (used, limits) = (account.usage, account.owner.limits)
        let rows: [(name: StaticString, used: Int64, limit: Int64)] = [
            ("domains", Int64(used.domains), Int64(limits.domains)),
            ("buyers", Int64(used.buyers), Int64(limits.buyers)),
            ("mailboxes", Int64(used.temporaryMailboxes), Int64(limits.temporaryMailboxes)),
            ("keys", Int64(used.keys), Int64(limits.keys)),
            ("bytes", used.bytes, limits.bytes),
            (
                "requests", Int64(api.limiter.used(by: caller.owner, now: .now())),
                Int64(limits.requestsPerMinute)
            ),
        ]
        return .object { json in
            for row in rows {
                json.member(row.name) { json in
                    json.object { json in
                        json.member("used", row.used)
                        json.member("limit", row.limit)
                    }
                }
            }
        }
    }
}
