package import Inbox
import Postgres

/// The operator's offer of domains to all tenants.
extension Operator {
    private static let insertShared = Statement(
        """
        insert into restante.shared_domain (id, name, status, price, category, description, order_minutes, created_at)
        values ($1, $2, 'active', $3, $4, $5, $6, $7)
        """)

    private static let holdShared = Statement(
        "insert into restante.domain_directory (name, shared_domain_id) values ($1, $2)")

    private static let updateShared = Statement(
        """
        update restante.shared_domain as s
        set status = coalesce($2, s.status), price = coalesce($3, s.price), category = coalesce($4, s.category),
            description = coalesce($5, s.description), order_minutes = coalesce($6, s.order_minutes)
        where s.id = $1
        """)

    private static let recordChange = Statement(
        """
        insert into restante.operator_event (id, at, action, actor_name, subject, detail)
        select current_setting('restante.event_id')::uuid, current_setting('restante.event_at')::bigint, $2,
            current_setting('restante.actor_name'), s.name, $3
        from restante.shared_domain as s
        where s.id = $1
        """)

    private static let allShared = Statement(
        """
        select s.id, s.name, s.status, s.price::text, s.category, s.description, s.order_minutes, s.created_at
        from restante.shared_domain as s
        order by s.created_at desc, s.id desc
        """)

    private static let sharedByName = Statement(
        """
        select s.id, s.name, s.status, s.price::text, s.category, s.description, s.order_minutes, s.created_at
        from restante.shared_domain as s
        where s.name = $1
        """)

    /// What to change of a shared domain; nil leaves it as it is.
    package struct SharedDomainChanges: Sendable {
        /// `disabled` takes no mail and no new address.
        package var status: DomainStatus?
        package var price: Money?
        package var category: String?
        package var description: String?
        package var orderMinutes: Int?

        package init() {}

        /// For the audit trail.
        fileprivate var words: String {
            [
                status.map { "status: \($0)" }, price.map { "price: \($0)" },
                category.map { _ in "category" },
                description.map { _ in "description" }, orderMinutes.map { "order_minutes: \($0)" },
            ].compactMap { $0 }.joined(separator: ", ")
        }
    }

    /// Offers a domain to all tenants. `conflict` if it is offered already, or a tenant holds the name.
    package static func create(_ domain: SharedDomain) -> OperatorCall<SharedDomain> {
        OperatorCall(
            insertShared(
                domain.id, domain.name, domain.price, domain.category.storable, domain.description.storable,
                domain.orderMinutes, domain.createdAt),
            holdShared(domain.name, domain.id),
            recordOwn(.domainCreate, domain.name, "shared, price: \(domain.price)"), isRecorded: true
        ) { _ in domain }
    }

    /// Changes an offer; `notFound` if there is none.
    package static func update(shared id: DomainID, _ changes: SharedDomainChanges) -> OperatorCall<Void> {
        OperatorCall(
            updateShared(
                id, changes.status?.rawValue, changes.price, changes.category.storable,
                changes.description.storable, changes.orderMinutes),
            recordChange(id, AuditAction.domainUpdate.rawValue, changes.words.storable), isRecorded: true
        ) { try $0.requireRow() }
    }

    /// Every domain that is or was offered, newest first.
    package static func sharedDomains() -> OperatorCall<[SharedDomain]> {
        OperatorCall(allShared()) { try $0.map { try SharedDomain($0) } }
    }

    /// The offer of this name.
    package static func sharedDomain(named name: DomainName) -> OperatorCall<SharedDomain> {
        OperatorCall(sharedByName(name.text)) { results in
            guard let row = results.first() else { throw StorageError.notFound }
            return try SharedDomain(row)
        }
    }
}
