/// The bytes that the scans name, and their classes.
enum Byte {
    static let newline: UInt8 = 0x0A
    static let space: UInt8 = 0x20
    static let hyphen = UInt8(ascii: "-")

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 }
    static func isWhite(_ byte: UInt8) -> Bool { byte == space || byte == newline }
    static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

/// How the character at a place of folded text takes part in words.
enum Script {
    /// ASCII punctuation, space, symbols.
    case none
    /// Letters and digits of scripts that put spaces between words.
    case spaced
    /// Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese: a word may begin and end at any character.
    case unspaced

    /// The script of the character whose first byte stands at `index`.
    init(of text: FoldedText, at index: Int) {
        let lead = text[index]
        switch lead {
        case ..<0x80: self = Byte.isAlphanumeric(lead) ? .spaced : .none
        case 0xC2: self = .none
        case 0xE0: self = (0xB8...0xBB).contains(text[index &+ 1]) ? .unspaced : .spaced
        case 0xE1:
            let next = text[index &+ 1]
            self = (0x80...0x82).contains(next) || next == 0x9E || next == 0x9F ? .unspaced : .spaced
        case 0xE2, 0xEF: self = .none
        case 0xE3...0xED: self = .unspaced
        case 0xF0...: self = (0xA0...0xAF).contains(text[index &+ 1]) ? .unspaced : .none
        default: self = .spaced
        }
    }

    /// The script of the character that ends just before `index`.
    init(of text: FoldedText, before index: Int) {
        var start = index &- 1
        var steps = 0
        while steps < 3, Byte.isContinuation(text[start]) {
            start &-= 1
            steps &+= 1
        }
        self.init(of: text, at: start)
    }
}
