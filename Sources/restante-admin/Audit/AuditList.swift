import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let auditList = onDatabase(
        "list",
        "Show what the operator did, and what owners did that matters for their security, newest first",
        discussion:
            "Kept for a year, and of each owner so many of a kind as RESTANTE_AUDIT_KEPT says. An owner that was deleted has left its "
            + "deletion: give its id. What the operator only looked at (mails, exports) is recorded too.",
        options: [auditedOwner, actions, since, before, limit, Flag.json]
    ) { invocation, session in
        var filter = AuditFilter(
            owner: try session.audited(invocation), actions: invocation.value(actions),
            since: invocation.value(since), before: invocation.value(before))
        let wanted = invocation.value(limit) ?? 50
        var events: [ShownAuditEvent] = []
        var page: [ShownAuditEvent]
        repeat {
            let asked = min(wanted - events.count, 1000)
            page = try session.database.run(Operator.auditEvents(filter, limit: asked))
            events += page
            filter.before = events.last?.event.id
        } while events.count < wanted && !page.isEmpty
        try invocation.show(events, ShownAuditEvent.columns) { json in
            json.object { json in
                json.member("events") { json in
                    json.array(events) { json, shown in json.object { $0.members(of: shown) } }
                }
                // What --before takes for the rest, if there may be one.
                json.member("next", events.count < wanted ? nil : events.last?.event.id.description)
            }
        }
    }
}

private let auditedOwner = Option(
    "owner", "OWNER", .owner, "Only this owner: e-mail address, or id, also of one that is gone")
private let actions = Option(
    "action", "ACTIONS", ValueFormat.oneOf(AuditAction.self).list,
    "Only these, such as owner.delete,key.create")
private let since = Option("since", "TIME", .time, "Only from this time on: 2027-01-31T12:00:00Z, or a date")
private let before = Option<AuditEventID>("before", "ID", .id(), "Only what is older than this event")
private let limit = Option("limit", "N", .integer(1...100_000), "How many at most; 50 if not given")

extension Session {
    /// The owner that `--owner` names. An id needs no owner any more.
    fileprivate func audited(_ invocation: Invocation) throws -> OwnerID? {
        guard let reference = invocation.value(Option.owner) else { return nil }
        if case .id(let id) = reference { return id }
        return try owner(reference).id
    }
}

extension ShownAuditEvent {
    fileprivate static let columns = [
        Column<ShownAuditEvent>("AT") { $0.event.at.description },
        Column("ACTION") { $0.event.action }, Column("BY") { $0.event.actor.rawValue },
        Column("NAME", shrinks: true) { $0.event.actorName.isEmpty ? "-" : $0.event.actorName },
        Column("CLIENT") { $0.event.client.isEmpty ? "-" : $0.event.client },
        Column("OWNER", shrinks: true) { $0.email ?? "-" },
        Column("SUBJECT", shrinks: true) { $0.event.subject.isEmpty ? "-" : $0.event.subject },
        Column("DETAIL", shrinks: true) { $0.event.detail.isEmpty ? "-" : $0.event.detail },
        Column("ID") { $0.event.id.description },
    ]
}

extension JSONWriter {
    mutating func members(of shown: ShownAuditEvent) {
        let event = shown.event
        member("id", event.id.description)
        member("at", event.at.description)
        member("action", event.action)
        member("actor", event.actor.rawValue)
        member("actor_name", event.actorName)
        member("client", event.client)
        member("owner_id", event.owner?.description)
        member("owner", shown.email)
        member("subject", event.subject)
        member("detail", event.detail)
    }
}
