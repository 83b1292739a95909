import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let messageTrail = onDatabase(
        "trail", "Show what became of mail for an owner's domains, newest first",
        discussion:
            "Every recipient at one of the owner's domains leaves a line: accepted, refused, deferred or lost, with the reason. "
            + "Lines are kept for 14 days, and the newest 100,000 of them.",
        options: [Option.owner.required, domain, address, verdict, limit, Flag.json]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        let filter = IntakeFilter(
            domain: invocation.value(domain), address: invocation.value(address),
            verdict: invocation.value(verdict))
        let wanted = invocation.value(limit) ?? 50
        var events: [IntakeEvent] = []
        var cursor: Cursor?
        repeat {
            let page = try session.database.run(
                IntakeEvents.list(owner.id, filter, limit: min(wanted - events.count, 1000), cursor: cursor))
            events += page.events
            cursor = page.next
        } while cursor != nil && events.count < wanted
        try invocation.show(events, IntakeEvent.columns) { json in
            json.object {
                $0.member("events") {
                    $0.array(events) { json, event in json.object { $0.members(of: event) } }
                }
            }
        }
    }
}

private let domain = Option("domain", "DOMAIN", .domainName, "Only mail for this domain")
private let address = Option(
    "address", "ADDRESS", .email, "Only mail for this address, with its tag if it had one")
private let verdict = Option("verdict", "VERDICT", .verdict, "Only this verdict")
private let limit = Option("limit", "N", .integer(1...100_000), "How many at most; 50 if not given")

extension ValueFormat where Value == IntakeVerdict {
    fileprivate static var verdict: ValueFormat {
        let words = IntakeVerdict.allCases.map(\.rawValue)
        return ValueFormat("one of \(words.joined(separator: ", "))", choices: words) {
            IntakeVerdict(rawValue: $0)
        }
    }
}

extension IntakeEvent {
    fileprivate static let columns = [
        Column<IntakeEvent>("AT") { $0.at.description }, Column("VERDICT") { $0.verdict.rawValue },
        Column("CODE") { $0.code.isEmpty ? "-" : $0.code },
        Column("ADDRESS", shrinks: true) { $0.address.isEmpty ? "-" : $0.address },
        Column("FROM", shrinks: true) { $0.envelopeFrom.isEmpty ? "<>" : $0.envelopeFrom },
        Column("CLIENT") { $0.clientAddress.isEmpty ? "-" : $0.clientAddress },
        Column("HELO", shrinks: true) { $0.helo.isEmpty ? "-" : $0.helo },
        Column("TLS", shrinks: true) { $0.tls ?? "-" }, Column("REASON", shrinks: true) { $0.reason },
        Column("MESSAGE") { $0.message?.description ?? "-" },
    ]
}

extension JSONWriter {
    /// The members of an event, as the HTTP API has them.
    mutating func members(of event: IntakeEvent) {
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
