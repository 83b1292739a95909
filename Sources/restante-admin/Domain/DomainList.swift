import Application
import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let domainList = onDatabase(
        "list", "Show the domains of one owner, of all owners, or those that all share",
        options: [Option.owner, status, shared, Flag.json]
    ) { invocation, session in
        if invocation.has(shared) {
            var domains = try session.database.run(Operator.sharedDomains())
            if let wanted = invocation.value(status) { domains.removeAll { $0.status != wanted } }
            return try invocation.show(domains, SharedDomain.columns) { json in
                json.object {
                    $0.member("domains") {
                        $0.array(domains) { json, domain in json.object { $0.members(of: domain) } }
                    }
                }
            }
        }
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
        let reference = try invocation.required(.domain)
        let owner = try session.owner(invocation)
        if owner == nil, let domain = try session.sharedDomain(reference) {
            return try invocation.show(domain)
        }
        try invocation.show(try session.domain(reference, of: owner))
    }
}

private let shared = Flag("shared", "The domains that all owners share")
private let status = Option(
    "status", "STATUS", .oneOf(DomainStatus.self), "Only domains that are in this state")
