/// Encoded words in header text (RFC 2047), where they may stand and where mailers put them all the same: in quoted strings, in
/// parameters, and with no space around them.
package enum EncodedWords {
    /// The text of an unfolded header value. It has no control characters, so that it is safe to write into a header again.
    package static func decode(_ octets: [UInt8]) -> String {
        var notes = Notes()
        return decode(octets, notes: &notes)
    }

    static func decode(_ octets: [UInt8], notes: inout Notes) -> String {
        var reader = Reader()
        var scanner = Scanner(octets)
        var index = 0
        var plain = 0
        while let start = octets.firstIndex(of: Octet.equals, in: index..<octets.count) {
            guard let word = scanner.word(at: start) else {
                index = start &+ 1
                continue
            }
            reader.add(plain: octets[plain..<start], notes: &notes)
            reader.add(word, of: octets, notes: &notes)
            index = word.end
            plain = word.end
        }
        reader.add(plain: octets[plain...], notes: &notes)
        reader.finishWord(notes: &notes)
        return reader.line
    }

    /// Finds encoded words, in linear time over a whole value.
    struct Scanner {
        private let octets: [UInt8]
        /// From here on no word ends; without it, a run of `=?x?q?` would be searched to its end again and again.
        private var endless: Int

        init(_ octets: [UInt8]) {
            self.octets = octets
            endless = octets.count
        }

        mutating func word(at start: Int) -> Word? {
            let count = octets.count
            guard start < endless, start &+ 1 < count, octets[start] == Octet.equals,
                octets[start &+ 1] == Octet.question
            else { return nil }
            let charset = start &+ 2
            var index = charset
            while index < count, index &- charset < 80, octets[index] != Octet.question,
                octets[index] > Octet.space
            { index &+= 1 }
            guard index > charset, index &+ 2 < count, octets[index] == Octet.question,
                octets[index &+ 2] == Octet.question
            else { return nil }
            let encoding = Octet.lowercased(octets[index &+ 1])
            guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return nil }
            let text = index &+ 3
            var end = text
            while let question = octets.firstIndex(of: Octet.question, in: end..<count) {
                if question &+ 1 < count, octets[question &+ 1] == Octet.equals {
                    return Word(
                        charset: charset..<index, isBase64: encoding == UInt8(ascii: "b"),
                        text: text..<question, end: question &+ 2)
                }
                end = question &+ 1
            }
            endless = start
            return nil
        }
    }

    struct Word {
        let charset: Range<Int>
        let isBase64: Bool
        let text: Range<Int>
        let end: Int
    }
}

/// Puts plain text and words together.
private struct Reader {
    private var utf8: [UInt8] = []
    /// Adjacent words of one charset are decoded as one: some mailers cut a character in two.
    private var charset: [UInt8]?
    private var octets: [UInt8] = []
    private var spaceAfterWord: ArraySlice<UInt8> = []

    var line: String {
        var line: [UInt8] = []
        line.reserveCapacity(utf8.count)
        for octet in utf8 {
            switch octet {
            case 0: line.append(contentsOf: Octet.replacement)
            case _ where Octet.isControl(octet): line.append(Octet.space)
            default: line.append(octet)
            }
        }
        return String(decoding: line[line.trimmed(line.indices)], as: UTF8.self)
    }

    mutating func add(plain: ArraySlice<UInt8>, notes: inout Notes) {
        // White space between two words is not shown (RFC 2047, section 6.2).
        if charset != nil, plain.allSatisfy(Octet.isWhite) {
            spaceAfterWord = plain
            return
        }
        finishWord(notes: &notes)
        utf8.append(contentsOf: TextDecoder.utf8(Array(plain), charset: nil, notes: &notes))
    }

    mutating func add(_ word: EncodedWords.Word, of source: [UInt8], notes: inout Notes) {
        spaceAfterWord = []
        let label = source[word.charset].map(Octet.lowercased)
        if let charset, charset != label { finishWord(notes: &notes) }
        charset = label
        if word.isBase64 {
            var sink = OctetSink(limit: .max)
            _ = Base64.decode(source, word.text, into: &sink)
            octets.append(contentsOf: sink.octets)
        } else {
            QuotedPrintable.decodeWord(source[word.text], into: &octets)
        }
    }

    mutating func finishWord(notes: inout Notes) {
        guard let charset else { return }
        utf8.append(contentsOf: TextDecoder.utf8(octets, charset: charset, notes: &notes))
        utf8.append(contentsOf: spaceAfterWord)
        spaceAfterWord = []
        octets = []
        self.charset = nil
    }
}
