/// Cuts a message into its parts, in one pass over the lines with a stack of its own: neither depth nor number of parts costs
/// more than `Limits` allow.
struct PartWalker {
    private(set) var parts: [Part] = []
    private let source: [UInt8]
    private let limits: Limits
    private var boundaries = Boundaries()
    private var multiparts: [Multipart] = []
    private var embedded: [EmbeddedMessage] = []
    /// The part whose content is being passed.
    private var current: Int?
    private var alternatives = 0
    /// Of the first text that names one.
    private(set) var charset: [UInt8]?

    private struct Multipart {
        let isDigest: Bool
        let alternative: Int?
        let isEmbedded: Bool
        let body: Int
        let isRoot: Bool
        var hasParts = false
        let encoding: TransferEncoding
        /// The first line that looks like a delimiter, for a multipart whose own never comes.
        var likelyDelimiter: Range<Int>?
        /// The first line that would look like one if it came again.
        var possibleDelimiter: Range<Int>?
    }

    /// A message/rfc822 whose end is not known yet: it ends with the part of the multipart at `depth`.
    private struct EmbeddedMessage {
        let part: Int
        let depth: Int
    }

    init(_ source: [UInt8], root: HeaderBlock, limits: Limits, notes: inout Notes) {
        self.source = source
        self.limits = limits
        begin(root, isRoot: true, notes: &notes)
        var position = skipEmbeddedHeaders(from: root.body, notes: &notes)
        while let next = passContent(from: position, notes: &notes) { position = next }
    }

    /// Passes the lines up to the next delimiter.
    ///
    /// - Returns: where to go on, or nil at the end.
    private mutating func passContent(from start: Int, notes: inout Notes) -> Int? {
        var position = start
        while position < source.count {
            let line = source.line(at: position, before: source.count)
            if let delimiter = boundaries.delimiter(in: source, line) {
                let end = contentEnd(before: position, notBefore: start)
                let depth = delimiter.isClose ? delimiter.depth : delimiter.depth &+ 1
                if let again = close(to: depth, end: end, notes: &notes) { return again }
                guard !delimiter.isClose else { return line.next }
                multiparts[delimiter.depth].hasParts = true
                return beginPart(at: line.next, notes: &notes)
            }
            noteLikelyDelimiter(line)
            position = line.next
        }
        return close(to: 0, end: source.count, notes: &notes)
    }

    private mutating func beginPart(at position: Int, notes: inout Notes) -> Int? {
        guard parts.count < limits.parts else {
            notes.add("more than \(limits.parts) parts; the rest was left out")
            current = nil
            return nil
        }
        let block = HeaderBlock(
            in: source, at: position, limits: limits, boundaries: boundaries, isPart: true, notes: &notes)
        begin(block, isRoot: false, notes: &notes)
        return skipEmbeddedHeaders(from: block.body, notes: &notes)
    }

    /// The header blocks of messages that begin where the content of a message/rfc822 begins.
    private mutating func skipEmbeddedHeaders(from position: Int, notes: inout Notes) -> Int {
        var position = position
        while let last = embedded.last, current == last.part, parts.count < limits.parts {
            let block = HeaderBlock(
                in: source, at: position, limits: limits, boundaries: boundaries, isPart: true, notes: &notes)
            begin(block, isRoot: false, notes: &notes)
            position = block.body
        }
        return position
    }

