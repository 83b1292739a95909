import HTTP
import Inbox
import JSON
import OpenSSL
import Storage

/// The buyers of an owner: addresses with a PIN.
struct BuyerRoutes: Sendable {
    let api: API

    private struct Creation: Decodable {
        let domain: String
        let local_part: String?
        let count: Int?
        let pin: String?
        let label: String?
        let expires_in_days: Int?
    }

    private struct NewPIN: Decodable {
        let pin: String?
    }

    /// `GET /api/owner/buyers`
    @Sendable func list(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 50, maximum: 200)
        let cursor = try request.query.cursor(for: caller.owner)
        let domain = try request.query.value("domain").map { text in
            guard let name = DomainName(text) else {
                throw APIError.invalid("invalid_domain", "domain is not a domain name")
            }
            return name
        }
        let text = try request.query.value("q")
        let page = try await api.run(
            Buyers.list(caller.owner, limit: limit, cursor: cursor, domain: domain, containing: text),
            for: caller)
        return .object(capacity: 8192) { json in
            json.member("buyers") { json in
                json.array(page.mailboxes) { json, buyer in json.object { json in json.members(of: buyer) } }
            }
            json.member("next_cursor", page.next?.text(for: caller.owner))
        }
    }

    /// `POST /api/owner/buyers`: one, or up to a thousand at once, all or none.
    @Sendable func create(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller) { return replay }
        let body = try request.json(Creation.self)
        guard let domain = DomainName(body.domain) else {
            throw APIError.invalid("invalid_domain", "domain must be a domain name like mail.example.com")
        }
        let localParts = try localParts(body)
        let label = try body.label.map { try Label($0) }
        let pins = try localParts.map { _ in try pin(body.pin) ?? .generate() }
        let now = Timestamp.now()
        let expiresAt = try expiry(body.expires_in_days, now)
        let hashes = try await api.hashing.hashes(of: pins)
        let buyers = zip(localParts, hashes).map { NewBuyer(id: .new(now: now), localPart: $0, pin: $1) }
        func answer(_ pins: [String?]) -> Response {
            .object(.created, capacity: 128 * buyers.count) { json in
                json.member("buyers") { json in
                    json.array(zip(buyers, pins)) { json, buyer in
                        json.object { json in
                            json.member("id", buyer.0.id.description)
                            json.member("address", "\(buyer.0.localPart)@\(domain)")
                            json.member("pin", buyer.1)
                        }
                    }
                }
            }
        }
        do {
            return try await api.make(
                buyers.first?.id ?? .new(),
                Buyers.create(caller.owner, buyers, on: domain, label: label, now: now, expiresAt: expiresAt),
                for: caller, request, answer: answer(pins.map(\.digits)),
                stored: answer(pins.map { _ in nil }))
        } catch StorageError.conflict {
            throw APIError(.conflict, "address_taken", "This address exists already")
        } catch StorageError.notFound {
            throw APIError.invalid("unknown_domain", "domain is not one of your domains")
        }
    }

    /// `PATCH /api/owner/buyers/:id`
    @Sendable func update(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let id = self.id(request)
        let changes = try request.json(BuyerChanges.self).changes
        let buyer = try await api.run(Buyers.update(caller.owner, id, changes), for: caller)
        api.endStreams(of: id, caller.owner)
        return .object { json in json.members(of: buyer) }
    }

    /// `DELETE /api/owner/buyers/:id`
    @Sendable func delete(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        try await api.run(Releases.release(caller.owner, id(request), kind: .buyer), for: caller)
        api.endStreams(of: id(request), caller.owner)
        api.sweepReleased(of: caller.owner, on: caller.context.loop)
        return .success
    }

    /// `POST /api/owner/buyers/:id/pin`: a new PIN, shown once; it ends the buyer's sessions.
    @Sendable func changePIN(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        if let replay = try await api.replay(of: request, for: caller) { return replay }
        let id = self.id(request)
        let pin = try pin(request.body.isEmpty ? nil : request.json(NewPIN.self).pin) ?? .generate()
        let buyer = try await api.run(Buyers.buyer(caller.owner, id), for: caller)
        let hash = try await api.hashing.hash(pin)
        func answer(_ pin: String?) -> Response {
            .object { json in
                json.member("id", id.description)
                json.member("address", buyer.address)
                json.member("pin", pin)
            }
        }
        let response = try await api.make(
            id, Buyers.setPIN(caller.owner, id, hash), for: caller, request, answer: answer(pin.digits),
            stored: answer(nil))
        api.endStreams(of: id, caller.owner)
        return response
    }

    private func id(_ request: Request) -> MailboxID { request.id() }

    private func localParts(_ body: Creation) throws -> [LocalPart] {
        let count = body.count ?? 1
        guard (1...1000).contains(count) else {
            throw APIError.invalid("invalid_count", "count must be a whole number from 1 to 1000")
        }
        guard let text = body.local_part else { return (0..<count).map { _ in .random() } }
        guard count == 1 else {
            throw APIError.invalid("invalid_count", "local_part names one buyer, so count must be 1")
        }
        // A "+" would be taken for a tag when mail comes.
        guard let localPart = LocalPart(text), localPart.base == localPart else {
            throw APIError.invalid(
                "invalid_local_part", "local_part must be what may stand before the @ of an address")
        }
        return [localPart]
    }

    private func pin(_ text: String?) throws -> PIN? {
        guard let text else { return nil }
        guard let pin = PIN(text) else { throw APIError.invalid("invalid_pin", "pin must be 6 to 12 digits") }
        return pin
    }

    private func expiry(_ days: Int?, _ now: Timestamp) throws -> Timestamp? {
        guard let days else { return nil }
        guard (1...36_500).contains(days) else {
            throw APIError.invalid("invalid_expiry", "expires_in_days must be a whole number from 1 to 36500")
        }
        return now + .days(days)
    }
}

extension JSONWriter {
    fileprivate mutating func members(of buyer: Mailbox) {
        member("id", buyer.id.description)
        member("address", buyer.address)
        member("label", buyer.label)
        member("status", buyer.status.rawValue)
        member("created_at", buyer.createdAt.description)
        member("expires_at", buyer.expiresAt?.description)
        member("last_message_at", buyer.lastMessageAt?.description)
        member("message_count", buyer.messageCount)
    }
}
