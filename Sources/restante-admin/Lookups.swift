import CommandLineKit
import Inbox
import Storage

extension Session {
    /// The owner that the operator named.
    func owner(_ reference: OwnerReference) throws -> Owner {
        let owner =
            switch reference {
            case .id(let id): try found { try database.run(Owners.account(id, now: now)).owner }
            case .name(let email): try found { try database.run(Operator.owner(email: email.description)) }
            }
        guard let owner else { throw CommandFailure(.notFound, "there is no owner '\(reference)'") }
        return owner
    }

    /// The owner that `--owner` names; nil without it.
    func owner(_ invocation: Invocation) throws -> Owner? {
        guard let reference = invocation.value(Option.owner) else { return nil }
        return try owner(reference)
    }

    /// The owner that `--owner` names, in a command that cannot do without it.
    func requiredOwner(_ invocation: Invocation) throws -> Owner {
        try owner(try invocation.required(Option.owner))
    }

    /// The claim that the operator named. A name that several owners claim needs `--owner`.
    func domain(_ reference: DomainReference, of owner: Owner?) throws -> OwnedDomain {
        let candidates: [OwnedDomain]
        switch reference {
        case .id(let id): candidates = try found { try database.run(Operator.domain(id)) }.map { [$0] } ?? []
        case .name(let name): candidates = try database.run(Operator.domains(named: name))
        }
        return try only(
            candidates.filter { owner == nil || $0.owner == owner?.id }, named: "domain '\(reference)'")
    }

    /// The mailbox that the operator named. An address that several owners have had needs `--owner`.
    func mailbox(_ reference: MailboxName, of owner: Owner?) throws -> OwnedMailbox {
        let candidates: [OwnedMailbox]
        switch reference {
        case .id(let id): candidates = try found { try database.run(Operator.mailbox(id)) }.map { [$0] } ?? []
        case .name(let address): candidates = try database.run(Operator.mailboxes(address))
        }
        return try only(
            candidates.filter { owner == nil || $0.owner == owner?.id }, named: "mailbox '\(reference)'")
    }

    /// What `find` finds; nil when there is no such thing.
    func found<Thing>(_ find: () throws -> Thing) throws -> Thing? {
        do {
            return try find()
        } catch StorageError.notFound {
            return nil
        }
    }

    private func only<Thing>(_ candidates: [Thing], named name: String) throws(CommandFailure) -> Thing {
        guard let first = candidates.first else { throw CommandFailure(.notFound, "there is no \(name)") }
        guard candidates.count == 1 else {
            throw CommandFailure(
                .conflict, "\(candidates.count) owners have a \(name); say which with --owner")
        }
        return first
    }
}
