extension IPAddress {
    /// Whether the address is one of the public Internet's: what the registries of special-purpose addresses (RFC 6890, as of 2025) call
    /// globally reachable, and no address that stands for another one behind a translator.
    package var isGloballyReachable: Bool {
        isV4
            ? !SpecialNetworks.v4.contains { $0.contains(self) }
            : SpecialNetworks.unicast.contains { $0.contains(self) }
                && !SpecialNetworks.v6.contains { $0.contains(self) }
    }

    /// `0.0.0.0` or `::`: this machine, to whoever connects to it.
    package var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

    var isLoopback: Bool {
        isV4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }
}

private enum SpecialNetworks {
    static let v4 = networks(
        "0.0.0.0/8",  // this network
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  // private (RFC 1918)
        "100.64.0.0/10",  // carriers' NAT (RFC 6598)
        "127.0.0.0/8",  // loopback
        "169.254.0.0/16",  // link-local, with the clouds' metadata
        "192.0.0.0/24",  // protocol assignments
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",  // documentation
        "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24",  // AS112, AMT
        "192.88.99.0/24",  // relays of 6to4 (RFC 7526)
        "198.18.0.0/15",  // benchmarks
        "224.0.0.0/4",  // multicast
        "240.0.0.0/4")  // reserved, and broadcast

    /// Everything else is not global unicast: ::/96, mapped, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), unique local, link-local, site-local,
    /// multicast, discard.
    static let unicast = networks("2000::/3")

    /// The exceptions within.
    static let v6 = networks(
        "2001::/23",  // protocol assignments, with Teredo and ORCHID
        "2001:db8::/32", "3fff::/20",  // documentation
        "2002::/16",  // 6to4: an IPv4 address in disguise
        "2620:4f:8000::/48")  // AS112

    private static func networks(_ texts: String...) -> [IPNetwork] { texts.compactMap { IPNetwork($0) } }
}
