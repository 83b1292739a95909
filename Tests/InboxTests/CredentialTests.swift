import Inbox
import TestSupport
import Testing

@Suite("Keys and tokens")
struct CredentialTests {
    private let owner = OwnerID(UUID(high: 0x0190_A3C2_FFFF_7ABC, low: 0x8DEF_0001_0203_0405))
    private let keyID = KeyID(UUID(high: .max, low: .max))
    private let mailbox = MailboxID(UUID(high: 0, low: 1))
    private let session = SessionID(UUID(high: 0, low: 0))

    @Test("an API key has the documented form and reads back")
    func form() throws {
        var random = SeededRandom(seed: 1)
        let made = APIKey.generate(owner: owner, key: keyID, random: &random)
        let text = String(decoding: made.text, as: UTF8.self)
        #expect(text.wholeMatch(of: /rst_live_[0-9A-Za-z]{22}_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}/) != nil)
        #expect(text.contains("_7n42DGM5Tflk9n8mt7Fhc7_"))
        let read = try #require(key(made.text))
        #expect(read.owner == owner && read.id == keyID && read.text == made.text)
    }

    @Test("every identifier survives the way through a key")
    func identifiers() throws {
        var random = SeededRandom(seed: 2)
        let edges = [
            UUID(high: 0, low: 0), UUID(high: .max, low: .max), UUID(high: 0, low: .max),
            UUID(high: .max, low: 0),
        ]
        for uuid in edges + (0..<200).map({ _ in UUID(high: random.next(), low: random.next()) }) {
            let made = APIKey.generate(owner: OwnerID(uuid), key: keyID, random: &random)
            #expect(key(made.text)?.owner.uuid == uuid)
        }
    }

    @Test("the shown prefix tells keys apart and tells nothing of the secret")
    func prefix() {
        let made = APIKey.generate(owner: owner, key: keyID)
        #expect(made.prefix == APIKey.prefix(owner: owner, key: keyID))
        #expect(made.prefix.hasPrefix("rst_live_") && made.prefix.count == 20)
        #expect(made.prefix != APIKey.prefix(owner: owner, key: .new()))
        #expect("\(made)" == made.prefix)
        #expect(APIKey.generate(owner: owner, key: keyID).text != made.text)
    }

    @Test("one changed character anywhere is refused")
    func checksum() {
        let text = APIKey.generate(owner: owner, key: keyID).text
        for index in text.indices {
            for replacement in Array("0Az_ ".utf8) + [0, 0xFF] where replacement != text[index] {
                var changed = text
                changed[index] = replacement
                #expect(key(changed) == nil)
            }
        }
        #expect(key(text.dropLast()) == nil)
        #expect(key(text + [0x30]) == nil)
        #expect(key([]) == nil)
    }

    @Test("an identifier above 128 bits is refused, though its checksum is right")
    func overflow() {
        let head =
            "rst_live_" + String(repeating: "z", count: 22) + "_" + String(repeating: "0", count: 22) + "_"
        let text = Array((head + String(repeating: "a", count: 43)).utf8)
        let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        var checksum = crc32(text)
        var tail: [UInt8] = []
        for _ in 0..<6 {
            tail.insert(digits[Int(checksum % 62)], at: 0)
            checksum /= 62
        }
        #expect(key(text + tail) == nil)
        #expect(crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test("session tokens know whose they are")
    func sessions() throws {
        let ofOwner = SessionToken.generate(holder: .owner, owner: owner, session: session)
        let ofBuyer = SessionToken.generate(holder: .buyer(mailbox), owner: owner, session: session)
        #expect(String(decoding: ofOwner.text, as: UTF8.self).hasPrefix("rst_own_"))
        #expect(String(decoding: ofBuyer.text, as: UTF8.self).hasPrefix("rst_buy_"))
        let readOwner = try #require(token(ofOwner.text))
        #expect(readOwner.holder == .owner && readOwner.owner == owner && readOwner.session == session)
        let readBuyer = try #require(token(ofBuyer.text))
        #expect(
            readBuyer.holder == .buyer(mailbox) && readBuyer.owner == owner && readBuyer.session == session)
        #expect(key(ofOwner.text) == nil)
        #expect(token(APIKey.generate(owner: owner, key: keyID).text) == nil)
    }

    @Test("damaged keys and tokens are refused")
    func mutations() {
        let seeds = [
            APIKey.generate(owner: owner, key: keyID).text,
            SessionToken.generate(holder: .owner, owner: owner, session: session).text,
            SessionToken.generate(holder: .buyer(mailbox), owner: owner, session: session).text,
        ]
        var random = SeededRandom(seed: 14)
        for round in 0..<100_000 {
            let seed = seeds[round % 3]
            let bytes = mutated(seed, using: &random)
            guard bytes != seed else { continue }
            if key(bytes) != nil || token(bytes) != nil {
                Issue.record("accepted \(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}

private func key(_ text: [UInt8]) -> APIKey? { APIKey(parsing: text.span) }

private func token(_ text: [UInt8]) -> SessionToken? { SessionToken(parsing: text.span) }

/// The checksum bit by bit, to compare with the table.
private func crc32(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }
    return ~value
}
