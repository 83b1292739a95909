import HTTP
import Networking

/// Whom requests without a good credential are counted for: an IPv4 address, or an IPv6 network of 64 bits, since one customer
/// has all of those.
struct Source: Hashable, CustomStringConvertible {
    private let network: IPAddress?

    /// - Parameter address: nil for a client on this machine that has none.
    init(_ address: IPAddress?) {
        guard let address, !address.isV4 else {
            network = address
            return
        }
        network = IPAddress(bytes: address.bytes.prefix(8) + [UInt8](repeating: 0, count: 8))
    }

    var description: String { network?.description ?? "local" }
}

extension Context {
    /// From where a request comes, as log-ins and the audit trail show it.
    var clientName: String { client?.description ?? "local" }
}
