/// The text that the scanner has passed: white space collapsed, lines broken at blocks, stretches of one style known.
struct TextFlow {
    struct Style: Equatable {
        var isBold = false
        var isLarge = false
    }

    private struct StyledRange {
        let range: Range<Int>
        let style: Style
        var isOwnBlock: Bool
    }

    private struct AnchorRange {
        let href: String
        var range: Range<Int>
    }

    private var octets: [UInt8] = []
    private var hasSpace = false
    private var breaks = 0
    private var joiner: UInt32?
    private var ranges: [StyledRange] = []
    private var blockStart = 0
    private var runStart: Int?
    private var style = Style()
    private var links: [AnchorRange] = []
    private var isInAnchor = false

    private static let mostRuns = 5_000
    private static let mostAnchors = 1_000
    private static let longestAnchorText = 1_000

    var isEmpty: Bool { octets.isEmpty }

    // MARK: Text

    mutating func append(_ text: ArraySlice<UInt8>, _ style: Style) {
        guard !text.isEmpty else { return }
        startWord(style)
        octets.append(contentsOf: text)
    }

    mutating func append(scalar: UInt32, _ style: Style) {
        switch scalar {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: space()
        // They fill the preview of a mail and are nothing to read.
        case 0xAD, 0x34F, 0x200B, 0x2060, 0xFEFF: break
        // Joiners are spelling inside a word and filling elsewhere.
        case 0x200C, 0x200D: joiner = scalar
        default:
            startWord(style)
            octets.append(scalar: scalar)
        }
    }

    /// A space before the next word, if one comes on this line.
    mutating func space() { hasSpace = true }

    /// At least `count` line ends before the next word.
    mutating func breakLine(_ count: Int) {
        endBlock()
        breaks = max(breaks, count)
    }

    /// One more line end, at most an empty line.
    mutating func addLineBreak() {
        endBlock()
        breaks = min(2, breaks &+ 1)
    }

    /// A table cell: apart, on the same line.
    mutating func breakCell() {
        endBlock()
        hasSpace = true
    }

    private mutating func startWord(_ style: Style) {
        if breaks > 0 {
            if !octets.isEmpty { for _ in 0..<breaks { octets.append(Octet.lf) } }
        } else if hasSpace, let last = octets.last, last != Octet.lf {
            octets.append(Octet.space)
        } else if let joiner, runStart != nil {
            octets.append(scalar: joiner)
        }
        (breaks, hasSpace, joiner) = (0, false, nil)
        if runStart != nil, style != self.style { endRun() }
        if runStart == nil {
            runStart = octets.count
            self.style = style
        }
    }

    private mutating func endRun() {
        guard let start = runStart else { return }
        runStart = nil
        guard ranges.count < Self.mostRuns else { return }
        ranges.append(StyledRange(range: start..<octets.count, style: style, isOwnBlock: false))
    }

    private mutating func endBlock() {
        endRun()
        if ranges.count == blockStart &+ 1 { ranges[blockStart].isOwnBlock = true }
        blockStart = ranges.count
    }

    // MARK: Anchors

    /// Whether the open anchor has no text yet.
    var isAnchorEmpty: Bool { isInAnchor && links.last?.range.lowerBound == octets.count }

    mutating func openAnchor(_ href: String) {
        closeAnchor()
        guard links.count < Self.mostAnchors else { return }
        links.append(AnchorRange(href: href, range: octets.count..<octets.count))
        isInAnchor = true
    }

    mutating func closeAnchor() {
        guard isInAnchor, let last = links.indices.last else { return }
        links[last].range = links[last].range.lowerBound..<octets.count
        isInAnchor = false
    }

    mutating func finish() {
        closeAnchor()
        endBlock()
    }

    // MARK: What was found

    var text: String { String(decoding: octets, as: UTF8.self) }

    var runs: [HTMLText.Run] {
        ranges.map { entry in
            HTMLText.Run(
                text: string(entry.range), isBold: entry.style.isBold, isLarge: entry.style.isLarge,
                isOwnBlock: entry.isOwnBlock)
        }
    }

    var anchors: [HTMLText.Anchor] {
        links.map { link in
            let end = min(link.range.upperBound, link.range.lowerBound &+ Self.longestAnchorText)
            return HTMLText.Anchor(href: link.href, text: string(link.range.lowerBound..<end))
        }
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: octets[octets.trimmed(range)], as: UTF8.self)
    }
}
