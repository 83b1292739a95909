import HTTP
import Inbox
import JSON
import Storage

/// The mail of the one mailbox that a buyer has.
struct BuyerMessageRoutes: Sendable {
    let api: API

    /// `GET /api/buyer/messages`
    @Sendable func list(_ caller: BuyerCaller, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 50, maximum: 200)
        let cursor = try request.query.cursor(for: caller.owner)
        let since = try request.query.since()
        let fields = try MessageFields(request.query, of: .all)
        let page = try await page(caller, limit: limit, cursor: cursor, since: since, bodies: fields.bodies)
        return .object(capacity: 8192) { json in
            json.member("messages") { json in
                json.array(page.messages) { json, message in json.message(message, to: page.address, fields) }
            }
            json.member("next_cursor", page.next?.text(for: caller.owner))
            json.member("unread", page.unread)
        }
    }

    /// `GET /api/buyer/messages/:id`: the mail counts as seen from then on.
    @Sendable func detail(_ caller: BuyerCaller, _ request: Request) async throws -> Response {
        let id: MessageID = request.id()
        let message = try await message(caller, id)
        let mailbox = try await page(caller, limit: 1, bodies: [])
        if request.method == .get, !message.isSeen {
            try await api.run(Messages.markSeen(caller.owner, caller.mailbox, id, now: .now()), for: caller)
        }
        var json = JSONWriter(capacity: 4096)
        json.message(message, to: mailbox.address, .all)
        var response = Response.json(json.bytes)
        response.fields.append("Cache-Control", "no-store")
        return response
    }

    /// `DELETE /api/buyer/messages/:id`
    @Sendable func delete(_ caller: BuyerCaller, _ request: Request) async throws -> Response {
        try await api.run(
            Messages.delete(caller.owner, caller.mailbox, request.id(), now: .now()), for: caller)
        return .success
    }

    private func page(
        _ caller: BuyerCaller, limit: Int, cursor: Cursor? = nil, since: Since? = nil, bodies: Messages.Bodies
    ) async throws -> MessagePage {
        let operation = Messages.list(
            caller.owner, .id(caller.mailbox), limit: limit, cursor: cursor, since: since, bodies: bodies,
            now: .now())
        guard let page = try await api.run(operation, for: caller) else { throw APIError.invalidToken }
        return page
    }

    private func message(_ caller: BuyerCaller, _ id: MessageID) async throws -> Message {
        try await api.run(Messages.message(caller.owner, caller.mailbox, id, now: .now()), for: caller)
    }
}
