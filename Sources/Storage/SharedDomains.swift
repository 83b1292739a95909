package import Inbox
import Postgres

/// A domain that the operator offers to every tenant.
package struct SharedDomain: Sendable {
    package let id: DomainID
    package let name: String
    package let status: DomainStatus
    package let price: Money
    package let category: String
    package let description: String
    /// How long an order on it lives.
    package let orderMinutes: Int
    package let createdAt: Timestamp

    package init(
        id: DomainID, name: DomainName, price: Money, category: String, description: String,
        orderMinutes: Int, createdAt: Timestamp
    ) {
        self.id = id
        self.name = name.text
        status = .active
        self.price = price
        self.category = category
        self.description = description
        self.orderMinutes = orderMinutes
        self.createdAt = createdAt
    }
}

extension SharedDomain {
    /// Reads 8 columns in the order `id, name, status, price, category, description, order_minutes, created_at`.
    init(_ row: Row) throws {
        id = try row(0)
        name = try row(1)
        status = try row.word(2)
        price = try row(3)
        category = try row(4)
        description = try row(5)
        orderMinutes = try row(6)
        createdAt = try row(7)
    }
}

/// The domains on which one tenant can make temporary mailboxes.
package struct UsableDomains: Sendable {
    /// The tenant's own active ones, by name.
    package let own: [String]
    /// What the operator offers, the oldest first.
    package let shared: [SharedDomain]
    /// How many more mailboxes the tenant may make.
    package let room: Int
    /// How many it may have at the same time.
    package let limit: Int
    /// The life of an address in hours, as in ``Limits``.
    package let addressHours: Int
}

package enum SharedDomains {
    private static let own = Statement(
        "select d.name from restante.domain as d where d.owner_id = $1 and d.status = 'active' order by d.name"
    )

    private static let active = Statement(
        """
        select s.id, s.name, s.status, s.price::text, s.category, s.description, s.order_minutes, s.created_at
        from restante.shared_domain as s
        where s.status = 'active'
        order by s.created_at, s.id
        """)

    private static let room = Statement(
        """
        select o.max_temporary, o.max_hours, o.max_temporary - (
            select count(*) from restante.mailbox as b
            where b.owner_id = $1 and b.kind <> 'buyer' and b.status <> 'released'
                and (b.expires_at is null or b.expires_at > $2)
        )
        from restante.owner as o
        where o.owner_id = $1
        """)

    /// Where the tenant can make temporary mailboxes at `now`, and how many.
    package static func usable(_ owner: OwnerID, now: Timestamp) -> Operation<UsableDomains> {
        .read(owner, own(owner), active(), room(owner, now)) { results in
            guard let facts = results.first(2) else { throw StorageError.notFound }
            return UsableDomains(
                own: try results.map(0) { try $0(0) }, shared: try results.map(1) { try SharedDomain($0) },
                room: max(0, try facts(2)), limit: try facts(0), addressHours: try facts(1))
        }
    }
}
