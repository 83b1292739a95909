import Inbox
import Networking
import Storage

/// The records that an owner publishes for a domain: the TXT record that proves the claim, and the MX record without which
/// no mail comes here.
struct DomainRecords {
    struct Found {
        let txt: Bool
        let mx: Bool
    }

    /// The preference of the MX record.
    static let priority = 10

    let name: String
    let proof: DomainProof
    let mailHost: String

    init(_ domain: Domain, mailHost: String) {
        name = domain.name
        proof = DomainProof(domain: domain.name, token: domain.token)
        self.mailHost = mailHost.lowercased()
    }

    /// Asks the DNS for both.
    ///
    /// - Throws: `Resolver.Unavailable`, `BlockingPool.Busy`.
    func look(_ resolver: Resolver) async throws -> Found {
        let texts = try await resolver.texts(at: proof.name)
        let exchanges = try await resolver.mailExchanges(of: name)
        return Found(
            txt: proof.isFound(in: texts),
            mx: exchanges.contains { Self.withoutDot($0.host) == Self.withoutDot(mailHost) })
    }

    private static func withoutDot(_ host: String) -> String {
        host.hasSuffix(".") ? String(host.dropLast()) : host
    }
}
