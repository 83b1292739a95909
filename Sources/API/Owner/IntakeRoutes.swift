import HTTP
import Inbox
import JSON
import Storage

/// Why mail for an owner's domains did or did not arrive.
struct IntakeRoutes: Sendable {
    let api: API

    /// `GET /api/owner/intake`
    @Sendable func list(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let limit = try request.query.limit(default: 50, maximum: 200)
        let cursor = try request.query.cursor(for: caller.owner)
        let page = try await api.run(
            IntakeEvents.list(caller.owner, try filter(request.query), limit: limit, cursor: cursor),
            for: caller)
        return .object(capacity: 16_384) { json in
            json.member("events") { json in
                json.array(page.events) { json, event in json.object { json in json.members(of: event) } }
            }
            json.member("next_cursor", page.next?.text(for: caller.owner))
        }
    }

    private func filter(_ query: Query) throws -> IntakeFilter {
        var filter = IntakeFilter()
        if let text = try query.value("domain") {
            filter.domain = DomainName(text)
            guard filter.domain != nil else {
                throw APIError.invalid("invalid_domain", "domain is not a domain name")
            }
        }
        if let text = try query.value("address") {
            // An unescaped "+" of a tag arrives as a space.
            filter.address = EmailAddress(text.replacing(" ", with: "+"))
            guard filter.address != nil else {
                throw APIError.invalid("invalid_address", "address is not an e-mail address")
            }
        }
        if let text = try query.value("verdict") {
            filter.verdict = IntakeVerdict(rawValue: text.lowercased())
            guard filter.verdict != nil else {
                let words = IntakeVerdict.allCases.map(\.rawValue).joined(separator: ", ")
                throw APIError.invalid("invalid_verdict", "verdict must be one of \(words)")
            }
        }
        return filter
    }
}

extension JSONWriter {
    fileprivate mutating func members(of event: IntakeEvent) {
        member("id", event.id.description)
        member("at", event.at.description)
        member("address", event.address)
        member("from", event.envelopeFrom)
        member("client", event.clientAddress)
        member("helo", event.helo)
        member("tls", event.tls)
        member("verdict", event.verdict.rawValue)
        member("code", event.code)
        member("reason", event.reason)
        member("message_id", event.message?.description)
    }
}
