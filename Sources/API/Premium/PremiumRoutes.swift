import HTTP
import Inbox
import JSON
import Storage

/// Mail and codes of an owner's inboxes, read with an API key (seed 001).
struct PremiumRoutes: Sendable {
    let api: API

    /// The same, byte for byte, for another owner's address and for one that nobody has.
    static let foreignAddress = APIError(
        .forbidden, "foreign_address", "This private inbox is not accessible by provided API key")

    /// `GET /api/premium/emails/:address`
    @Sendable func list(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let address = try self.address(request)
        let limit = try request.query.limit(default: 50, maximum: 200)
        let cursor = try request.query.cursor(for: caller.owner)
        let since = try request.query.since()
        let fields = try MessageFields(request.query, of: .premium)
        let page = try await found(
            Messages.list(
                caller.owner, .address(address), limit: limit, cursor: cursor, since: since,
                bodies: fields.bodies,
                now: .now()), caller)
        return .object(capacity: 8192) { json in
            json.member("success", true)
            json.member("address", page.address)
            json.member("count", page.messages.count)
            json.member("emails") { json in
                json.array(page.messages) { json, message in json.message(message, to: page.address, fields) }
            }
            json.member("next_cursor", page.next?.text(for: caller.owner))
        }
    }

    /// `GET /api/premium/emails/:address/latest`
    @Sendable func latest(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let address = try self.address(request)
        let fields = try MessageFields(request.query, of: .premium)
        let reading = try Reading(request.query)
        let page = try await first(caller, address, reading) {
            let page = try await found(
                Messages.list(
                    caller.owner, .address(address), limit: 1, since: reading.since, bodies: fields.bodies,
                    now: .now()),
                caller)
            return page.messages.isEmpty && reading.wait != nil ? nil : page
        }
        return .object(capacity: 4096) { json in
            json.member("success", true)
            json.member("address", page?.address ?? address.description)
            json.member("email") { json in
                if let page, let message = page.messages.first {
                    json.message(message, to: page.address, fields)
                } else {
                    json.null()
                }
            }
            if page == nil { json.timedOut(reading) }
        }
    }

    /// `GET /api/premium/otp/:address/latest`
    @Sendable func code(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let address = try self.address(request)
        let reading = try Reading(request.query)
        let newest = try await first(caller, address, reading) {
            let newest = try await found(
                Messages.newestCode(
                    caller.owner, address, since: reading.since, onlyWithCode: reading.wait != nil,
                    now: .now()), caller)
            return newest.mail == nil && reading.wait != nil ? nil : newest
        }
        return .object { json in
            json.member("success", true)
            json.member("address", newest?.address ?? address.description)
            json.member("otp", newest?.mail?.otp)
            json.member("message_id", newest?.mail?.id.description)
            json.member("from", newest?.mail?.from)
            json.member("subject", newest?.mail?.subject)
            json.member("received_at", newest?.mail?.receivedAt.description)
            if newest == nil { json.timedOut(reading) }
        }
    }

    private func address(_ request: Request) throws -> EmailAddress {
        guard let address = EmailAddress(request.parameters["address"]) else {
            throw APIError.invalid("invalid_address", "The path does not hold an e-mail address")
        }
        return address
    }

    private func found<Value>(_ operation: Operation<Value?>, _ caller: KeyCaller) async throws -> Value {
        guard let value = try await api.run(operation, for: caller, requiring: .premiumRead, .premium) else {
            throw Self.foreignAddress
        }
        return value
    }

    /// What `look` finds, at once or within the wait.
    private func first<Found>(
        _ caller: KeyCaller, _ address: EmailAddress, _ reading: Reading, look: () async throws -> Found?
    ) async throws -> Found? {
        guard let wait = reading.wait else { return try await look() }
        let place = Arrivals.Place(owner: caller.owner, address: address)
        return try await api.waiting.first(at: place, within: wait, caller.context, look: look)
    }
}

/// `since` and `wait` of one request.
private struct Reading {
    let since: Since?
    let wait: Duration?

    init(_ query: Query) throws {
        wait = try query.wait()
        // A mail of the millisecond in which the request came counts as newer than the request.
        let moment = Timestamp.now().adding(milliseconds: -1)
        since = try query.since() ?? (wait == nil ? nil : .time(moment))
    }
}

extension JSONWriter {
    fileprivate mutating func timedOut(_ reading: Reading) {
        member("timed_out", true)
        member("since", reading.since?.text)
    }
}
