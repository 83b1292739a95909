package import Inbox
import Postgres

/// Which events somebody wants, newest first.
package struct AuditFilter: Sendable {
    package var owner: OwnerID?
    package var actions: [AuditAction]?
    package var since: Timestamp?
    /// Only events older than this one.
    package var before: AuditEventID?

    package init(
        owner: OwnerID? = nil, actions: [AuditAction]? = nil, since: Timestamp? = nil,
        before: AuditEventID? = nil
    ) {
        self.owner = owner
        self.actions = actions
        self.since = since
        self.before = before
    }
}

/// An event and the e-mail of its owner, if that is still there.
package struct ShownAuditEvent: Sendable {
    package let event: AuditEvent
    package let email: String?
}

extension Operator {
    private static let ofAll = Statement(
        """
        select e.id, e.at, e.owner_id, e.action, e.actor, e.actor_name, e.client, e.subject, e.detail, o.email
        from (
            (
                select a.id, a.at, a.owner_id, a.action, a.actor, a.actor_name, a.client, a.subject, a.detail
                from restante.audit_event as a
                where a.id < $1 and a.at >= $2 and ($3 is null or a.action = any($3))
                order by a.id desc
                limit $4
            )
            union all
            (
                select p.id, p.at, null, p.action, 'operator', p.actor_name, '', p.subject, p.detail
                from restante.operator_event as p
                where p.id < $1 and p.at >= $2 and ($3 is null or p.action = any($3))
                order by p.id desc
                limit $4
            )
        ) as e
        left join restante.owner as o on o.owner_id = e.owner_id
        order by e.id desc
        limit $4
        """)

    /// With what became of an owner that is gone: it is named in the subject.
    private static let ofOne = Statement(
        """
        select e.id, e.at, e.owner_id, e.action, e.actor, e.actor_name, e.client, e.subject, e.detail, o.email
        from (
            (
                select a.id, a.at, a.owner_id, a.action, a.actor, a.actor_name, a.client, a.subject, a.detail
                from restante.audit_event as a
                where a.owner_id = $5 and a.id < $1 and a.at >= $2 and ($3 is null or a.action = any($3))
                order by a.id desc
                limit $4
            )
            union all
            (
                select p.id, p.at, null, p.action, 'operator', p.actor_name, '', p.subject, p.detail
                from restante.operator_event as p
                where p.subject = $5::text and p.id < $1 and p.at >= $2 and ($3 is null or p.action = any($3))
                order by p.id desc
                limit $4
            )
        ) as e
        left join restante.owner as o on o.owner_id = e.owner_id
        order by e.id desc
        limit $4
        """)

    private static let recordOwn = Statement(
        """
        insert into restante.operator_event (id, at, action, actor_name, subject, detail)
        values (current_setting('restante.event_id')::uuid, current_setting('restante.event_at')::bigint, $1,
            current_setting('restante.actor_name'), $2, $3)
        """)

    /// Records what is no owner's.
    static func recordOwn(_ action: AuditAction, _ subject: String, _ detail: String = "") -> BoundStatement {
        recordOwn(action.rawValue, subject.storable, detail.storable)
    }

    /// The newest events that `filter` lets through, at most `limit`.
    package static func auditEvents(_ filter: AuditFilter, limit: Int) -> OperatorCall<[ShownAuditEvent]> {
        let parameters: [Parameter] = [
            (filter.before ?? AuditEventID(UUID(high: .max, low: .max))).parameter,
            (filter.since ?? .earliest).parameter,
            filter.actions.map { .textArray($0.map(\.rawValue)) } ?? .null(.textArray),
            .int8(Int64(limit)),
        ]
        let statement =
            filter.owner.map { ofOne.bind(parameters + [$0.parameter]) } ?? ofAll.bind(parameters)
        return OperatorCall(statement) { results in
            try results.map { ShownAuditEvent(event: try AuditEvent($0), email: try $0.optional(9)) }
        }
    }
}
