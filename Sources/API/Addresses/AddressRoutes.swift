import HTTP
import Inbox
import JSON
import Storage

/// The same temporary mailboxes as addresses (seed 003).
struct AddressRoutes: Sendable {
    let api: API

    private struct Creation: Decodable {
        let alias: String?
        let expiresIn: Double?
        let domain: String?
    }

    /// `GET /api/v1/addresses`
    @Sendable func list(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 20, maximum: 100)
        let offset = try request.query.offset()
        let isExpired = try request.query.isExpired()
        let (mailboxes, total) = try await api.run(
            TemporaryMailboxes.list(
                caller.owner, expired: isExpired, limit: limit, offset: offset, now: .now()),
            for: caller, requiring: .emailsRead)
        return .data(capacity: 4096) { json in
            json.member("addresses") { json in
                json.array(mailboxes) { json, mailbox in
                    json.object { json in
                        json.members(ofAddress: mailbox)
                        json.member("emailCount", mailbox.messageCount)
                    }
                }
            }
            json.member("total", total)
            json.member("hasMore", offset.addingReportingOverflow(mailboxes.count).partialValue < total)
        }
    }

    /// `POST /api/v1/addresses`
    @Sendable func create(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller, requiring: .emailsWrite) {
            return replay
        }
        let body = request.body.isEmpty ? nil : try request.json(Creation.self)
        let alias = try body?.alias.map(alias)
        let limit = try await api.usableDomains(for: caller).addressHours
        let hours = try body?.expiresIn.map { try self.hours($0, atMost: limit) } ?? limit
        let now = Timestamp.now()
        return try await api.makeTemporaryMailbox(
            alias, on: body?.domain, now: now, expiresAt: now + .seconds(Int64(hours) * 3600), for: caller,
            request
        ) { mailbox in
            .data(.created) { json in
                json.address(
                    mailbox.id, mailbox.address.description, createdAt: mailbox.createdAt,
                    expiresAt: mailbox.expiresAt)
            }
        }
    }

    /// `GET /api/v1/addresses/:id`
    @Sendable func detail(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let mailbox = try await api.run(
            TemporaryMailboxes.mailbox(caller.owner, id(request), now: .now()), for: caller,
            requiring: .emailsRead)
        return .data { json in
            json.members(ofAddress: mailbox)
            json.member("emailCount", mailbox.messageCount)
            json.member("lastEmailAt", mailbox.lastMessageAt?.description)
        }
    }

    /// `DELETE /api/v1/addresses/:id`
    @Sendable func delete(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let id = id(request)
        try await api.releaseTemporaryMailbox(id, for: caller)
        return .data { json in
            json.member("deleted", true)
            json.member("id", "addr_\(id)")
        }
    }

    /// The mailbox behind `addr_…`, or one that nobody has.
    private func id(_ request: Request) -> MailboxID {
        let text = request.parameters["id"]
        return text.hasPrefix("addr_") ? MailboxID(String(text.dropFirst(5))) ?? .new() : .new()
    }

    private func alias(_ text: String) throws -> LocalPart {
        guard (3...30).contains(text.count), let part = LocalPart(text), !part.text.contains("+") else {
            throw APIError.invalid(
                "invalid_alias", "alias must be 3 to 30 characters that can stand before the @ of an address")
        }
        return part
    }

    private func hours(_ wanted: Double, atMost limit: Int) throws -> Int {
        guard let hours = Int(exactly: wanted), (1...limit).contains(hours) else {
            throw APIError.invalid(
                "invalid_expiry", "expiresIn must be a whole number of hours from 1 to \(limit)")
        }
        return hours
    }
}

extension Query {
    /// `status` of addresses that live for a time: whether only expired or only live ones are wanted.
    func isExpired() throws -> Bool? {
        switch try value("status") {
        case nil, "": nil
        case "active": false
        case "expired": true
        default: throw APIError.invalid("invalid_status", "status must be active or expired")
        }
    }
}

extension JSONWriter {
    fileprivate mutating func members(ofAddress mailbox: Mailbox) {
        address(mailbox.id, mailbox.address, createdAt: mailbox.createdAt, expiresAt: mailbox.expiresAt)
    }

    /// The members that every answer has of an address.
    fileprivate mutating func address(
        _ id: MailboxID, _ email: String, createdAt: Timestamp, expiresAt: Timestamp?
    ) {
        member("id", "addr_\(id)")
        member("email", email)
        member("alias", String(email.prefix { $0 != "@" }))
        member("createdAt", createdAt.description)
        member("expiresAt", (expiresAt ?? .permanent).description)
    }
}
