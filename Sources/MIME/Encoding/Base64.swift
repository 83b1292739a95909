/// Base64 as mail has it (RFC 2045, section 6.8): broken into lines, with junk between, cut short, or in several padded pieces.
enum Base64 {
    private static let junk: UInt8 = 0xFF
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: junk, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, octet) in alphabet.utf8.enumerated() { values[Int(octet)] = UInt8(value) }
        return values
    }()

    /// - Returns: whether the text was sound: nothing but the alphabet and line ends, in whole groups.
    static func decode(_ source: [UInt8], _ range: Range<Int>, into sink: inout some DecodedOctets) -> Bool {
        let values = self.values
        var index = range.lowerBound
        let end = range.upperBound
        var group: UInt32 = 0
        var filled = 0
        var isSound = true
        while index < end, !sink.isFull {
            if filled == 0 {
                while end &- index >= 4 {
                    let a = values[Int(source[index])]
                    let b = values[Int(source[index &+ 1])]
                    let c = values[Int(source[index &+ 2])]
                    let d = values[Int(source[index &+ 3])]
                    guard (a | b | c | d) < 64 else { break }
                    sink.append(a << 2 | b >> 4)
                    sink.append(b << 4 | c >> 2)
                    sink.append(c << 6 | d)
                    index &+= 4
                    if sink.isFull { return isSound }
                }
                guard index < end else { break }
            }
            let octet = source[index]
            index &+= 1
            let value = values[Int(octet)]
            if value != junk {
                group = group << 6 | UInt32(value)
                filled &+= 1
                if filled == 4 {
                    flush(group, 4, into: &sink)
                    (group, filled) = (0, 0)
                }
            } else if octet == Octet.equals {
                guard filled > 0 else { continue }
                isSound = flush(group, filled, into: &sink) && isSound
                (group, filled) = (0, 0)
                while index < end, source[index] == Octet.equals || Octet.isWhiteOrEnd(source[index]) {
                    index &+= 1
                }
                guard index < end else { break }
                // A footer that a list put behind the data is not data; another padded piece is.
                guard isWholeGroups(source, source.line(at: index, before: end).content, values) else {
                    return false
                }
            } else if !Octet.isWhiteOrEnd(octet) {
                isSound = false
            }
        }
        guard filled > 0 else { return isSound }
        flush(group, filled, into: &sink)
        return false
    }

    @discardableResult
    private static func flush(_ group: UInt32, _ filled: Int, into sink: inout some DecodedOctets) -> Bool {
        guard filled > 1 else { return false }
        let bits = group << UInt32(6 &* (4 &- filled))
        sink.append(UInt8(truncatingIfNeeded: bits >> 16))
        if filled > 2 { sink.append(UInt8(truncatingIfNeeded: bits >> 8)) }
        if filled > 3 { sink.append(UInt8(truncatingIfNeeded: bits)) }
        return true
    }

    private static func isWholeGroups(_ source: [UInt8], _ line: Range<Int>, _ values: [UInt8]) -> Bool {
        let line = source.trimmed(line)
        guard line.count % 4 == 0 else { return false }
        var padding = 0
        for index in line {
            if source[index] == Octet.equals {
                padding &+= 1
            } else if padding > 0 || values[Int(source[index])] == junk {
                return false
            }
        }
        return padding <= 2
    }
}
