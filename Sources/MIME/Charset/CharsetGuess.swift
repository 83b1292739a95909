/// Which charset 8-bit text without a true label is in, by the letters that its languages use most. It is asked when the text is not
/// UTF-8; what nothing speaks for is windows-1252.
enum CharsetGuess {
    private static let longestSample = 4_096
    private static let leastScore = 0.7

    static func charset(of octets: [UInt8]) -> Charset {
        let sample = octets.count > longestSample ? Array(octets[..<longestSample]) : octets
        if let name = utf16(sample) { return .iconv(name) }
        var best = (name: "", score: leastScore)
        for candidate in DoubleOctetScore.candidates {
            let score = candidate.score(sample)
            if score > best.score { best = (candidate.name, score) }
        }
        for (name, letters) in alphabets {
            let score = share(of: letters, in: sample, charset: name)
            if score > best.score { best = (name, score) }
        }
        return best.name.isEmpty ? .windows1252 : .iconv(best.name)
    }

    /// By its mark, or because every other octet of Western text in UTF-16 is zero.
    private static func utf16(_ octets: [UInt8]) -> String? {
        if octets.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
        if octets.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
        var zeros = (even: 0, odd: 0)
        for (index, octet) in octets.enumerated() where octet == 0 {
            if index % 2 == 0 { zeros.even &+= 1 } else { zeros.odd &+= 1 }
        }
        let enough = max(2, octets.count / 4)
        if zeros.odd >= enough, zeros.even == 0 { return "UTF-16LE" }
        return zeros.even >= enough && zeros.odd == 0 ? "UTF-16BE" : nil
    }

    /// The letters that make up about three quarters of a text in lower case.
    private static let alphabets: [(charset: String, letters: Set<Unicode.Scalar>)] = [
        ("CP1251", "оеаинтсрвлкм"), ("KOI8-R", "оеаинтсрвлкм"), ("CP866", "оеаинтсрвлкм"),
        ("ISO-8859-5", "оеаинтсрвлкм"), ("CP1253", "αοιετσνηρπκς"), ("CP1255", "יוהלארמתבש"),
        ("CP1256", "اليمنرتوبهع"), ("CP874", "นารกอมงยลวดทส่้ัิีเ"),
    ].map { ($0, Set($1.unicodeScalars)) }

    private static func share(of letters: Set<Unicode.Scalar>, in octets: [UInt8], charset: String) -> Double
    {
        guard let (utf8, errors) = Iconv(from: charset)?.utf8(octets, limit: .max), errors == 0 else {
            return 0
        }
        var (all, known, mixed) = (0, 0, 0)
        var before: Unicode.Scalar = " "
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            // In Western text, letters outside ASCII stand beside letters of ASCII.
            if scalar.isASCII != before.isASCII {
                let ascii = scalar.isASCII ? scalar : before
                if Octet.isLetter(UInt8(truncatingIfNeeded: ascii.value)) { mixed &+= 1 }
            }
            before = scalar
            guard !scalar.isASCII, scalar.value != 0xA0, !(0x2010...0x2116).contains(scalar.value) else {
                continue
            }
            all &+= 1
            if letters.contains(scalar) { known &+= 1 }
        }
        return all >= 3 && mixed &* 4 <= all ? Double(known) / Double(all) / 0.75 : 0
    }
}

/// How much a text looks like one in a charset of East Asia, by its commonest characters, which stand together in each of them.
private struct DoubleOctetScore {
    let name: String
    let leads: [ClosedRange<UInt8>]
    let trails: [ClosedRange<UInt8>]
    /// Signs and punctuation, which all of these charsets share.
    let signs: ClosedRange<UInt16>
    let common: [ClosedRange<UInt16>]
    /// What the text must have some of; empty if nothing.
    var needed: [ClosedRange<UInt16>] = []

    /// Hangul is tried before the characters of GB 2312 that stand at the same places, and kana before both.
    static let candidates = [
        DoubleOctetScore(
            name: "CP932", leads: [0x81...0x9F, 0xE0...0xFC], trails: [0x40...0x7E, 0x80...0xFC],
            signs: 0x8140...0x81FC, common: [0x829F...0x82F1, 0x8340...0x8396, 0x889F...0x9872],
            needed: [0x829F...0x82F1, 0x8340...0x8396]),
        DoubleOctetScore(
            name: "EUC-JP-MS", leads: [0xA1...0xFE], trails: [0xA1...0xFE], signs: 0xA1A1...0xA3FE,
            common: [0xA4A1...0xA5F6, 0xB0A1...0xCFFE], needed: [0xA4A1...0xA5F6]),
        DoubleOctetScore(
            name: "CP949", leads: [0x81...0xFE], trails: [0x41...0x5A, 0x61...0x7A, 0x81...0xFE],
            signs: 0xA1A1...0xA3FE, common: [0xB0A1...0xC8FE]),
        DoubleOctetScore(
            name: "GB18030", leads: [0x81...0xFE], trails: [0x40...0x7E, 0x80...0xFE], signs: 0xA1A1...0xA3FE,
            common: [0xB0A1...0xC8FE, 0xC9A1...0xD7FE]),
        DoubleOctetScore(
            name: "BIG5", leads: [0xA1...0xF9], trails: [0x40...0x7E, 0xA1...0xFE], signs: 0xA140...0xA3FE,
            common: [0xA440...0xC67E]),
    ]

    /// The share of common characters; 0 for text that cannot be in this charset.
    func score(_ octets: [UInt8]) -> Double {
        var (all, known, wanted) = (0, 0, 0)
        var index = 0
        while index < octets.count {
            let lead = octets[index]
            index &+= 1
            guard lead >= 0x80 else { continue }
            // A sample may end amid a character.
            guard index < octets.count else { break }
            let trail = octets[index]
            // Half-width katakana.
            if name == "CP932", (0xA1...0xDF).contains(lead) {
                all &+= 1
                continue
            }
            guard leads.contains(where: { $0.contains(lead) }), trails.contains(where: { $0.contains(trail) })
            else { return 0 }
            index &+= 1
            let character = UInt16(lead) << 8 | UInt16(trail)
            guard !signs.contains(character) else { continue }
            all &+= 1
            if common.contains(where: { isIn($0, character) }) { known &+= 1 }
            if needed.contains(where: { isIn($0, character) }) { wanted &+= 1 }
        }
        guard all >= 2, needed.isEmpty || wanted &* 5 >= all else { return 0 }
        return Double(known) / Double(all)
    }

    /// Rows of 94 characters lie in `range`: the trail octet counts too.
    private func isIn(_ range: ClosedRange<UInt16>, _ character: UInt16) -> Bool {
        guard range.contains(character) else { return false }
        let (low, high) = (range.lowerBound & 0xFF, range.upperBound & 0xFF)
        return low < 0xA1 || high < 0xA1 || (low...high).contains(character & 0xFF)
    }
}
