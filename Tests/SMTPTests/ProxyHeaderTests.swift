import Networking
import TestSupport
import Testing

@testable import SMTP

@Suite("The PROXY header")
struct ProxyHeaderTests {
    private static let signature: [UInt8] = [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10]

    private static func header(_ command: UInt8, _ family: UInt8, _ rest: [UInt8]) -> [UInt8] {
        signature + [command, family, UInt8(rest.count >> 8), UInt8(rest.count & 255)] + rest
    }

    private static let v4: [UInt8] = [192, 0, 2, 7, 198, 51, 100, 1, 0x0A, 0x05, 0, 25]
    private static let v6: [UInt8] =
        [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [7] + [0x20, 1, 0x0D, 0xB8]
        + [UInt8](repeating: 0, count: 11) + [1, 0xFF, 0xFF, 0, 25]

    @Test("names the client over IPv4 and IPv6, with or without extensions")
    func clients() throws {
        #expect(try ProxyHeader(Self.header(0x21, 0x11, Self.v4)) == client("192.0.2.7", 2565))
        #expect(try ProxyHeader(Self.header(0x21, 0x21, Self.v6)) == client("2001:db8::7", 65535))
        let extensions: [UInt8] = [4, 0, 0, 0x20, 0, 3, 1, 2, 3]
        #expect(try ProxyHeader(Self.header(0x21, 0x11, Self.v4 + extensions)) == client("192.0.2.7", 2565))
    }

    @Test("may speak for the proxy itself, whatever follows, or for a client that it cannot name")
    func others() throws {
        #expect(try ProxyHeader(Self.header(0x20, 0, [])) == .local)
        #expect(try ProxyHeader(Self.header(0x20, 0xFF, [1, 2, 3])) == .local)
        #expect(try ProxyHeader(Self.header(0x21, 0, [9, 9])) == .unknown)
        #expect(try ProxyHeader(Self.header(0x21, 0x31, [UInt8](repeating: 47, count: 216))) == .unknown)
    }

    @Test("is refused when anything in it is wrong")
    func malformed() {
        let wrong = [
            Self.header(0x11, 0x11, Self.v4), Self.header(0x22, 0x11, Self.v4),
            Self.header(0x21, 0x12, Self.v4), Self.header(0x21, 0x41, Self.v4),
            Self.header(0x21, 0x11, Array(Self.v4.dropLast())),
            Self.header(0x21, 0x21, Self.v4), Self.header(0x21, 0x31, Self.v4),
            Self.header(0x21, 0x11, Self.v4 + [4]), Self.header(0x21, 0x11, Self.v4 + [4, 0, 2, 1]),
            Self.header(0x21, 0x11, Self.v4) + [0], Array(Self.header(0x21, 0x11, Self.v4).dropLast()),
            Self.header(0x20, 0, [UInt8](repeating: 0, count: 2049)),
            Array("PROXY TCP4 192.0.2.7 192.0.2.1 1 25\r\n".utf8), Array("EHLO client.example\r\n".utf8), [],
        ]
        for bytes in wrong { #expect(throws: ProxyHeader.Malformed.self) { try ProxyHeader(bytes) } }
    }

    @Test("asks for exactly the octets that belong to it")
    func missing() throws {
        let whole = Self.header(0x21, 0x11, Self.v4)
        var read: [UInt8] = []
        while case let count = try ProxyHeader.missing(after: read), count > 0 {
            #expect(count <= whole.count - read.count)
            read += whole[read.count..<read.count + min(count, 5)]
        }
        #expect(read == whole)
        #expect(throws: ProxyHeader.Malformed.self) { try ProxyHeader.missing(after: [13, 10, 13, 11]) }
    }

    @Test("damaged in 200,000 ways never traps, and asks for no more than it may be long")
    func mutations() throws {
        let seeds = [
            Self.header(0x21, 0x11, Self.v4 + [4, 0, 1, 9]), Self.header(0x21, 0x21, Self.v6),
            Self.header(0x21, 0x31, [UInt8](repeating: 47, count: 216)), Self.header(0x20, 0, []),
        ]
        var random = SeededRandom(seed: 2)
        var accepted = 0
        for _ in 0..<200_000 {
            let bytes = mutated(seeds.randomElement(using: &random) ?? [], using: &random)
            if let missing = try? ProxyHeader.missing(after: bytes) { #expect(missing <= 16 + 2048) }
            if (try? ProxyHeader(bytes)) != nil { accepted += 1 }
        }
        #expect(accepted > 1000)
    }

    private func client(_ address: String, _ port: UInt16) throws -> ProxyHeader {
        .client(.ip(try #require(IPAddress(address)), port: port))
    }
}
