import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let domainActivate = onDatabase(
        "activate", "Let a domain take mail, without proof in the DNS", arguments: [Argument.domain],
        options: [Option.owner, Flag.json]
    ) { invocation, session in
        if try session.switched(to: .active, invocation) { return }
        let owned = try session.domain(try invocation.required(.domain), of: try session.owner(invocation))
        do {
            try session.database.run(Operator.activate(owned.owner, owned.domain.id, now: session.now))
        } catch StorageError.conflict {
            throw CommandFailure(.conflict, "another owner holds '\(owned.domain.name)'")
        }
        try session.showAgain(owned, invocation)
    }

    static let domainDisable = onDatabase(
        "disable", "Refuse mail to a domain until it is activated again", arguments: [Argument.domain],
        options: [Option.owner, Flag.json]
    ) { invocation, session in
        if try session.switched(to: .disabled, invocation) { return }
        let owned = try session.domain(try invocation.required(.domain), of: try session.owner(invocation))
        try session.database.run(Operator.disable(owned.owner, owned.domain.id, now: session.now))
        try session.showAgain(owned, invocation)
    }

    static let domainDelete = onDatabase(
        "delete", "Delete a domain with its mailboxes and their mail", arguments: [Argument.domain],
        options: [Option.owner, Flag.yes, Flag.json]
    ) { invocation, session in
        let owned = try session.domain(try invocation.required(.domain), of: try session.owner(invocation))
        try invocation.confirm("Delete the domain '\(owned.domain.name)' with its mailboxes and their mail?")
        try session.database.run(Domains.delete(owned.owner, owned.domain.id))
        try session.sweep(owned.owner)
        try invocation.show(record: [("deleted", owned.domain.name)]) { json in
            json.object {
                $0.member("success", true)
                $0.member("id", owned.domain.id.description)
            }
        }
    }
}

extension Session {
    /// Switches a shared domain on or off, if the name is one's.
    fileprivate func switched(to status: DomainStatus, _ invocation: Invocation) throws -> Bool {
        guard invocation.value(Option.owner) == nil,
            let domain = try sharedDomain(try invocation.required(Argument.domain))
        else { return false }
        var changes = Operator.SharedDomainChanges()
        changes.status = status
        try change(domain, changes, invocation)
        return true
    }

    fileprivate func showAgain(_ owned: OwnedDomain, _ invocation: Invocation) throws {
        try invocation.show(try domain(.id(owned.domain.id), of: nil))
    }

    /// Removes the mail of released mailboxes, step by step.
    func sweep(_ owner: OwnerID) throws {
        while try database.run(Releases.sweep(owner)) {}
    }
}
