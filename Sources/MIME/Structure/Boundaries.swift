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

    mutating func open(_ boundary: [UInt8]) {
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
        for depth in delimiters.indices.reversed() {
            let expected = delimiters[depth]
            let excess = end &- start &- expected.count
            guard !expected.isEmpty, excess == 0 || excess == 2,
                source[start..<(start &+ expected.count)].elementsEqual(expected)
            else { continue }
            if excess == 0 { return Delimiter(depth: depth, isClose: false) }
            if source[end &- 2] == Octet.hyphen, source[end &- 1] == Octet.hyphen {
                return Delimiter(depth: depth, isClose: true)
            }
        }
        return nil
    }
}
