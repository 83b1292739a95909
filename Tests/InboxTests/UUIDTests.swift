import Inbox
import TestSupport
import Testing

@Suite("Identifiers")
struct UUIDTests {
    @Test("reads both cases and writes lower case")
    func text() throws {
        let uuid = try #require(UUID("0190A3C2-ffff-7abc-8DEF-000102030405"))
        #expect(uuid.description == "0190a3c2-ffff-7abc-8def-000102030405")
        #expect(
            uuid.bytes == [
                0x01, 0x90, 0xA3, 0xC2, 0xFF, 0xFF, 0x7A, 0xBC, 0x8D, 0xEF, 0x00, 0x01, 0x02, 0x03, 0x04,
                0x05,
            ])
        #expect(UUID(bytes: uuid.bytes) == uuid)
        #expect(UUID(bytes: uuid.bytes.dropLast()) == nil)
        #expect(UUID(bytes: uuid.bytes + [0]) == nil)
    }

    @Test(
        "refuses every other form",
        arguments: [
            "", "0190a3c2ffff7abc8def000102030405", "{0190a3c2-ffff-7abc-8def-000102030405}",
            "0190a3c2-ffff-7abc-8def-00010203040", "0190a3c2-ffff-7abc-8def-0001020304055",
            "0190a3c2-ffff-7abc-8def-00010203040g", "0190a3c-2ffff-7abc-8def-000102030405",
            " 190a3c2-ffff-7abc-8def-000102030405", "0190a3c2-ffff-7abc-8def-0001020304０5",
        ])
    func otherForms(text: String) {
        #expect(UUID(text) == nil)
    }

    @Test("sorts as its bytes do")
    func order() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<200 {
            let left = UUID(high: random.next(), low: random.next())
            let right = UUID(
                high: Bool.random(using: &random) ? left.high : random.next(), low: random.next())
            #expect((left < right) == left.bytes.lexicographicallyPrecedes(right.bytes))
        }
    }

    @Test("version 7 has its version, variant and time (RFC 9562 section 5.7)")
    func version7() {
        let now = Timestamp(milliseconds: 0x0190_A3C2_FFFF)
        let uuid = UUIDv7Generator().next(now: now)
        #expect(uuid.timestamp == now)
        #expect(uuid.high >> 12 & 0x0F == 7)
        #expect(uuid.low >> 62 == 0b10)
        #expect(UUID(high: 0, low: 0).timestamp == nil)
    }

    @Test("version 7 grows, though the clock stands still, goes back or is nonsense")
    func monotonic() {
        let generator = UUIDv7Generator()
        var last = generator.next(now: Timestamp(milliseconds: 1000))
        for now: Int64 in [1000, 1000, 999, 0, -5, .min, 1001] + Array(repeating: 1001, count: 5000) {
            let next = generator.next(now: Timestamp(milliseconds: now))
            #expect(last < next)
            last = next
        }
        _ = generator.next(now: Timestamp(milliseconds: .max))
    }

    @Test("version 7 that is unlinked tells nothing of what else was made in its millisecond")
    func unlinked() {
        let now = Timestamp(milliseconds: 1000)
        let made = (0..<4000).map { _ in UUID.unlinkedV7(now: now) }
        #expect(made.allSatisfy { $0.timestamp == now && $0.low >> 62 == 0b10 })
        // With a counter each would be just behind the one before.
        #expect((1800...2200).contains(zip(made, made.dropFirst()).count { $0 < $1 }))
        #expect(Set(made.map(\.high)).count > 2000)
        for nonsense in [Int64.min, -5, 0, .max] {
            _ = UUID.unlinkedV7(now: Timestamp(milliseconds: nonsense))
        }
    }

    @Test("version 7 never repeats when threads make them together")
    func threads() async {
        let made = await withTaskGroup(of: [UUID].self) { group in
            for _ in 0..<4 { group.addTask { (0..<5000).map { _ in UUID.v7() } } }
            return await group.reduce(into: Set<UUID>()) { $0.formUnion($1) }
        }
        #expect(made.count == 20_000)
    }

    @Test("damaged text is refused or is exactly an identifier")
    func mutations() {
        let seed = Array("0190a3c2-ffff-7abc-8def-000102030405".utf8)
        var random = SeededRandom(seed: 11)
        for _ in 0..<100_000 {
            let bytes = mutated(seed, using: &random)
            guard let uuid = UUID(utf8: bytes.span) else { continue }
            if uuid.description != String(decoding: bytes, as: UTF8.self).lowercased() {
                Issue.record("\(bytes) became \(uuid)")
            }
        }
    }
}
