import CommandLineKit
import Inbox
import Storage

extension Command {
    static let domainCreate = onDatabase(
        "create", "Claim a domain for an owner, or offer one to all",
        discussion:
            "The answer names the TXT and MX records to publish. With --activate the domain takes mail at once, "
            + "without a look at the DNS. With --shared it belongs to no owner: all may make temporary addresses on it, and "
            + "order them for its price.",
        options: [Option.owner, name, activate, SharedDomainOptions.shared] + SharedDomainOptions.all + [
            Flag.json
        ]
    ) { invocation, session in
        let name = try invocation.required(name)
        if invocation.has(SharedDomainOptions.shared) { return try session.offer(name, invocation) }
        if let option = SharedDomainOptions.given(invocation) {
            throw CommandFailure.usage("\(option) goes with --shared")
        }
        let owner = try session.requiredOwner(invocation)
        if invocation.has(activate) { try session.requireFree(name, for: owner) }
        let domain: Domain
        do {
            domain = try session.database.run(
                Domains.create(
                    owner.id, id: .new(now: session.now), name: name, token: DomainProof.makeToken(),
                    now: session.now))
        } catch StorageError.conflict {
            throw CommandFailure(.conflict, "'\(owner.email)' has the domain '\(name)' already")
        }
        if invocation.has(activate) {
            try session.database.run(Operator.activate(owner.id, domain.id, now: session.now))
        }
        try invocation.show(try session.domain(.id(domain.id), of: owner))
    }
}

private let name = Option("name", "NAME", .domainName, "The domain's name", isRequired: true)
private let activate = Flag("activate", "Take mail at once, without proof in the DNS")

extension Session {
    /// Before a claim is made that would fail to become active, and would stay behind.
    fileprivate func requireFree(_ name: DomainName, for owner: Owner) throws {
        let claims = try database.run(Operator.domains(named: name))
        guard !claims.contains(where: { $0.domain.status == .active && $0.owner != owner.id }) else {
            throw CommandFailure(.conflict, "another owner holds '\(name)'")
        }
    }
}
