import HTTP
import Inbox
import JSON
import Networking
import OpenSSL
import Storage

/// A buyer's log-in, with address and PIN.
struct BuyerSessionRoutes: Sendable {
    static let sessionLifetime = Duration.days(30)

    let api: API

    private struct LogIn: Decodable {
        let address: String
        let pin: String
    }

    /// `POST /api/buyer/login`: what is no address, what nobody has and what has another PIN are answered alike, after the same work.
    @Sendable func logIn(_ request: Request, _ context: Context) async throws -> Response {
        let body = try request.json(LogIn.self)
        let database = try api.databases[context.loop]
        let address = EmailAddress(body.address)
        let name = "buyer " + (address?.description ?? body.address.lowercased())
        let buyer = try await api.logIn(name, context) { () -> Buyers.LogIn? in
            try await proven(address, pin: body.pin, database)
        }
        let now = Timestamp.now()
        let expiresAt = now + Self.sessionLifetime
        let token = SessionToken.generate(
            holder: .buyer(buyer.mailbox), owner: buyer.owner, session: .new(now: now))
        try await database.run(
            trusted: Sessions.open(
                token, provenBy: buyer.pinHash, now: now, expiresAt: expiresAt,
                client: context.clientName, agent: request.head.agent))
        var response = Response.object { json in
            json.member("token", String(decoding: token.text, as: UTF8.self))
            json.member("expires_at", expiresAt.description)
            json.member("address", address?.description)
        }
        if api.browser(context).isFromOwnPage(request.head) {
            try await api.endReplacedSession(of: request.head, .buyer, context)
            response.fields.append(
                "Set-Cookie", api.browser(context).cookie(.buyer, token, lifetime: Self.sessionLifetime))
        }
        return response
    }

    private func proven(_ address: EmailAddress?, pin: String, _ database: Database) async throws -> Buyers
        .LogIn?
    {
        var found: Buyers.LogIn?
        if let address { found = try await database.run(Buyers.find(address, now: .now())) }
        let fits = try await api.hashing.verify(pin: pin, against: found.flatMap { PasswordHash($0.pinHash) })
        return fits ? found : nil
    }

    /// `GET /api/buyer/me`
    @Sendable func me(_ caller: BuyerCaller, _ request: Request) async throws -> Response {
        let inbox = try await api.run(
            Buyers.inbox(caller.owner, caller.mailbox, session: caller.token.session), for: caller)
        return .object { json in
            json.member("address", inbox.mailbox.address)
            json.member("expires_at", inbox.mailbox.expiresAt?.description)
            json.member("session_expires_at", inbox.sessionExpiresAt.description)
            json.member("message_count", inbox.mailbox.messageCount)
            json.member("unread", inbox.mailbox.unread)
        }
    }

    /// `POST /api/buyer/logout`
    @Sendable func logOut(_ caller: BuyerCaller, _ request: Request) async throws -> Response {
        try await api.run(Sessions.end(caller.token), for: caller)
        api.endStreams(of: caller.token)
        var response = Response.success
        response.fields.append("Set-Cookie", api.browser(caller.context).expiredCookie(.buyer))
        return response
    }
}
