package import Inbox
import Postgres

/// How long, and how much, is kept of the audit trail. The doors decide what may go: the server's role cannot delete.
package enum AuditAging {
    /// How many events one step removes.
    private static let step = 1000

    private static let due = Statement(
        "select d.owner_id from restante.owners_with_audit_to_trim($1, $2, $3) as d")

    private static let trim = Statement("select restante.trim_audit($1, $2)")

    private static let trimOperators = Statement("select restante.trim_operator_events($1)")

    /// Tenants behind `last`, in the order of their ids, that have events that are too old, or more than `kept` of an actor and action.
    package static func due(after last: OwnerID?, keeping kept: Int, limit: Int) -> DoorCall<[OwnerID]> {
        DoorCall(due(last ?? OwnerID(UUID(high: 0, low: 0)), kept, limit)) { results in
            try results.map { try $0(0) }
        }
    }

    /// Removes some of the tenant's. True if there may be more.
    package static func trim(_ owner: OwnerID, keeping kept: Int) -> Operation<Bool> {
        .write(owner, trim(kept, step)) { try $0.first()?(0, as: Int.self) == step }
    }

    /// Removes some of what the operator did to no owner. True if there may be more.
    package static func trimOperatorEvents() -> DoorCall<Bool> {
        DoorCall(trimOperators(step), lane: .write) { try $0.first()?(0, as: Int.self) == step }
    }
}
