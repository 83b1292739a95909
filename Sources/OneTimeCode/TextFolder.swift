/// Makes folded text: lower case, without accents and invisible characters, every digit, space, dash and full-width form as
/// its ASCII twin, runs of white space as one space, at most one blank line in a row.
///
/// `shown` has the same length as `folded` and differs only in the case of ASCII letters.
struct TextFolder {
    private(set) var folded: [UInt8] = []
    private(set) var shown: [UInt8] = []
    var count: Int { folded.count }

    init(capacity: Int) {
        folded.reserveCapacity(capacity)
        shown.reserveCapacity(capacity)
    }

    /// Lends the text to `body` for as long as it runs.
    func read<Result>(_ body: (FoldedText) -> Result) -> Result {
        folded.withUnsafeBufferPointer { folded in
            shown.withUnsafeBufferPointer { shown in body(FoldedText(folded: folded, shown: shown)) }
        }
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
                    append(ascii: byte)
                    index &+= 1
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

    mutating func endLine() { append(ascii: Byte.newline) }

    private mutating func append(ascii byte: UInt8) {
        switch byte {
        case Byte.newline, 0x0B, 0x0C:
            if folded.last == Byte.space { removeLast() }
            let count = folded.count
            if count == 0 { return }
            if count >= 2, folded[count - 1] == Byte.newline, folded[count - 2] == Byte.newline { return }
            push(Byte.newline, Byte.newline)
        case 0...0x20, 0x7F:
            guard byte != 0x0D, let last = folded.last, last != Byte.space, last != Byte.newline else {
                return
            }
            push(Byte.space, Byte.space)
        case 0x41...0x5A: push(byte | 0x20, byte)
        default: push(byte, byte)
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

    private mutating func push(_ low: UInt8, _ original: UInt8) {
        folded.append(low)
        shown.append(original)
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
            push(UInt8(truncatingIfNeeded: scalar), UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            push(lead(0xC0, 6), lead(0xC0, 6))
            push(continuation(0), continuation(0))
        case ..<0x10000:
            push(lead(0xE0, 12), lead(0xE0, 12))
            push(continuation(6), continuation(6))
            push(continuation(0), continuation(0))
        default:
            push(lead(0xF0, 18), lead(0xF0, 18))
            push(continuation(12), continuation(12))
            push(continuation(6), continuation(6))
            push(continuation(0), continuation(0))
        }
    }

    private mutating func removeLast() {
        folded.removeLast()
        shown.removeLast()
    }
}
