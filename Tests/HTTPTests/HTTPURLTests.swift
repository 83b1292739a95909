import HTTP
import Networking
import TestSupport
import Testing

@Suite("A URL that may be called")
struct HTTPURLTests {
    @Test(
        "is taken apart and written in one form",
        arguments: [
            ("https://hooks.example/in?a=b&c", "https://hooks.example/in?a=b&c"),
            ("HTTPS://Hooks.EXAMPLE", "https://hooks.example/"),
            ("http://hooks.example:80/", "http://hooks.example/"),
            ("https://hooks.example:80/", "https://hooks.example:80/"),
            ("http://hooks.example:8080?x", "http://hooks.example:8080/?x"),
            ("http://hooks.example/a#b?c", "http://hooks.example/a"),
            ("http://hooks.example#@evil.example/", "http://hooks.example/"),
            ("http://hooks.example./", "http://hooks.example/"),
            ("http://1.2.3.4/", "http://1.2.3.4/"),
            ("http://[2606:4700::1111]:8443/x", "http://[2606:4700::1111]:8443/x"),
            ("http://xn--mnchen-3ya.example/", "http://xn--mnchen-3ya.example/"),
            ("http://a_b.example/%7Euser/@me:x", "http://a_b.example/%7Euser/@me:x"),
            ("http://0xbad.example/", "http://0xbad.example/"),
            ("http://1.example/", "http://1.example/"),
        ])
    func plain(text: String, form: String) throws {
        let url = try HTTPURL(text)
        #expect(url.description == form)
        #expect(try HTTPURL(form) == url)
    }

    @Test(
        "is refused in every disguise",
        arguments: [
            // Other schemes, and none.
            ("", InvalidURL.length), ("hooks.example", .scheme), ("//hooks.example/", .scheme),
            ("ftp://hooks.example/", .scheme), ("file:///etc/passwd", .scheme),
            ("javascript:alert(1)", .scheme),
            ("gopher://hooks.example:70/", .scheme), ("http:hooks.example", .scheme),
            ("http:/hooks.example", .scheme),
            ("https:///hooks.example", .host), ("http://", .host), ("http://:80/", .host),
            ("http://?x", .host),
            // User information.
            ("http://user@hooks.example/", .userInformation),
            ("http://user:pw@hooks.example/", .userInformation),
            ("http://hooks.example@127.0.0.1/", .userInformation), ("http://@127.0.0.1/", .userInformation),
            // What readers mend in different ways.
            (#"http://hooks.example\@127.0.0.1/"#, .character), (#"http:\\127.0.0.1\"#, .character),
            ("http://127.0.0.1 /", .character), (" http://hooks.example/", .character),
            ("http://hooks.example/\r\nX: y", .character), ("http://hooks\u{0}.example/", .character),
            ("http://hooks.example/\tx", .character), ("http://１２７.0.0.1/", .character),
            ("http://127。0。0。1/", .character), ("http://ⓛocalhost/", .character),
            ("http://münchen.example/", .character), ("http://%31%32%37.0.0.1/", .host),
            ("http://hooks.example%2f@127.0.0.1/", .userInformation),
            ("http://hooks.example%00.evil/", .host),
            ("http://hooks..example/", .host), ("http://.hooks.example/", .host),
            ("http://hooks.example../", .host),
            ("http://-a.example/", .host), ("http://a-.example/", .host),
            ("http://hooks.example,evil/", .host),
            ("http://hooks.example;evil/", .host), ("http://(127.0.0.1)/", .host), ("http://$HOST/", .host),
            ("http://\(String(repeating: "a", count: 64)).example/", .host),
            // IPv4 as inet_aton reads it.
            ("http://2130706433/", .host), ("http://0x7f000001/", .host), ("http://0x7F.0x0.0x0.0x1/", .host),
            ("http://0177.0.0.1/", .host), ("http://017700000001/", .host), ("http://127.1/", .host),
            ("http://127.0.1/", .host), ("http://127.0.0.0x1/", .host), ("http://127.0.0.01/", .host),
            ("http://127.0.0.1.", .host), ("http://127.0.0.1./", .host), ("http://127.0.0.256/", .host),
            ("http://1.2.3.4.5/", .host), ("http://1.2.3/", .host), ("http://0/", .host),
            ("http://0x/", .host),
            ("http://a.0x7f/", .host), ("http://a.1/", .host), ("http://4294967296/", .host),
            ("http://00000000000000000000177.0.0.1/", .host),
            // IPv6 in disguise or damaged.
            ("http://[::ffff:127.0.0.1]/", .host), ("http://[::ffff:7f00:1]/", .host),
            ("http://[::ffff:8.8.8.8]/", .host), ("http://[0:0:0:0:0:ffff:7f00:1]/", .host),
            ("http://[fe80::1%25eth0]/", .host), ("http://[fe80::1%eth0]/", .host), ("http://[::1", .host),
            ("http://::1/", .host), ("http://[127.0.0.1]/", .host), ("http://[]/", .host),
            ("http://[::1]x/", .host),
            ("http://[::1]]/", .host), ("http://[v1.x]/", .host), ("http://2606:4700::1111/", .host),
            // Ports.
            ("http://hooks.example:0/", .port), ("http://hooks.example:65536/", .port),
            ("http://hooks.example:/", .port), ("http://hooks.example:+80/", .port),
            ("http://hooks.example:-1/", .port), ("http://hooks.example:8o/", .port),
            ("http://hooks.example:000080/", .port), ("http://hooks.example:25/", .port),
            ("http://hooks.example:5432/", .port), ("http://hooks.example:6379/", .port),
            ("http://hooks.example:22/", .port), ("http://a:1:2/", .port),
        ])
    func disguises(text: String, error: InvalidURL) {
        #expect(throws: error) { try HTTPURL(text) }
    }

    @Test("is at most 2048 characters long")
    func length() throws {
        let start = "http://hooks.example/"
        let text = start + String(repeating: "a", count: 2048 - start.utf8.count)
        #expect(throws: Never.self) { try HTTPURL(text) }
        #expect(throws: InvalidURL.length) { try HTTPURL(text + "a") }
    }

    @Test("100,000 damaged URLs are refused, or lead to a host in plain form on one line")
    func mutations() async throws {
        let (taken, failure) = try await Background.run { () -> (Int, String?) in
            let seeds = [
                "https://hooks.example:8443/in?a=b#c", "http://127.0.0.1/", "http://[::1]:80/x",
                "http://0x7f.1/",
                "http://user:pw@host.example/", "http://2130706433:80/?@[]", "http://[::ffff:10.0.0.1]/",
            ].map { Array($0.utf8) }
            var random = SeededRandom(seed: 2026)
            var taken = 0
            for number in 0..<100_000 {
                let octets = mutated(seeds[number % seeds.count], using: &random)
                let text = String(decoding: octets, as: UTF8.self)
                guard let url = try? HTTPURL(text) else { continue }
                taken += 1
                // Whoever reads it again finds the same host.
                guard Self.isPlain(url, from: text), try HTTPURL(url.description) == url else {
                    return (taken, "\(text) is \(url)")
                }
            }
            return (taken, nil)
        }
        #expect(failure == nil)
        #expect(taken > 5_000)
    }

    private static func isPlain(_ url: HTTPURL, from text: String) -> Bool {
        guard url.target.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), url.target.hasPrefix("/"), url.port > 0
        else { return false }
        return switch url.host {
        case .address(let address): !address.isV4 || text.contains(address.description)
        case .name(let name): !name.isEmpty && IPAddress(name) == nil && name.utf8.allSatisfy(isNameOctet)
        }
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
