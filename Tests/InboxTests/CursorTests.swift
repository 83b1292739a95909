import Inbox
import TestSupport
import Testing

@Suite("Cursors and base64")
struct CursorTests {
    private let owner = OwnerID.new()

    @Test("a cursor reads back for its owner only")
    func owners() {
        for milliseconds in [0, 1_704_067_200_000, Int64.max, Int64.min, -1] {
            let cursor = Cursor(time: Timestamp(milliseconds: milliseconds), id: .v7())
            #expect(Cursor(cursor.text(for: owner), for: owner) == cursor)
            #expect(Cursor(cursor.text(for: owner), for: .new()) == nil)
        }
    }

    @Test("a cursor is base64url without padding, and survives what clients do to it")
    func forms() {
        let cursor = Cursor(
            time: Timestamp(milliseconds: -1), id: UUID(high: .max, low: 0xFBEF_BEFB_EFBE_FBEF))
        let text = cursor.text(for: owner)
        #expect(!text.contains { "+/= ".contains($0) })
        let standard = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
        #expect(Cursor(standard + "=", for: owner) == cursor)
        #expect(Cursor(String(standard.map { $0 == "+" ? " " : $0 }) + "=", for: owner) == cursor)
    }

    @Test(
        "anything odd is refused",
        arguments: ["", "=", "abc", "AAAA", "\u{0}", String(repeating: "A", count: 55), "é"])
    func odd(text: String) {
        #expect(Cursor(text, for: owner) == nil)
    }

    @Test("damaged cursors are refused or are well-formed ones of this owner")
    func mutations() {
        let seed = Array(Cursor(time: .now(), id: .v7()).text(for: owner).utf8)
        var random = SeededRandom(seed: 16)
        for _ in 0..<100_000 {
            let text = String(decoding: mutated(seed, using: &random), as: UTF8.self)
            guard let cursor = Cursor(text, for: owner) else { continue }
            if Cursor(cursor.text(for: owner), for: owner) != cursor { Issue.record("\(text)") }
        }
    }

    @Test(
        "base64 as in RFC 4648 section 10",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func base64(plain: String, encoded: String) {
        #expect(Base64.encode(plain.utf8) == encoded)
        #expect(Base64.encodeURL(plain.utf8) == encoded.filter { $0 != "=" })
        #expect(Base64.decode(encoded.utf8) == Array(plain.utf8))
        #expect(Base64.decode(encoded.utf8.filter { $0 != 0x3D }) == Array(plain.utf8))
    }

    @Test(
        "base64 refuses what another reader might take otherwise",
        arguments: [
            "A", "AAAAA", "Zh", "Zm9=", "Zg=", "Zg===", "=Zg=", "Z=g=", "Zm9v=", "Zm9v====", "Zm 9v",
            "Zm9v\n", "Zm9vé",
        ])
    func strictBase64(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }

    @Test("base64 of any bytes reads back")
    func roundTrip() {
        var random = SeededRandom(seed: 17)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
            #expect(Base64.decode(Base64.encodeURL(bytes).utf8) == bytes)
        }
    }
}
