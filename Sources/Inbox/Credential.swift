// The one text form of all credentials:
//
//     prefix, then for each identifier 22 base62 characters and "_", then 43 random base62 characters (256 bits), then
//     6 base62 characters with the CRC-32 of all that stands before them.
//
// The checksum refuses mistyped and invented credentials before anybody asks the database; it is no secret.

enum Credential {
    private static let secretLength = 43
    private static let checksumLength = 6

    static func length(prefix: StaticString, idCount: Int) -> Int {
        prefix.utf8CodeUnitCount + idCount * (Base62.uuidLength + 1) + secretLength + checksumLength
    }

    /// Whether `text` has the right prefix, length, alphabet and checksum for `idCount` identifiers.
    static func isSound(_ text: Span<UInt8>, prefix: StaticString, idCount: Int) -> Bool {
        guard text.count == length(prefix: prefix, idCount: idCount) else { return false }
        let hasPrefix = prefix.withUTF8Buffer { expected in
            expected.indices.allSatisfy { text[$0] == expected[$0] }
        }
        guard hasPrefix else { return false }
        let checked = text.count - checksumLength
        for index in (checked - secretLength)..<text.count where Base62.value(of: text[index]) == nil {
            return false
        }
        return Base62.decode(text.extracting(checked...))
            == UInt64(CRC32.checksum(of: text.extracting(..<checked)))
    }

    /// The identifier number `index` of a sound text; nil if it is no 128-bit number with "_" behind it.
    static func id(_ index: Int, in text: Span<UInt8>, prefix: StaticString) -> UUID? {
        let start = prefix.utf8CodeUnitCount + index * (Base62.uuidLength + 1)
        let end = start + Base62.uuidLength
        guard end < text.count, text[end] == UInt8(ascii: "_") else { return nil }
        return Base62.decodeUUID(text.extracting(start..<end))
    }

    static func generate(
        prefix: StaticString, ids: [UUID], using random: inout some RandomNumberGenerator
    ) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(length(prefix: prefix, idCount: ids.count))
        prefix.withUTF8Buffer { text.append(contentsOf: $0) }
        for id in ids {
            Base62.append(id, to: &text)
            text.append(UInt8(ascii: "_"))
        }
        for _ in 0..<secretLength { text.append(Base62.digit(UInt64.random(in: 0..<62, using: &random))) }
        Base62.append(UInt64(CRC32.checksum(of: text.span)), length: checksumLength, to: &text)
        return text
    }
}

extension Span<UInt8> {
    /// The bytes in an array of their own.
    var copied: [UInt8] { withUnsafeBufferPointer { Array($0) } }
}
