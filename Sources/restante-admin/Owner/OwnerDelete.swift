import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let ownerDelete = onDatabase(
        "delete", "Delete an owner with its domains, buyers, keys and mail", arguments: [Argument.owner],
        options: [Flag.yes, Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        try invocation.confirm("Delete the owner '\(owner.email)' with all domains, buyers, keys and mail?")
        let contents = try session.contents(of: owner)
        try session.empty(owner)
        try session.database.run(Operator.delete(owner.id, with: contents))
        try invocation.show(record: [("deleted", owner.email)]) { json in
            json.object {
                $0.member("success", true)
                $0.member("id", owner.id.description)
            }
        }
    }
}

extension Session {
    /// How much the owner has, for who asks later what was deleted.
    fileprivate func contents(of owner: Owner) throws -> String {
        let usage = try database.run(Owners.account(owner.id, now: now)).usage
        let balance = try database.run(Wallets.balance(owner.id))
        return "made: \(owner.createdAt), domains: \(usage.domains), buyers: \(usage.buyers), "
            + "mails: \(usage.messages), bytes: \(usage.bytes), balance: \(balance)"
    }

    /// Removes an owner's domains and their mail in bounded steps, so that the last one finds little left to do. The owner
    /// is suspended first: nothing new comes in meanwhile.
    fileprivate func empty(_ owner: Owner) throws {
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        try database.run(Operator.update(owner.id, changes, as: .suspend))
        for domain in try database.run(Domains.list(owner.id)) {
            try database.run(Domains.delete(owner.id, domain.id))
        }
        try sweep(owner.id)
    }
}