    private mutating func begin(_ block: HeaderBlock, isRoot: Bool, notes: inout Notes) {
        let parent = multiparts.last
        let headers = block.headers.inUTF8(charset: charset, notes: &notes)
        let type = ContentType(
            headers["Content-Type"], fallback: parent?.isDigest == true ? .message : .plainText)
        let encoding = TransferEncoding(headers["Content-Transfer-Encoding"])
        if charset == nil, type.isText { charset = type.charset }
        if encoding == nil { notes.add("unknown transfer encoding") }
        let isMessage = embedded.last?.depth == multiparts.count
        var alternative = isMessage ? nil : parent?.alternative
        let isTooDeep = multiparts.count &+ embedded.count >= limits.depth
        if isTooDeep, type.isMultipart || type.isMessage {
            notes.add("parts are nested deeper than \(limits.depth); the inner ones are one attachment")
        } else if type.isMultipart {
            if type.name == "multipart/alternative", alternative == nil {
                alternatives &+= 1
                alternative = alternatives
            }
            boundaries.open(type.parameters.octets("boundary") ?? [])
            multiparts.append(
                Multipart(
                    isDigest: type.name == "multipart/digest", alternative: alternative,
                    isEmbedded: !embedded.isEmpty, body: block.body, isRoot: isRoot,
                    encoding: encoding ?? .identity))
            current = nil
            return
        }
        current = parts.count
        parts.append(
            Part(
                type: type,
                disposition: headers["Content-Disposition"].map { ParameterizedValue($0.unfolded) },
                encoding: encoding ?? .identity, contentID: Self.contentID(headers["Content-ID"]),
                range: block.body..<source.count, alternative: alternative, isEmbedded: !embedded.isEmpty,
                isRoot: isRoot))
        if type.isMessage, !isTooDeep, encoding == .identity {
            embedded.append(EmbeddedMessage(part: parts.count &- 1, depth: multiparts.count))
        }
    }

    /// Ends the multiparts from `depth` on, and what is in them, at `end`.
    ///
    /// - Returns: where to read again, if a multipart turns out to have another boundary than it said.
    private mutating func close(to depth: Int, end: Int, notes: inout Notes) -> Int? {
        if let current { finish(current, at: end) }
        current = nil
        if let last = multiparts.last, !last.hasParts, multiparts.count > depth {
            if let line = last.likelyDelimiter {
                notes.add("a multipart does not use the boundary it names")
                multiparts[multiparts.count &- 1].likelyDelimiter = nil
                multiparts[multiparts.count &- 1].possibleDelimiter = nil
                boundaries.replaceInnermost(with: Array(source[line]))
                return line.lowerBound
            }
            notes.add("a multipart has no parts; it is shown as text")
            parts.append(
                Part(
                    type: .plainText, disposition: nil, encoding: last.encoding, contentID: nil,
                    range: last.body..<max(last.body, end), alternative: last.alternative,
                    isEmbedded: last.isEmbedded, isRoot: last.isRoot))
        }
        multiparts.removeLast(max(0, multiparts.count &- depth))
        boundaries.close(to: depth)
        while let last = embedded.last, last.depth >= depth {
            finish(last.part, at: end)
            embedded.removeLast()
        }
        return nil
    }

    private mutating func finish(_ part: Int, at end: Int) {
        let start = parts[part].range.lowerBound
        parts[part].range = start..<max(start, end)
    }

    private mutating func noteLikelyDelimiter(_ line: Line) {
        guard let last = multiparts.last, !last.hasParts, last.likelyDelimiter == nil else { return }
        let text = source.trimmed(line.content)
        guard (3...200).contains(text.count), text.lowerBound == line.content.lowerBound,
            source[text.lowerBound] == Octet.hyphen, source[text.lowerBound &+ 1] == Octet.hyphen
        else { return }
        let top = multiparts.count &- 1
        if source.hasPrefix("content-", at: line.next, before: source.count) {
            multiparts[top].likelyDelimiter = text
        } else if let first = last.possibleDelimiter {
            let isAgain = source[text].elementsEqual(source[first])
            let isClose = source[text].elementsEqual(source[first] + [Octet.hyphen, Octet.hyphen])
            if isAgain || isClose { multiparts[top].likelyDelimiter = first }
        } else if source.line(at: line.next, before: source.count).content.isEmpty {
            multiparts[top].possibleDelimiter = text
        }
    }

    /// The line end before a delimiter belongs to the delimiter (RFC 2046, section 5.1.1).
    private func contentEnd(before position: Int, notBefore start: Int) -> Int {
        var end = position
        if end > start, source[end &- 1] == Octet.lf { end &-= 1 }
        if end > start, end < position, source[end &- 1] == Octet.cr { end &-= 1 }
        return end
    }

    private static func contentID(_ field: HeaderField?) -> String? {
        guard let field else { return nil }
        let id = field.unfolded.filter {
            $0 > Octet.space && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
        }
        return id.isEmpty ? nil : EncodedWords.decode(Array(id.prefix(500)))
    }
}
