import HTTP
import Inbox
import JSON
import Storage

/// The mail of one mailbox, for its buyer and for the owner whose it is.
struct MailRoutes: Sendable {
    let api: API

    private struct Mark: Decodable {
        let seen: Bool
    }

    /// `GET …/messages`
    @Sendable func list(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 50, maximum: 200)
        let cursor = try request.query.cursor(for: reader.owner)
        let since = try request.query.since()
        let text = try request.query.searchText()
        let fields = try MessageFields(request.query, of: .listed)
        let operation =
            if let text {
                Messages.search(
                    reader.owner, reader.mailbox, for: text, limit: limit, cursor: cursor, since: since,
                    bodies: fields.bodies, now: reader.time)
            } else {
                Messages.list(
                    reader.owner, .id(reader.mailbox), limit: limit, cursor: cursor, since: since,
                    bodies: fields.bodies, now: reader.time)
            }
        guard let page = try await api.run(operation, for: reader) else { throw reader.closed }
        return .object(capacity: 8192) { json in
            json.member("messages") { json in
                json.array(page.messages) { json, message in json.message(message, to: page.address, fields) }
            }
            json.member("next_cursor", page.next?.text(for: reader.owner))
            json.member("unread", page.unread)
        }
    }

    /// `GET …/messages/:id`: for a buyer the mail counts as seen from then on.
    @Sendable func detail(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        let id: MessageID = request.id()
        let message = try await api.run(
            Messages.message(reader.owner, reader.mailbox, id, now: reader.time), for: reader)
        let page = try await api.run(
            Messages.list(reader.owner, .id(reader.mailbox), limit: 1, bodies: [], now: reader.time),
            for: reader)
        guard let page else { throw reader.closed }
        if request.method == .get, reader.isBuyer, !message.isSeen {
            try await api.run(
                Messages.mark(reader.owner, reader.mailbox, id, seen: true, now: reader.time), for: reader)
        }
        return .object(capacity: 4096) { json in json.members(of: message, to: page.address, .detailed) }
    }

    /// `PATCH /api/buyer/messages/:id`
    @Sendable func mark(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        let body = try request.json(Mark.self)
        try await api.run(
            Messages.mark(reader.owner, reader.mailbox, request.id(), seen: body.seen, now: reader.time),
            for: reader)
        return .success
    }

    /// `DELETE …/messages/:id`
    @Sendable func delete(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        try await api.run(
            Messages.delete(reader.owner, reader.mailbox, request.id(), now: reader.time), for: reader)
        return .success
    }

    /// `DELETE /api/buyer/messages`: the mail that is there now, in bounded steps. What comes meanwhile stays.
    @Sendable func deleteAll(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        let newest = try await api.run(
            Messages.list(reader.owner, .id(reader.mailbox), limit: 1, bodies: [], now: reader.time),
            for: reader)
        guard let newest else { throw reader.closed }
        var deleted = 0
        if let last = newest.messages.first {
            var step = 0
            repeat {
                step = try await api.run(
                    Messages.deleteAll(
                        reader.owner, reader.mailbox, through: last.receivedAt, now: reader.time), for: reader
                )
                deleted += step
            } while step > 0
        }
        return .object { json in
            json.member("success", true)
            json.member("deleted", deleted)
        }
    }
}
