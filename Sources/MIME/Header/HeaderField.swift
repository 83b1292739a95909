/// A header field (RFC 5322, section 2.2), or an obsolete or damaged form of one.
package struct HeaderField: Sendable {
    /// As it was written.
    package let name: String
    /// What follows the colon, folds included, without the last line's end; at most `Limits.fieldBytes` of the source.
    package let rawValue: [UInt8]

    /// The field with 8-bit text that is not UTF-8 turned into it (RFC 6532): mailers write the charset of their text there.
    func inUTF8(charset: [UInt8]?, notes: inout Notes) -> HeaderField {
        guard !TextDecoder.isASCII(rawValue), !TextDecoder.isUTF8(rawValue) else { return self }
        notes.add("a header field has 8-bit text that is not UTF-8")
        var unsaid = Notes()
        let utf8 = TextDecoder.utf8(rawValue, charset: charset, notes: &unsaid)
        return HeaderField(name: name, rawValue: utf8)
    }

    /// The value on one line: without its folds (RFC 5322, section 2.2.3), and without white space around it.
    package var unfolded: [UInt8] {
        let range = rawValue.trimmed(rawValue.indices)
        var line: [UInt8] = []
        line.reserveCapacity(range.count)
        for octet in rawValue[range] where octet != Octet.lf && octet != Octet.cr { line.append(octet) }
        return line
    }

    /// The value as a person reads it: on one line, with encoded words and unlabelled 8-bit text decoded.
    package var value: String { EncodedWords.decode(unfolded) }
}
