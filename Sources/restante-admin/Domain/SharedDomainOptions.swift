import CommandLineKit
import Inbox
import Storage

/// What there is to say of a domain that all owners share.
enum SharedDomainOptions {
    static let shared = Flag("shared", "Offer the domain to all owners instead of claiming it for one")
    static let price = Option("price", "AMOUNT", .amount, "What an order on it costs, such as 5.00")
    static let category = Option("category", "WORD", .label, "How it is listed, such as 'popular'")
    static let description = Option("description", "TEXT", .label, "What owners are told of it")
    static let orderMinutes = Option(
        "order-minutes", "N", .integer(1...525_600), "How long an order on it lives; 10 if not given")

    static let all: [any CommandOption] = [price, category, description, orderMinutes]

    /// The first of them that was given.
    static func given(_ invocation: Invocation) -> String? {
        if invocation.value(price) != nil { return "--price" }
        if invocation.value(category) != nil { return "--category" }
        if invocation.value(description) != nil { return "--description" }
        return invocation.value(orderMinutes) == nil ? nil : "--order-minutes"
    }
}

extension Command {
    static let domainUpdate = onDatabase(
        "update", "Change a domain that all owners share", arguments: [Argument.domain],
        options: SharedDomainOptions.all + [Flag.json]
    ) { invocation, session in
        let reference = try invocation.required(.domain)
        guard let domain = try session.sharedDomain(reference) else {
            throw CommandFailure(.notFound, "there is no shared domain '\(reference)'")
        }
        guard SharedDomainOptions.given(invocation) != nil else {
            throw CommandFailure.usage("nothing to change")
        }
        var changes = Operator.SharedDomainChanges()
        changes.price = invocation.value(SharedDomainOptions.price)
        changes.category = invocation.value(SharedDomainOptions.category)?.text
        changes.description = invocation.value(SharedDomainOptions.description)?.text
        changes.orderMinutes = invocation.value(SharedDomainOptions.orderMinutes)
        try session.change(domain, changes, invocation)
    }
}

extension Session {
    /// Offers a domain to all owners.
    func offer(_ name: DomainName, _ invocation: Invocation) throws {
        guard invocation.value(Option.owner) == nil else {
            throw CommandFailure.usage("give only one of --shared and --owner")
        }
        let domain = SharedDomain(
            id: .new(now: now), name: name, price: invocation.value(SharedDomainOptions.price) ?? .zero,
            category: invocation.value(SharedDomainOptions.category)?.text ?? "",
            description: invocation.value(SharedDomainOptions.description)?.text ?? "",
            orderMinutes: invocation.value(SharedDomainOptions.orderMinutes) ?? 10, createdAt: now)
        do {
            try invocation.show(try database.run(Operator.create(domain)))
        } catch StorageError.conflict {
            throw CommandFailure(.conflict, "'\(name)' is offered already, or an owner holds it")
        }
    }
}
