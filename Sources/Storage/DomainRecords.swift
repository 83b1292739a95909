package import Inbox
package import Networking

/// The records that an owner publishes for a domain: the TXT record that proves the claim, and the MX record without which
/// no mail comes here.
package struct DomainRecords: Sendable {
    package struct Found: Sendable {
        package let txt: Bool
        package let mx: Bool
    }

    /// The preference of the MX record.
    package static let priority = 10

    package let name: String
    package let proof: DomainProof
    package let mailHost: String

    /// - Parameter mailHost: the host that the MX record must name.
    package init(_ domain: Domain, mailHost: String) {
        self.init(name: domain.name, token: domain.token, mailHost: mailHost)
    }

    package init(name: String, token: String, mailHost: String) {
        self.name = name
        proof = DomainProof(domain: name, token: token)
        self.mailHost = mailHost.lowercased()
    }

    /// Asks the DNS for both.
    ///
    /// - Throws: `Resolver.Unavailable`, `BlockingPool.Busy`.
    package func look(_ resolver: Resolver) async throws -> Found {
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
