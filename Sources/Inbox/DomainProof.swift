/// The DNS record by which an owner proves a claim to a domain: a TXT record that holds the claim's token, at a name of its own, so
/// that it never meets the domain's SPF and other records.
package struct DomainProof: Hashable, Sendable {
    /// Where the TXT record stands: `_restante.example.com`.
    package let name: String
    /// What it says: `restante-verification=<token>`.
    package let value: String

    /// - Parameter token: as ``makeToken(random:)`` made it for this claim.
    package init(domain: String, token: String) {
        name = "_restante." + domain
        value = "restante-verification=" + token
    }

    /// Whether one of the texts found at ``name`` is the proof. White space around it is not looked at: name servers' forms add it.
    package func isFound(in texts: [String]) -> Bool { texts.contains { trimmed($0) == value } }

    /// A new token: 32 base62 digits, about 190 random bits.
    package static func makeToken(random: inout some RandomNumberGenerator) -> String {
        let digits = (0..<32).map { _ in Base62.digit(UInt64.random(in: 0..<62, using: &random)) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// ``makeToken(random:)`` from the system's generator.
    package static func makeToken() -> String {
        var system = SystemRandomNumberGenerator()
        return makeToken(random: &system)
    }
}
