/// Octets with a charset's label, or without one, to the best text there is.
enum TextDecoder {
    /// UTF-8 that is valid but may hold NUL; somewhat more than `limit` octets at most.
    static func utf8(
        _ octets: [UInt8], charset label: [UInt8]?, limit: Int = .max, notes: inout Notes
    ) -> [UInt8] {
        guard let label, !label.isEmpty, !isNoCharset(label) else { return unlabelled(octets, limit: limit) }
        guard let charset = Charset(label: label) else {
            notes.add("unknown charset \(Notes.quoted(label))")
            return unlabelled(octets, limit: limit)
        }
        if charset.isASCIISuperset, isASCII(octets) { return octets }
        let (text, isSound) = decoded(octets, charset, limit: limit)
        // Western text that happens to be UTF-8 is UTF-8 with the wrong label.
        if !isSound || charset.isUnlikelyUTF8, charset != .utf8, isUTF8(octets) {
            notes.add("text labelled \(Notes.quoted(label)) is UTF-8")
            return withoutMark(octets)
        }
        guard !isSound else { return text }
        notes.add("text is not wholly in its charset \(Notes.quoted(label))")
        return text
    }

    /// Labels that say nothing, and ASCII, which is a lie wherever it matters.
    static func isNoCharset(_ label: [UInt8]) -> Bool {
        let key = String(
            decoding: label.prefix(40).filter(Octet.isAlphanumeric).map(Octet.lowercased), as: UTF8.self)
        return switch key {
        case "usascii", "ascii", "ansix341968", "iso646us", "us", "default", "xunknown", "unknown",
            "unknown8bit",
            "xunknown8bit", "none", "binary", "8bit", "7bit":
            true
        default: false
        }
    }

    private static func unlabelled(_ octets: [UInt8], limit: Int) -> [UInt8] {
        if isASCII(octets) {
            guard let charset = SevenBit.announced(in: octets) ?? wide(octets) else { return octets }
            return decoded(octets, charset, limit: limit).text
        }
        return isUTF8(octets) ? withoutMark(octets) : decoded(octets, .utf8, limit: limit).text
    }

    /// ASCII and zeros are UTF-16.
    private static func wide(_ octets: [UInt8]) -> Charset? {
        guard octets.contains(0) else { return nil }
        let charset = CharsetGuess.charset(of: octets)
        return charset == .windows1252 ? nil : charset
    }

    private static func decoded(
        _ octets: [UInt8], _ charset: Charset, limit: Int
    ) -> (text: [UInt8], isSound: Bool) {
        switch charset {
        case .utf8:
            if isUTF8(octets) { return (withoutMark(octets), true) }
            // Damaged UTF-8 still has whole characters in it; windows-1252 has not.
            guard isMostlyUTF8(octets) else {
                return (decoded(octets, CharsetGuess.charset(of: octets), limit: limit).text, false)
            }
            return (Array(String(decoding: octets, as: UTF8.self).utf8), false)
        case .windows1252: return (Windows1252.utf8(octets), true)
        case .utf16:
            let (name, skipped) = utf16(octets)
            return converted(Array(octets.dropFirst(skipped)), name, limit: limit)
        case .iso2022JP: return converted(SevenBit.eucJP(octets), "EUC-JP-MS", limit: limit)
        case .hz: return converted(SevenBit.gb2312(octets), "GB18030", limit: limit)
        case .utf32:
            let (name, skipped) = utf32(octets)
            return converted(Array(octets.dropFirst(skipped)), name, limit: limit)
        case .iconv(let name): return converted(octets, name, limit: limit)
        }
    }

    private static func converted(
        _ octets: [UInt8], _ name: String, limit: Int
    ) -> (text: [UInt8], isSound: Bool) {
        guard let converter = Iconv(from: name) else { return (Windows1252.utf8(octets), false) }
        let (text, errors) = converter.utf8(octets, limit: limit)
        return (withoutMark(text), errors == 0)
    }

    /// The byte order by its mark, else by where the zeros of Western text stand (RFC 2781, section 4.3).
    private static func utf16(_ octets: [UInt8]) -> (name: String, mark: Int) {
        if octets.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        if octets.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        var zeros = (even: 0, odd: 0)
        for (index, octet) in octets.prefix(1_000).enumerated() where octet == 0 {
            if index % 2 == 0 { zeros.even &+= 1 } else { zeros.odd &+= 1 }
        }
        return (zeros.even > zeros.odd ? "UTF-16BE" : "UTF-16LE", 0)
    }

    private static func utf32(_ octets: [UInt8]) -> (name: String, mark: Int) {
        if octets.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
        if octets.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
        return (octets.first == 0 ? "UTF-32BE" : "UTF-32LE", 0)
    }

    static func isASCII(_ octets: [UInt8]) -> Bool { octets.allSatisfy { $0 < 0x80 } }

    static func isUTF8(_ octets: [UInt8]) -> Bool {
        String(validating: octets, as: UTF8.self) != nil
    }

    private static func withoutMark(_ octets: [UInt8]) -> [UInt8] {
        octets.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(octets.dropFirst(3)) : octets
    }

    /// Whether more octets stand in characters of UTF-8 than outside them.
    private static func isMostlyUTF8(_ octets: [UInt8]) -> Bool {
        var (inside, outside) = (0, 0)
        var index = 0
        while index < octets.count {
            let length =
                switch octets[index] {
                case 0..<0x80: 0
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                case 0xF0...0xF4: 4
                default: 1
                }
            let end = index &+ length
            if length > 1, end <= octets.count,
                octets[(index &+ 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 })
            {
                inside &+= length
                index = end
            } else {
                if length > 0 { outside &+= 1 }
                index &+= 1
            }
        }
        return inside > outside
    }
}
