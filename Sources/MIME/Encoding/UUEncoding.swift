/// The encoding of Unix's uuencode, which old mailers name `x-uuencode`.
enum UUEncoding {
    /// What stands between the `begin` and `end` lines, or all lines if there are none.
    ///
    /// - Returns: whether every line had as many characters as it announced.
    static func decode(_ source: [UInt8], _ range: Range<Int>, into sink: inout some DecodedOctets) -> Bool {
        var index = range.lowerBound
        var isSound = true
        while index < range.upperBound, !sink.isFull {
            let line = source.line(at: index, before: range.upperBound)
            index = line.next
            let at = line.content.lowerBound
            guard let first = line.content.first, !source.hasPrefix("begin ", at: at, before: line.next)
            else {
                continue
            }
            if line.content.count == 3, source.hasPrefix("end", at: at, before: line.next) { break }
            let count = Int((source[first] &- Octet.space) & 0x3F)
            isSound =
                decodeLine(source, (first &+ 1)..<line.content.upperBound, count, into: &sink) && isSound
        }
        return isSound
    }

    private static func decodeLine(
        _ source: [UInt8], _ line: Range<Int>, _ count: Int, into sink: inout some DecodedOctets
    ) -> Bool {
        var left = count
        var index = line.lowerBound
        while left > 0, index < line.upperBound {
            var group: UInt32 = 0
            for offset in 0..<4 {
                // Trailing spaces, which are zeros, may have been cut on the way.
                let octet = index &+ offset < line.upperBound ? source[index &+ offset] : Octet.space
                group = group << 6 | UInt32((octet &- Octet.space) & 0x3F)
            }
            for shift: UInt32 in [16, 8, 0] where left > 0 {
                sink.append(UInt8(truncatingIfNeeded: group >> shift))
                left &-= 1
            }
            index &+= 4
        }
        return left == 0
    }
}
