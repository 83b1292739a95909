/// Makes folded text: without accents and invisible characters, every digit, space, dash and full-width form as
/// its ASCII twin, runs of white space as one space, at most one blank line in a row.
///
/// ASCII letters keep their case here; `FoldedText` lowers it on reading.
struct TextFolder {
    private var bytes: [UInt8] = []
    var count: Int { bytes.count }

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Lends the text to `body` for as long as it runs.
    func read<Result>(_ body: (FoldedText) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(FoldedText($0)) }
    }

    /// Folds a short text and lends it to `body`.
    static func read<Result>(_ text: String, _ body: (FoldedText) -> Result) -> Result {
        var folder = TextFolder(capacity: text.utf8.count)
        folder.append(text, limit: text.utf8.count)
        return folder.read(body)
    }

    /// Appends at most `limit` bytes of `text`.
    mutating func append(_ text: String, limit: Int) {
        var text = text
        text.withUTF8 { bytes in
            var index = 0
            let end = min(limit, bytes.count)
            while index < end {
                let byte = bytes[index]
                if byte < 0x80 {
                    let runEnd = Self.endOfPlainRun(bytes, from: index, to: end)
                    if runEnd > index {
                        self.bytes.append(
                            contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<runEnd]))
                        index = runEnd
                    } else {
                        append(ascii: byte)
                        index &+= 1
                    }
                    continue
                }
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                guard index &+ length <= end else { return }
                var scalar = UInt32(byte) & (0xFF >> UInt32(length &+ 1))
                for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index &+ offset] & 0x3F) }
                append(scalar: scalar)
                index &+= length
            }
        }
    }

    /// Where the visible ASCII characters with single spaces between them end, which stay as they are.
    private static func endOfPlainRun(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        var index = start
        var afterVisible = false
        while index < end {
            let isVisible = bytes[index] &- 0x21 < 0x5E
            guard isVisible || (afterVisible && bytes[index] == Byte.space) else { break }
            afterVisible = isVisible
            index &+= 1
        }
        return index
    }

    mutating func endLine() { append(ascii: Byte.newline) }

    private mutating func append(ascii byte: UInt8) {
        switch byte {
        case Byte.newline, 0x0B, 0x0C:
            if bytes.last == Byte.space { bytes.removeLast() }
            let count = bytes.count
            if count == 0 { return }
            if count >= 2, bytes[count - 1] == Byte.newline, bytes[count - 2] == Byte.newline { return }
            bytes.append(Byte.newline)
        case 0...0x20, 0x7F:
            guard byte != 0x0D, let last = bytes.last, last != Byte.space, last != Byte.newline else {
                return
            }
            bytes.append(Byte.space)
        default: bytes.append(byte)
        }
    }

    private mutating func append(scalar: UInt32) {
        switch Folding.fold(scalar) {
        case .drop: return
        case .ascii(let byte): append(ascii: byte)
        case .mark(let byte):
            append(ascii: byte)
            append(ascii: Byte.space)
        case .scalar(let value): push(utf8: value)
        }
    }

    private mutating func push(utf8 scalar: UInt32) {
        func continuation(_ shift: UInt32) -> UInt8 {
            UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift & 0x3F))
        }
        func lead(_ mark: UInt32, _ shift: UInt32) -> UInt8 {
            UInt8(truncatingIfNeeded: mark | scalar >> shift)
        }
        switch scalar {
        case ..<0x80:
            bytes.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            bytes.append(lead(0xC0, 6))
            bytes.append(continuation(0))
        case ..<0x10000:
            bytes.append(lead(0xE0, 12))
            bytes.append(continuation(6))
            bytes.append(continuation(0))
        default:
            bytes.append(lead(0xF0, 18))
            bytes.append(continuation(12))
            bytes.append(continuation(6))
            bytes.append(continuation(0))
        }
    }
}
