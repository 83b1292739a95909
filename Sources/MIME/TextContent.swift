/// The content of one text part on its way to UTF-8.
struct TextContent {
    private let part: Part
    private let source: [UInt8]
    private let limit: Int
    private var files: [Range<Int>] = []

    /// - Parameter limit: octets of text that are wanted at most.
    init(of part: Part, in source: [UInt8], limit: Int) {
        self.part = part
        self.source = source
        self.limit = limit
    }

    /// Leaves the files out that stand in the text in uuencode.
    mutating func takeFiles(atMost most: Int) -> [UUBlocks.Block] {
        guard part.encoding == .identity, most > 0 else { return [] }
        let blocks = UUBlocks(in: source, part.range, atMost: most).blocks
        files = blocks.map(\.range)
        return blocks
    }

    /// At most `room` octets of UTF-8; lines end with LF.
    func text(room: Int, notes: inout Notes) -> [UInt8] {
        // No charset needs more than two octets for one of UTF-8, but for escapes and tags.
        let most = limit &* 2
        let octets = octets(most, notes: &notes)
        let decoded = TextDecoder.utf8(octets, charset: charset(of: octets), limit: most, notes: &notes)
        var (text, isCut) = PlainText.normalized(decoded, limit: room)
        if isCut || octets.count >= most { notes.add("the text is longer than \(limit) bytes and was cut") }
        if part.type.name == "text/plain", part.type.parameters.isOn("format", "flowed") {
            text = FlowedText.joined(text, deletesSpace: part.type.parameters.isOn("delsp", "yes"))
        }
        return text
    }

    /// What the part says, unless that says nothing; else what the HTML says in itself.
    private func charset(of octets: [UInt8]) -> [UInt8]? {
        let label = part.type.charset.flatMap { $0.isEmpty || TextDecoder.isNoCharset($0) ? nil : $0 }
        return label ?? (part.type.name == "text/html" ? HTMLCharset.declared(in: octets) : nil)
    }

    private func octets(_ most: Int, notes: inout Notes) -> [UInt8] {
        guard files.isEmpty else {
            var octets: [UInt8] = []
            var start = part.range.lowerBound
            let end = part.range.upperBound
            for file in files + [end..<end] {
                octets.append(contentsOf: source[start..<file.lowerBound].prefix(most &- octets.count))
                start = file.upperBound
            }
            return octets
        }
        let (octets, isSound) = part.encoding.decoded(source, part.range, limit: most)
        guard !isSound else { return octets }
        if part.encoding == .base64, !Self.isText(octets) {
            let raw = Array(source[part.range.clamped(to: source.indices)].prefix(most))
            if Self.isText(raw) {
                notes.add("a text is not in the base64 encoding that it names")
                return raw
            }
        }
        notes.add("a text is damaged in its \(part.encoding.rawValue) encoding")
        return octets
    }

    /// Whether it is UTF-8 without control characters.
    private static func isText(_ octets: [UInt8]) -> Bool {
        octets.allSatisfy { $0 >= Octet.space || Octet.isWhiteOrEnd($0) || $0 == 0x0C || $0 == Octet.escape }
            && String(validating: octets, as: UTF8.self) != nil
    }
}
