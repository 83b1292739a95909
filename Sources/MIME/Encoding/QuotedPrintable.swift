/// Quoted-printable (RFC 2045, section 6.7) and its sister, the Q encoding of encoded words (RFC 2047, section 4.2).
enum QuotedPrintable {
    /// An `=` that starts neither an octet nor a soft line break stands for itself.
    ///
    /// - Returns: whether there was none.
    static func decode(_ source: [UInt8], _ range: Range<Int>, into sink: inout some DecodedOctets) -> Bool {
        var index = range.lowerBound
        var isSound = true
        while index < range.upperBound, !sink.isFull {
            let line = source.line(at: index, before: range.upperBound)
            var end = line.content.upperBound
            // White space at the end of a line was added on the way (rule 3).
            while end > index, Octet.isWhite(source[end &- 1]) { end &-= 1 }
            let isSoft = end > index && source[end &- 1] == Octet.equals
            isSound = decodeLine(source, index..<(isSoft ? end &- 1 : end), into: &sink) && isSound
            if !isSoft { sink.append(source[line.content.upperBound..<line.next]) }
            index = line.next
        }
        return isSound
    }

    private static func decodeLine(
        _ source: [UInt8], _ line: Range<Int>, into sink: inout some DecodedOctets
    ) -> Bool {
        var index = line.lowerBound
        var isSound = true
        while let equals = source.firstIndex(of: Octet.equals, in: index..<line.upperBound) {
            sink.append(source[index..<equals])
            if equals &+ 2 < line.upperBound, let high = Octet.hexValue(source[equals &+ 1]),
                let low = Octet.hexValue(source[equals &+ 2])
            {
                sink.append(high << 4 | low)
                index = equals &+ 3
            } else {
                sink.append(Octet.equals)
                index = equals &+ 1
                isSound = false
            }
            if sink.isFull { return isSound }
        }
        sink.append(source[index..<line.upperBound])
        return isSound
    }

    /// Appends the octets of an encoded word's text.
    static func decodeWord(_ text: ArraySlice<UInt8>, into octets: inout [UInt8]) {
        var index = text.startIndex
        while index < text.endIndex {
            let octet = text[index]
            if octet == Octet.equals, index &+ 2 < text.endIndex,
                let high = Octet.hexValue(text[index &+ 1]), let low = Octet.hexValue(text[index &+ 2])
            {
                octets.append(high << 4 | low)
                index &+= 3
            } else {
                octets.append(octet == UInt8(ascii: "_") ? Octet.space : octet)
                index &+= 1
            }
        }
    }
}
