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
        return try await answer(caller, address, reading) { isWaiting in
            let page = try await found(
                Messages.list(
                    caller.owner, .address(address), limit: 1, since: reading.since, bodies: fields.bodies,
                    now: .now()),
                caller)
            guard let message = page.messages.first else {
                return isWaiting ? nil : Self.noMail(address, nil)
            }
            return .object(capacity: 4096) { json in
                json.member("success", true)
                json.member("address", page.address)
                json.member("email") { json in json.message(message, to: page.address, fields) }
            }
        } timedOut: {
            Self.noMail(address, reading)
        }
    }

    /// `GET /api/premium/otp/:address/latest`
    @Sendable func code(_ caller: KeyCaller, _ request: Request) async throws -> Response {
        let address = try self.address(request)
        let reading = try Reading(request.query)
        return try await answer(caller, address, reading) { isWaiting in
            let newest = try await found(
                Messages.newestCode(
                    caller.owner, address, since: reading.since, onlyWithCode: isWaiting, now: .now()), caller
            )
            guard newest.mail != nil || !isWaiting else { return nil }
            return Self.code(newest.mail, address, nil)
        } timedOut: {
            Self.code(nil, address, reading)
        }
    }

    /// The null form of `latest`; after a wait with what to ask again with.
    private static func noMail(_ address: EmailAddress, _ reading: Reading?) -> Response {
        .object { json in
            json.member("success", true)
            json.member("address", address.description)
            json.member("email") { $0.null() }
            if let reading { json.timedOut(reading) }
        }
    }

    private static func code(_ mail: NewestCode.Mail?, _ address: EmailAddress, _ reading: Reading?)
        -> Response
    {
        .object { json in
            json.member("success", true)
            json.member("address", address.description)
            json.member("otp", mail?.otp)
            json.member("message_id", mail?.id.description)
            json.member("from", mail?.from)
            json.member("subject", mail?.subject)
            json.member("received_at", mail?.receivedAt.description)
            if let reading { json.timedOut(reading) }
        }
    }

    private func address(_ request: Request) throws -> EmailAddress {
        guard let address = EmailAddress(request.parameters["address"]) else {
            throw APIError.invalid("invalid_address", "The path does not hold an e-mail address")
        }
        return address
    }

    private func found<Value>(_ operation: Operation<Value?>, _ caller: KeyCaller) async throws -> Value {
        guard let value = try await api.run(operation, for: caller, requiring: .premiumRead) else {
            throw Self.foreignAddress
        }
        return value
    }

    /// What `look` answers, at once or within the wait; it gives nil only while it may wait.
    private func answer(
        _ caller: KeyCaller, _ address: EmailAddress, _ reading: Reading,
        look: @escaping @Sendable (_ isWaiting: Bool) async throws -> Response?,
        timedOut: @escaping @Sendable () -> Response
    ) async throws -> Response {
        guard let wait = reading.wait else { return try await look(false) ?? timedOut() }
        let place = Arrivals.Place(owner: caller.owner, address: address)
        return api.waiting.answer(
            at: place, within: wait, on: caller.context.loop, look: { try await look(true) },
            timedOut: timedOut)
    }
}

/// `since` and `wait` of one request.
private struct Reading: Sendable {
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
