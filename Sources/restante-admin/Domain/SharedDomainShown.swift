import CommandLineKit
import Inbox
import JSON
import Storage

extension JSONWriter {
    /// The members of a domain that all owners share.
    mutating func members(of domain: SharedDomain) {
        member("id", domain.id.description)
        member("name", domain.name)
        member("status", domain.status.rawValue)
        member("visibility", DomainVisibility.shared.rawValue)
        member("price", decimal: domain.price.description)
        member("category", domain.category)
        member("description", domain.description)
        member("order_minutes", domain.orderMinutes)
        member("created_at", domain.createdAt.description)
    }
}

extension SharedDomain {
    static let columns: [Column<SharedDomain>] = [
        Column("NAME") { $0.name }, Column("STATUS") { $0.status.rawValue },
        Column("PRICE") { $0.price.description }, Column("CATEGORY") { $0.category },
        Column("DESCRIPTION", shrinks: true) { $0.description },
        Column("MINUTES") { $0.orderMinutes.description }, Column("ID") { $0.id.description },
    ]

    var record: [(name: String, value: String)] {
        [
            ("id", id.description), ("name", name), ("status", status.rawValue), ("price", price.description),
            ("category", category), ("description", description), ("order_minutes", orderMinutes.description),
            ("created_at", createdAt.description),
        ]
    }
}

extension Invocation {
    func show(_ domain: SharedDomain) throws(CommandFailure) {
        try show(record: domain.record) { json in json.object { $0.members(of: domain) } }
    }
}

extension Session {
    /// The offer that the operator named; nil if there is none, so that the name may be an owner's.
    func sharedDomain(_ reference: DomainReference) throws -> SharedDomain? {
        try database.run(Operator.sharedDomains()).first { domain in
            switch reference {
            case .id(let id): domain.id == id
            case .name(let name): domain.name == name.text
            }
        }
    }

    /// Changes an offer and shows it as it is then.
    func change(
        _ domain: SharedDomain, _ changes: Operator.SharedDomainChanges, _ invocation: Invocation
    ) throws {
        try database.run(Operator.update(shared: domain.id, changes))
        guard let changed = try sharedDomain(.id(domain.id)) else { throw StorageError.notFound }
        try invocation.show(changed)
    }
}
