import Networking
import Testing

@testable import SMTP

@Suite("What the server gives to one source")
struct AdmissionTests {
    @Test("is so many connections from an IPv4 address or an IPv6 /64, and any number from loopback")
    func perSource() throws {
        let table = ConnectionTable<MemoryReceiver>(limit: 100, limitPerSource: 2)
        func admit(_ text: String) throws -> Bool {
            table.admit(.ip(try #require(IPAddress(text)), port: 1))
        }
        #expect(try [admit("192.0.2.1"), admit("192.0.2.1"), admit("192.0.2.1")] == [true, true, false])
        #expect(try [admit("192.0.2.2"), admit("2001:db8::1"), admit("2001:db8::2")] == [true, true, true])
        #expect(try [admit("2001:db8::3"), admit("2001:db8:0:1::3")] == [false, true])
        #expect(try [admit("127.0.0.1"), admit("127.0.0.1"), admit("::1")] == [true, true, true])
        table.release(.ip(try #require(IPAddress("192.0.2.1")), port: 1))
        #expect(try admit("192.0.2.1"))
    }

    @Test("is one deadline for a command, and for a message a rate to keep")
    func deadlines() {
        let start = MonotonicTime(nanoseconds: 0)
        func at(_ seconds: Int) -> MonotonicTime { start + .seconds(seconds) }
        var deadlines = Deadlines(ServerConfiguration(hostname: "mx.example.org"), opened: start)
        #expect(deadlines.command(now: at(10), isCrowded: false) == at(310))
        deadlines.receive(1)
        #expect(deadlines.command(now: at(200), isCrowded: false) == at(310))
        #expect(deadlines.command(now: at(200), isCrowded: true) == at(25))
        deadlines.progress()
        #expect(deadlines.command(now: at(200), isCrowded: false) == at(500))
        #expect(deadlines.command(now: at(3590), isCrowded: false) == at(500))
        deadlines.progress()
        #expect(deadlines.command(now: at(3590), isCrowded: false) == at(3600))

        deadlines.progress()
        #expect(deadlines.data(now: at(100), isCrowded: false) == at(160))
        deadlines.receive(1024 * 600)
        #expect(deadlines.data(now: at(110), isCrowded: false) == at(290))
        #expect(deadlines.data(now: at(700), isCrowded: false) == at(760))
        deadlines.receive(1024 * 1_000_000)
        #expect(deadlines.data(now: at(1800), isCrowded: false) == at(1900))
        #expect(deadlines.data(now: at(1800), isCrowded: true) == at(1830))
    }
}
