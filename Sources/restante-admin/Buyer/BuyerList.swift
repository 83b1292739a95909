import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let buyerList = onDatabase(
        "list", "Show an owner's buyers, newest first",
        options: [Option.owner.required, domain, search, Flag.json]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        var buyers: [Mailbox] = []
        var cursor: Cursor?
        repeat {
            let page = try session.database.run(
                Buyers.list(
                    owner.id, limit: 1000, cursor: cursor, domain: invocation.value(domain),
                    containing: invocation.value(search)))
            buyers += page.mailboxes
            cursor = page.next
        } while cursor != nil
        try invocation.show(buyers, Mailbox.columns) { json in
            json.object {
                $0.member("buyers") {
                    $0.array(buyers) { json, buyer in json.object { $0.members(of: buyer) } }
                }
            }
        }
    }

    static let buyerShow = onDatabase(
        "show", "Show a buyer", arguments: [Argument.buyer], options: [Option.owner, Flag.json]
    ) { invocation, session in
        try invocation.show(try session.buyer(invocation).mailbox)
    }
}

private let domain = Option("domain", "DOMAIN", .domainName, "Only buyers on this domain")
private let search = Option("search", "TEXT", .text, "Only buyers with this text in address or label")

extension Session {
    /// The buyer that the operator named; a mailbox of another kind is none.
    func buyer(_ invocation: Invocation) throws -> OwnedMailbox {
        let reference = try invocation.required(.buyer)
        let owned = try mailbox(reference, of: try owner(invocation))
        guard owned.mailbox.kind == .buyer else {
            throw CommandFailure(
                .notFound, "'\(reference)' is no buyer but a mailbox of kind \(owned.mailbox.kind)")
        }
        return owned
    }
}
