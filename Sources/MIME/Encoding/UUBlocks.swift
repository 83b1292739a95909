/// Files that old mailers put into plain text with uuencode, between `begin 644 name` and `end`.
struct UUBlocks {
    struct Block {
        let name: ArraySlice<UInt8>
        /// From its `begin` line to behind its `end` line.
        let range: Range<Int>
    }

    private(set) var blocks: [Block] = []

    /// Finds the blocks that are whole, in one pass.
    init(in source: [UInt8], _ range: Range<Int>, atMost most: Int) {
        var open: Block?
        var index = range.lowerBound
        while index < range.upperBound, blocks.count < most {
            let line = source.line(at: index, before: range.upperBound)
            let start = index
            index = line.next
            if let name = Self.begin(source, line) {
                open = Block(name: name, range: start..<line.next)
            } else if let block = open {
                if Self.isEnd(source, line) {
                    blocks.append(Block(name: block.name, range: block.range.lowerBound..<line.next))
                    open = nil
                } else if !Self.isData(source, line.content) {
                    open = nil
                }
            }
        }
    }

    /// The file's name, if `line` is `begin`, a mode of three or four octal digits, and a name.
    private static func begin(_ source: [UInt8], _ line: Line) -> ArraySlice<UInt8>? {
        guard source.hasPrefix("begin ", at: line.content.lowerBound, before: line.content.upperBound) else {
            return nil
        }
        let words = source[line.content].dropFirst(6)
        let mode = words.prefix { (0x30...0x37).contains($0) }
        let name = words.dropFirst(mode.count)
        guard (3...4).contains(mode.count), name.first == Octet.space, name.count > 1 else { return nil }
        return source[source.trimmed(name.startIndex..<name.endIndex)]
    }

    private static func isEnd(_ source: [UInt8], _ line: Line) -> Bool {
        source[source.trimmed(line.content)].elementsEqual("end".utf8)
    }

    /// Whether the line is as long as its first character says; trailing spaces may be lost, a check character may follow.
    private static func isData(_ source: [UInt8], _ line: Range<Int>) -> Bool {
        guard let first = line.first else { return true }
        let announced = Int((source[first] &- Octet.space) & 0x3F)
        let most = (announced &+ 2) / 3 &* 4 &+ 2
        return line.count <= most && source[line].allSatisfy { (0x20...0x60).contains($0) }
    }
}
