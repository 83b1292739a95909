import OpenSSL
import TestSupport
import Testing

@Suite("Passwords and PINs")
struct PasswordHashTests {
    @Test("scrypt gives the results of RFC 7914 section 12")
    func scrypt() throws {
        #expect(
            try Scrypt.derive(
                password: [], salt: [], cost: .init(log2N: 4, blockSize: 1, parallelism: 1), length: 64)
                == bytes(
                    hex: """
                        77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442
                        fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
                        """))
        #expect(
            try Scrypt.derive(
                password: Array("password".utf8), salt: Array("NaCl".utf8),
                cost: .init(log2N: 10, blockSize: 8, parallelism: 16), length: 64)
                == bytes(
                    hex: """
                        fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
                        2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
                        """))
        #expect(
            try Scrypt.derive(
                password: Array("pleaseletmein".utf8), salt: Array("SodiumChloride".utf8),
                cost: .init(log2N: 14), length: 64)
                == bytes(
                    hex: """
                        7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2
                        d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
                        """))
    }

    @Test("scrypt refuses costs that would stop the server")
    func bounds() {
        for cost in [
            Scrypt.Cost(log2N: 0), .init(log2N: 30), .init(log2N: .max), .init(log2N: -1),
            .init(log2N: 10, blockSize: 0),
            .init(log2N: 10, parallelism: .max), .init(log2N: 18, blockSize: 32),
        ] {
            #expect(throws: OpenSSLError.self) {
                try Scrypt.derive(password: [], salt: [], cost: cost, length: 32)
            }
        }
        #expect(Scrypt.Cost.password.isBounded && Scrypt.Cost.pin.isBounded)
    }

    @Test("a password verifies against its hash, also after a round trip through text")
    func password() throws {
        let hash = try PasswordHash.create(Array("correct horse".utf8))
        #expect(hash.description.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        let stored = try #require(PasswordHash(hash.description))
        #expect(stored == hash)
        #expect(try stored.verify(Array("correct horse".utf8)))
        #expect(try !stored.verify(Array("correct horsf".utf8)))
    }

    @Test("a PIN verifies only with the key it was made with")
    func pin() throws {
        let key = SecureRandom.bytes(32)
        let hash = try PINHash.create(pin: "493817", key: key)
        #expect(hash.description.hasPrefix("$scrypt$ln=12,r=8,p=1$"))
        #expect(try PINHash.verify(pin: "493817", key: key, against: hash))
        #expect(try !PINHash.verify(pin: "493818", key: key, against: hash))
        #expect(try !PINHash.verify(pin: "493817", key: SecureRandom.bytes(32), against: hash))
        #expect(try !PINHash.verify(pin: "493817", key: key, against: .decoy(cost: .pin)))
    }

    @Test(
        "stored text that is not ours is refused",
        arguments: [
            "", "$scrypt$", "scrypt", "$scrypt$ln=15,r=8,p=1$c2FsdHNhbHQ$",
            "$argon2id$ln=15,r=8,p=1$c2FsdHNhbHQ$AAAA",
            "$scrypt$ln=40,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=-1,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=+12,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=12,r=8$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=12,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAB",
            "$scrypt$ln=12,r=8,p=1$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=9223372036854775807,r=9223372036854775807,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        ])
    func foreignText(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test("damaged hashes are refused or mean what they say")
    func mutations() throws {
        let valid = Array("$scrypt$ln=12,r=8,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA".utf8)
        #expect(PasswordHash(String(decoding: valid, as: UTF8.self)) != nil)
        var random = SeededRandom(seed: 7)
        for _ in 0..<100_000 {
            let text = String(decoding: mutated(valid, using: &random), as: UTF8.self)
            if let hash = PasswordHash(text), hash.description != text {
                Issue.record("not canonical: \(text)")
            }
        }
    }
}
