import Networking

/// Who sent a request that came through proxies.
enum ForwardedFor {
    /// The last address that none of the trusted proxies has: everything in front of it may be made up by the client.
    static func client(of head: RequestHead, peer: IPAddress?, trusted: [IPNetwork]) -> IPAddress? {
        guard let peer, trusted.contains(where: { $0.contains(peer) }) else { return peer }
        var client = peer
        let hops = head.values("x-forwarded-for").flatMap { $0.split(separator: Octet.comma) }
        for hop in hops.reversed() {
            guard let address = IPAddress(String(decoding: hop.trimmed, as: UTF8.self)) else { break }
            client = address
            guard trusted.contains(where: { $0.contains(address) }) else { break }
        }
        return client
    }
}
