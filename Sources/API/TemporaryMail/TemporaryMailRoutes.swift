import HTTP
import Inbox
import JSON
import Storage

/// Temporary mailboxes and their mail (seeds 002 and 004).
struct TemporaryMailRoutes: Sendable {
    let api: API

    private static let pageSize = 20
    /// What `expiryTime` may say, in milliseconds; 0 never expires.
    private static let lifetimes: Set<Int64> = [3_600_000, 86_400_000, 259_200_000, 0]

    private struct Creation: Decodable {
        let name: String?
        let expiryTime: Int64
        let domain: String?
    }

    /// `GET /api/email/domains`
    @Sendable func domains(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let names = try await api.usableDomains(for: caller).names
        return .object { json in json.member("domains") { $0.array(names) } }
    }

    /// `GET /api/config`: what clients of this API ask first. All members are strings.
    @Sendable func config(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let domains = try await api.usableDomains(for: caller)
        return .object { json in
            json.member("emailDomains", domains.names.joined(separator: ","))
            json.member("maxEmails", String(domains.limit))
            json.member("defaultRole", "CIVILIAN")
            json.member("adminContact", "")
        }
    }

    /// `POST /api/emails/generate`
    @Sendable func generate(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller, requiring: .emailsWrite) {
            return replay
        }
        let body = try request.json(Creation.self)
        guard Self.lifetimes.contains(body.expiryTime) else {
            throw APIError.invalid(
                "invalid_expiry", "expiryTime must be 3600000, 86400000, 259200000 or 0")
        }
        let name = body.name.flatMap { $0.isEmpty ? nil : $0 }
        let localPart = try name.map { name in
            guard let part = LocalPart(name), !part.text.contains("+") else {
                throw APIError.invalid("invalid_name", "name cannot stand before the @ of an address")
            }
            return part
        }
        let now = Timestamp.now()
        return try await api.makeTemporaryMailbox(
            localPart, on: body.domain, now: now,
            expiresAt: body.expiryTime == 0 ? nil : now.adding(milliseconds: body.expiryTime), for: caller,
            request
        ) { mailbox in
            .object { json in
                json.member("id", mailbox.id.description)
                json.member("email", mailbox.address.description)
            }
        }
    }

    /// `GET /api/emails`
    @Sendable func list(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let cursor = try request.query.cursor(for: caller.owner)
        let (page, total) = try await api.run(
            TemporaryMailboxes.live(caller.owner, limit: Self.pageSize, cursor: cursor, now: .now()),
            for: caller,
            requiring: .emailsRead)
        return .object(capacity: 4096) { json in
            json.member("emails") { json in
                json.array(page.mailboxes) { json, mailbox in
                    json.object { json in
                        json.member("id", mailbox.id.description)
                        json.member("address", mailbox.address)
                        json.member("email", mailbox.address)
                        json.member("userId", caller.owner.description)
                        json.member("createdAt", mailbox.createdAt.description)
                        json.member("expiresAt", (mailbox.expiresAt ?? .permanent).description)
                    }
                }
            }
            json.member("nextCursor", page.next?.text(for: caller.owner))
            json.member("total", total)
        }
    }

    /// `GET /api/emails/:id`
    @Sendable func messages(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let cursor = try request.query.cursor(for: caller.owner)
        let (mailbox, page) = try await api.run(
            TemporaryMailboxes.messages(
                caller.owner, request.id(), limit: Self.pageSize, cursor: cursor, now: .now()),
            for: caller, requiring: .emailsRead)
        return .object(capacity: 4096) { json in
            json.member("messages") { json in
                json.array(page.messages) { json, message in
                    json.object { json in
                        json.member("id", message.id.description)
                        json.member("from_address", message.fromAddress)
                        json.member("subject", message.subject)
                        json.member("received_at", message.receivedAt.milliseconds)
                    }
                }
            }
            json.member("nextCursor", page.next?.text(for: caller.owner))
            json.member("total", mailbox.messageCount)
        }
    }

    /// `GET /api/emails/:id/:message`
    @Sendable func message(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let (mailbox, message) = try await api.run(
            TemporaryMailboxes.message(
                caller.owner, request.id(), request.id("message"), now: .now()),
            for: caller, requiring: .emailsRead)
        func members(_ json: inout JSONWriter) {
            json.member("id", message.id.description)
            json.member("from_address", message.fromAddress)
            json.member("to_address", mailbox.address)
            json.member("subject", message.subject)
            json.member("content", message.bodyText ?? "")
            json.member("html", message.bodyHTML ?? "")
            json.member("received_at", message.receivedAt.milliseconds)
        }
        // Clients of this API read the members at the top.
        return .object(capacity: 8192) { json in
            json.member("message") { json in json.object { members(&$0) } }
            members(&json)
        }
    }

    /// `DELETE /api/emails/:id`
    @Sendable func delete(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        try await api.releaseTemporaryMailbox(request.id(), for: caller)
        return .success
    }

    /// `DELETE /api/emails/:id/:message`
    @Sendable func deleteMessage(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        try await api.run(
            Messages.delete(
                caller.owner, request.id(), request.id("message"), kind: .temporary, now: .now()),
            for: caller, requiring: .emailsWrite)
        return .success
    }
}
