import Application
import CommandLineKit
import Inbox
import JSON
import Storage

/// The priority of the MX record that owners are told to publish.
private let mailExchangePriority = 10

extension JSONWriter {
    /// The members of a domain, as the HTTP API has them, and whose it is.
    ///
    /// - Parameter mailExchange: the host that its MX record must name.
    mutating func members(of owned: OwnedDomain, mailExchange: String) {
        let domain = owned.domain
        let proof = DomainProof(domain: domain.name, token: domain.token)
        member("id", domain.id.description)
        member("owner_id", owned.owner.description)
        member("name", domain.name)
        member("status", domain.status.rawValue)
        member("visibility", DomainVisibility.private.rawValue)
        member("created_at", domain.createdAt.description)
        member("verified_at", domain.verifiedAt?.description)
        member("records") { json in
            json.object { json in
                json.member("txt") { json in
                    json.object {
                        $0.member("name", proof.name)
                        $0.member("value", proof.value)
                    }
                }
                json.member("mx") { json in
                    json.object {
                        $0.member("name", domain.name)
                        $0.member("value", mailExchange)
                        $0.member("priority", mailExchangePriority)
                    }
                }
            }
        }
        member("checks") { json in
            guard let checks = domain.checks else { return json.null() }
            json.object {
                $0.member("txt", checks.txt)
                $0.member("mx", checks.mx)
                $0.member("at", checks.at.description)
            }
        }
    }
}

extension OwnedDomain {
    /// - Parameter owners: e-mail addresses by id.
    static func columns(_ owners: [OwnerID: String]) -> [Column<OwnedDomain>] {
        [
            Column("NAME") { $0.domain.name }, Column("STATUS") { $0.domain.status.rawValue },
            Column("VERIFIED") { shown($0.domain.verifiedAt, or: "-") },
            Column("OWNER") { owners[$0.owner] ?? $0.owner.description },
            Column("ID") { $0.domain.id.description },
        ]
    }

    func record(mailExchange: String) -> [(name: String, value: String)] {
        let proof = DomainProof(domain: domain.name, token: domain.token)
        return [
            ("id", domain.id.description), ("name", domain.name), ("owner_id", owner.description),
            ("status", domain.status.rawValue), ("created_at", domain.createdAt.description),
            ("verified_at", shown(domain.verifiedAt, or: "-")), ("txt_name", proof.name),
            ("txt_value", proof.value),
            ("mx_name", domain.name), ("mx_value", "\(mailExchangePriority) \(mailExchange)"),
        ]
    }
}

extension Invocation {
    /// Prints a domain with the records to publish.
    func show(_ domain: OwnedDomain) throws(CommandFailure) {
        let host = ServerAddresses(settings).hostname
        try show(record: domain.record(mailExchange: host)) { json in
            json.object { $0.members(of: domain, mailExchange: host) }
        }
    }
}
