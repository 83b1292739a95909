import Networking
import TestSupport
import Testing

@testable import SMTP

@Suite("What is remembered of refusals")
struct RefusalTableTests {
    private func at(_ seconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: 1_000_000_000_000) + .seconds(seconds)
    }

    @Test("grows with each, is forgotten one after the other, and is each source's own")
    func counting() {
        let table = RefusalTable(capacity: 10, memory: .seconds(60))
        #expect((0..<5).map { table.count([1], now: at($0)) } == [1, 2, 3, 4, 5])
        #expect(table.count([2], now: at(5)) == 1)
        #expect(table.count([1], now: at(125)) == 4)
        #expect(table.count([1], now: at(100_000)) == 1)
    }

    @Test("takes no more room than it has: strangers wait until somebody is forgotten")
    func capacity() {
        let table = RefusalTable(capacity: 2, memory: .seconds(60))
        for source: UInt8 in 1...2 { #expect(table.count([source], now: at(0)) == 1) }
        #expect([table.count([3], now: at(1)), table.count([3], now: at(2))] == [1, 1])
        #expect(table.count([1], now: at(3)) == 2)
        #expect([table.count([3], now: at(70)), table.count([3], now: at(71))] == [1, 2])
    }
}

@Suite("What a relay tells")
struct ToldClientTests {
    @Test("damaged in 100,000 ways never traps, and holds no control character")
    func mutations() {
        let seeds = [
            "NAME=spike.example ADDR=203.0.113.7 PORT=2525 PROTO=ESMTP HELO=spike+2Eexample",
            "addr=IPV6:2001:db8::7 login=[UNAVAILABLE] DESTADDR=192.0.2.1 destport=25 helo=+C3+A9",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 3)
        var told = 0
        for _ in 0..<100_000 {
            let bytes = mutated(seeds.randomElement(using: &random) ?? [], using: &random)
            guard let client = try? ToldClient(bytes[...]) else { continue }
            told += 1
            guard case .known(let name) = client.name else { continue }
            #expect(!name.isEmpty && name.utf8.count <= 255 && !name.utf8.contains(where: \.isASCIIControl))
        }
        #expect(told > 1000)
    }
}
