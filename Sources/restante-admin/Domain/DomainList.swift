import Application
import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let domainList = onDatabase(
        "list", "Show domains, of one owner or of all", options: [Option.owner, status, Flag.json]
    ) { invocation, session in
        let owner = try session.owner(invocation)
        var domains = try session.database.run(Operator.domains())
        if let owner { domains.removeAll { $0.owner != owner.id } }
        if let wanted = invocation.value(status) { domains.removeAll { $0.domain.status != wanted } }
        let host = ServerAddresses(invocation.settings).hostname
        let owners = try session.database.run(Operator.owners())
        let emails = Dictionary(owners.map { ($0.id, $0.email) }) { first, _ in first }
        try invocation.show(domains, OwnedDomain.columns(emails)) { json in
            json.object {
                $0.member("domains") {
                    $0.array(domains) { json, domain in
                        json.object { $0.members(of: domain, mailExchange: host) }
                    }
                }
            }
        }
    }

    static let domainShow = onDatabase(
        "show", "Show a domain and the records to publish", arguments: [Argument.domain],
        options: [Option.owner, Flag.json]
    ) { invocation, session in
        try invocation.show(
            try session.domain(try invocation.required(.domain), of: try session.owner(invocation)))
    }
}

private let status = Option(
    "status", "STATUS", .oneOf(DomainStatus.self), "Only domains that are in this state")
