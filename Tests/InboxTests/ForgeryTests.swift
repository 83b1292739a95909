import TestSupport
import Testing

@testable import Inbox

/// What somebody sends who knows the forms and makes checksums and encodings good: it gets past the first check and must do no
/// harm behind it.
@Suite("Forged keys, tokens and cursors")
struct ForgeryTests {
    private let owner = OwnerID.new()

    @Test("keys and tokens with a good checksum read as what they say, or not at all")
    func credentials() {
        let seeds = [
            APIKey.generate(owner: owner, key: .new()).text,
            SessionToken.generate(holder: .owner, owner: owner, session: .new()).text,
            SessionToken.generate(holder: .buyer(.new()), owner: owner, session: .new()).text,
        ]
        var random = SeededRandom(seed: 41)
        var read = 0
        for round in 0..<100_000 {
            var text = Array(seeds[round % 3].dropLast(6))
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                // Most in the identifiers: their largest values are beyond 128 bits.
                let place = Int.random(in: 8..<text.count, using: &random)
                text[place] = Array("09AZaz_\u{0}z".utf8).randomElement(using: &random) ?? 0
            }
            Base62.append(UInt64(CRC32.checksum(of: text.span)), length: 6, to: &text)
            if let key = APIKey(parsing: text.span) {
                read += 1
                if key.text != text || key.description.isEmpty { Issue.record("\(text)") }
            }
            if let token = SessionToken(parsing: text.span) {
                read += 1
                if token.text != text || token.description.isEmpty { Issue.record("\(text)") }
            }
        }
        #expect(read > 10_000)
    }

    @Test("cursors in good base64 read back as they are, or not at all")
    func cursors() {
        let seed = Base64.decode(Array(Cursor(time: .now(), id: .v7()).text(for: owner).utf8)) ?? []
        var random = SeededRandom(seed: 42)
        var read = 0
        for _ in 0..<100_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<25, using: &random)
                bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
            }
            let text = Base64.encodeURL(bytes)
            guard let cursor = Cursor(text, for: owner) else { continue }
            read += 1
            if cursor.text(for: owner) != text || cursor.time.description.isEmpty {
                Issue.record("\(text)")
            }
        }
        #expect(read > 10_000)
    }
}
