/// What lies between a keyword and a number.
struct Gap {
    var words = 0
    var lines = 0
    /// Sentences that end in between.
    var sentences = 0
    /// A sentence ends in between, and more words follow it.
    var crossesSentence = false
    /// A comma stands in between.
    var hasComma = false
    /// A colon or an equals sign stands directly before the end.
    var endsWithColon = false

    /// Farther apart than this many bytes, a keyword says nothing about a number.
    static let reach = 400

    /// Nil when the two are out of reach of each other.
    init?(in text: FoldedText, _ range: Range<Int>, within reach: Int = reach) {
        guard range.count <= reach else { return nil }
        // The ending of an inflected keyword is no word of its own.
        var inWord = Script(of: text, before: range.lowerBound) == .spaced
        var unspaced = 0
        var wordsAtStop = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            if Byte.isContinuation(byte) {
                index &+= 1
                continue
            }
            switch Script(of: text, at: index) {
            case .spaced:
                if !inWord { words &+= 1 }
                inWord = true
            case .unspaced:
                unspaced &+= 1
                inWord = false
            case .none:
                inWord = false
                if byte == Byte.newline { lines &+= 1 }
                if byte == UInt8(ascii: ",") { hasComma = true }
                if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?"),
                    Byte.isWhite(text[index &+ 1])
                {
                    sentences &+= 1
                    wordsAtStop = words &+ unspaced / 2
                }
            }
            if byte > Byte.space { endsWithColon = byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") }
            index &+= 1
        }
        words &+= unspaced / 2
        crossesSentence = sentences > 0 && wordsAtStop < words
    }
}
