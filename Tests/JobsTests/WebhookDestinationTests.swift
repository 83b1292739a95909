import HTTP
import Inbox
import Networking
import Storage
import TestSupport
import Testing

@testable import Jobs

@Suite("Where webhook calls go", .timeLimit(.minutes(3)))
struct WebhookDestinationTests {
    /// Why a call to `url` was not made.
    private static func refusal(
        _ works: Works, _ url: String, allowing networks: [String] = ["127.0.0.0/8"],
        trusting roots: String? = nil,
        nameServer: NameServer? = nil, listeners: [SocketAddress] = []
    ) async throws -> String? {
        let owner = try Hooked(works, "o\(UInt32.random(in: 0 ... .max))", url: url)
        let server = nameServer.flatMap { SocketAddress("127.0.0.1:\($0.port)") }
        return try await works.working(
            allowing: networks, trusting: roots, nameServer: server, listeners: listeners
        ) {
            try await owner.mail()
            return try await owner.log { $0.first?.attempts.isEmpty == false }.first?.attempts.first?.error
        }
    }

    private static let notAllowed = "the host has no address that may be called"

    @Test("TLS is verified: the chain, and the name")
    func tls() async throws {
        let works = try await Works()
        let (right, wrong) = (
            try TestCertificate(hosts: ["localhost"]), try TestCertificate(hosts: ["other.example"])
        )
        let networks = ["127.0.0.0/8", "::1/128"]
        let receiver = try Receiver(right)
        let url = receiver.url(scheme: "https", host: "localhost")
        #expect(try await Self.refusal(works, url, allowing: networks, trusting: right.chainFile) == nil)
        #expect(receiver.calls.count == 1)
        let untrusted = "the receiver's certificate is not trusted"
        #expect(try await Self.refusal(works, url, allowing: networks) == untrusted)
        #expect(
            try await Self.refusal(works, url, allowing: networks, trusting: wrong.chainFile) == untrusted)
        #expect(receiver.calls.count == 1)
        let other = try Receiver(wrong)
        let foreign = other.url(scheme: "https", host: "localhost")
        #expect(
            try await Self.refusal(works, foreign, allowing: networks, trusting: wrong.chainFile) == untrusted
        )
        let byAddress = other.url(scheme: "https")
        #expect(
            try await Self.refusal(works, byAddress, allowing: networks, trusting: wrong.chainFile) == nil)
    }

    @Test("an address that may not be called is not called")
    func addresses() async throws {
        let works = try await Works()
        let receiver = try Receiver()
        #expect(try await Self.refusal(works, receiver.url(), allowing: []) == Self.notAllowed)
        #expect(try await Self.refusal(works, receiver.url(host: "[::1]"), allowing: []) == Self.notAllowed)
        #expect(
            try await Self.refusal(works, receiver.url(host: "localhost"), allowing: []) == Self.notAllowed)
        let own = try #require(SocketAddress("127.0.0.1:\(receiver.port)"))
        #expect(try await Self.refusal(works, receiver.url(), listeners: [own]) == Self.notAllowed)
        #expect(receiver.calls.isEmpty)
    }

    @Test(
        "a name that resolves inside, to several addresses one of which is inside, or not at all is not called"
    )
    func names() async throws {
        let works = try await Works()
        let names = try #require(NameServer())
        let receiver = try Receiver()
        names.set("inside.example", [.a([127, 0, 0, 1])])
        names.set("mixed.example", [.a([127, 0, 0, 9]), .a([10, 0, 0, 1])])
        names.set("other.example", [.a([127, 0, 0, 1]), .aaaa([UInt8](repeating: 0, count: 15) + [1])])
        names.set("mapped.example", [.aaaa([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 10, 0, 0, 1])])
        for (name, networks) in [
            ("inside.example", []), ("mixed.example", ["127.0.0.0/8"]), ("other.example", ["127.0.0.0/8"]),
            ("mapped.example", ["127.0.0.0/8"]), ("nowhere.example", ["0.0.0.0/0", "::/0"]),
        ] {
            let error = try await Self.refusal(
                works, receiver.url(host: name), allowing: networks, nameServer: names)
            #expect(error == Self.notAllowed, "\(name)")
        }
        #expect(receiver.calls.isEmpty)
        names.set("good.example", [.a([127, 0, 0, 1])])
        #expect(
            try await Self.refusal(works, receiver.url(host: "good.example"), nameServer: names) == nil)
        #expect(
            receiver.calls.count == 1 && receiver.calls[0].fields["host"] == "good.example:\(receiver.port)")
    }

    @Test(
        "a name is asked once for each try, so it cannot lead elsewhere between the check and the connection")
    func rebinding() async throws {
        let works = try await Works()
        let names = try #require(NameServer())
        let receiver = try Receiver()
        // Allowed when it is first asked, inside ever after.
        names.set("rebind.example", [.a([127, 0, 0, 1])], then: [.a([10, 0, 0, 1])])
        let url = receiver.url(host: "rebind.example")
        #expect(try await Self.refusal(works, url, nameServer: names) == nil)
        #expect(names.questions("rebind.example") == 1)
        #expect(try await Self.refusal(works, url, nameServer: names) == Self.notAllowed)
        #expect(receiver.calls.count == 1)
    }

    @Test("a receiver that does not listen is a failure in words that do not say where it is")
    func unreachable() async throws {
        let works = try await Works()
        #expect(
            try await Self.refusal(works, "http://127.0.0.1:9998/") == "the receiver could not be reached")
    }
}
