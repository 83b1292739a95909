import Networking
import Testing

@Suite("Where a stranger may send the server")
struct EgressTests {
    private static let refused = [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
        "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.170",
        "192.0.2.1",
        "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1", "192.175.48.6", "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::192.168.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::808:808", "64:ff9b:1::1", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "100::1", "2001::1",
        "2001:0:4136::1",
        "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff:ffff::", "2001:db8::1", "2002:7f00:1::",
        "2002:808:808::",
        "2620:4f:8000::1", "3fff::1", "3fff:fff:ffff::", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1",
        "fe80::1",
        "febf::1", "fec0::1", "ff02::1", "ffff::1",
    ]

    private static let reachable = [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "203.0.112.1", "203.0.114.1", "223.255.255.255",
        "::ffff:8.8.8.8", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111", "2a00:1450::1",
        "3ffe::1",
    ]

    @Test("no address of a special-purpose network is reachable", arguments: refused)
    func special(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(!address.isGloballyReachable)
        #expect(!Egress(allowing: []).permits(address, port: 443))
    }

    @Test("their neighbours and the public Internet are", arguments: reachable)
    func global(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.isGloballyReachable)
        #expect(Egress(allowing: []).permits(address, port: 443))
    }

    @Test("the operator can allow networks, and no more than these")
    func allowed() throws {
        let egress = Egress(allowing: ["10.1.0.0/16", "fd00::/8"].compactMap { IPNetwork($0) })
        for (text, isPermitted) in [
            ("10.1.2.3", true), ("10.2.0.1", false), ("127.0.0.1", false), ("fd12::1", true),
            ("fc12::1", false),
            ("::ffff:10.1.2.3", true), ("8.8.8.8", true), ("::10.1.2.3", false),
        ] {
            #expect(egress.permits(try #require(IPAddress(text)), port: 80) == isPermitted, "\(text)")
        }
    }

    @Test("its own listeners are never reachable, under none of this machine's addresses")
    func listeners() throws {
        let everything = ["0.0.0.0/0", "::/0"].compactMap { IPNetwork($0) }
        func permits(_ egress: Egress, _ address: String, _ port: UInt16) throws -> Bool {
            egress.permits(try #require(IPAddress(address)), port: port)
        }
        let one = Egress(allowing: everything)
        one.close(try #require(SocketAddress("127.0.0.1:8080")))
        #expect(try !permits(one, "127.0.0.1", 8080) && !permits(one, "::ffff:127.0.0.1", 8080))
        #expect(try !permits(one, "0.0.0.0", 8080) && !permits(one, "::", 8080))
        #expect(try permits(one, "127.0.0.1", 8081) && permits(one, "127.0.0.2", 8080))
        let all = Egress(allowing: everything)
        all.close(try #require(SocketAddress(":25")))
        for address in ["127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::"] {
            #expect(try !permits(all, address, 25), "\(address)")
            #expect(try permits(all, address, 26), "\(address)")
        }
        #expect(try permits(all, "8.8.8.8", 25))
    }
}
