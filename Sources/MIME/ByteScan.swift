import Glibc

extension [UInt8] {
    /// Where `octet` first stands in `range`.
    func firstIndex(of octet: UInt8, in range: Range<Int>) -> Int? {
        let range = range.clamped(to: indices)
        return withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, !range.isEmpty else { return nil }
            guard let found = memchr(base + range.lowerBound, Int32(octet), range.count) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Whether `prefix`, which is in lower case, stands at `index` in any case, wholly before `end`.
    func hasPrefix(_ prefix: StaticString, at index: Int, before end: Int) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard index >= 0, index <= Swift.min(end, count), length <= Swift.min(end, count) &- index else {
            return false
        }
        return prefix.withUTF8Buffer { expected in
            for offset in 0..<length where Octet.lowercased(self[index &+ offset]) != expected[offset] {
                return false
            }
            return true
        }
    }

    /// `range` without white space at either end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range.clamped(to: indices)
        while let first = range.first, Octet.isWhiteOrEnd(self[first]) { range.removeFirstElement() }
        while let last = range.last, Octet.isWhiteOrEnd(self[last]) {
            range = range.lowerBound..<last
        }
        return range
    }

    /// The line that begins at `start`, ended by CRLF, a bare LF, the CRCRLF of a gateway that converted twice, or `end`.
    func line(at start: Int, before end: Int) -> Line {
        guard let feed = firstIndex(of: Octet.lf, in: start..<Swift.max(start, end)) else {
            return Line(content: start..<Swift.max(start, end), next: Swift.max(start, end))
        }
        var end = feed
        while end > start, self[end &- 1] == Octet.cr { end &-= 1 }
        return Line(content: start..<end, next: feed &+ 1)
    }
}

extension Range<Int> {
    fileprivate mutating func removeFirstElement() { self = (lowerBound &+ 1)..<upperBound }
}

/// A line of the source.
struct Line {
    /// Without the line's end.
    let content: Range<Int>
    /// Where the next line begins.
    let next: Int
}
