/// The boundaries of the multiparts that are open, outermost first (RFC 2046, section 5.1.1).
struct Boundaries {
    struct Delimiter {
        /// Which of the open multiparts it belongs to.
        let depth: Int
        let isClose: Bool
    }

    /// With the two hyphens; empty for a multipart whose boundary is not known.
    private var delimiters: [[UInt8]] = []

    var count: Int { delimiters.count }

    /// A boundary does not end with white space (RFC 2046, section 5.1.1), whatever its parameter says.
    mutating func open(_ boundary: [UInt8]) {
        var boundary = boundary
        while let last = boundary.last, Octet.isWhite(last) { boundary.removeLast() }
        delimiters.append(boundary.isEmpty ? [] : [Octet.hyphen, Octet.hyphen] + boundary)
    }

    mutating func close(to depth: Int) { delimiters.removeLast(max(0, delimiters.count &- depth)) }

    mutating func replaceInnermost(with delimiter: [UInt8]) {
        guard !delimiters.isEmpty else { return }
        delimiters[delimiters.count &- 1] = delimiter
    }

    /// What `line` delimits, innermost first. A line that only begins with a boundary delimits nothing, else `a` would end the parts
    /// of `ab`.
    func delimiter(in source: [UInt8], _ line: Line) -> Delimiter? {
        let start = line.content.lowerBound
        guard line.content.count > 2, source[start] == Octet.hyphen, source[start &+ 1] == Octet.hyphen else {
            return nil
        }
        var end = line.content.upperBound
        while end > start, Octet.isWhite(source[end &- 1]) { end &-= 1 }
        // Without white space and the hyphens of a close-delimiter, two lengths are left that a delimiter can have.
        var closed = end
        if end &- start >= 4, source[end &- 2] == Octet.hyphen, source[end &- 1] == Octet.hyphen {
            closed = end &- 2
            while closed > start, Octet.isWhite(source[closed &- 1]) { closed &-= 1 }
        }
        for depth in delimiters.indices.reversed() {
            let expected = delimiters[depth]
            let length = expected.count
            guard length > 0, length == end &- start || length == closed &- start,
                source[start..<(start &+ length)].elementsEqual(expected)
            else { continue }
            return Delimiter(depth: depth, isClose: length != end &- start)
        }
        return nil
    }
}
