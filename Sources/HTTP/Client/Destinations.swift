package import Networking

/// Turns the host of a URL into the addresses to connect to: looked up once, every one of them vetted. Who connects takes these and asks
/// nobody again, so that a name cannot lead elsewhere between the look and the connection.
package struct Destinations: Sendable {
    private let resolver: Resolver
    private let egress: Egress

    /// - Parameter resolver: on threads of its own; whoever names a host may name one whose name server never answers.
    package init(resolver: Resolver, egress: Egress) {
        self.resolver = resolver
        self.egress = egress
    }

    /// Where `url` leads. One address that may not be called spoils them all.
    /// - Parameter client: who named it: look-ups that no name server answers hold up its own only.
    package func addresses(
        for url: HTTPURL, namedBy client: some Hashable & Sendable
    ) async throws(ClientError) -> [SocketAddress] {
        let addresses: [IPAddress]
        switch url.host {
        case .address(let address): addresses = [address]
        case .name(let name):
            do { addresses = try await resolver.asking(for: client).addresses(of: name) } catch {
                throw .lookup
            }
        }
        guard !addresses.isEmpty, addresses.allSatisfy({ egress.permits($0, port: url.port) }) else {
            throw .notAllowed
        }
        return addresses.map { .ip($0, port: url.port) }
    }
}
