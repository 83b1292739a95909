/// The header block of a message or part: everything up to the first empty line (RFC 5322, section 2.1).
struct HeaderBlock {
    private(set) var headers = Headers(fields: [])
    /// Where the body begins.
    private(set) var body: Int

    /// - Parameters:
    ///   - boundaries: those that are open: a delimiter ends a block that has no empty line.
    ///   - isPart: whether only the fields that describe content are wanted.
    init(
        in source: [UInt8], at start: Int, limits: Limits, boundaries: Boundaries, isPart: Bool,
        notes: inout Notes
    ) {
        var reader = Reader(source: source, limits: limits, isPart: isPart)
        body = isPart ? start : reader.firstField(from: start)
        while body < source.count {
            let line = source.line(at: body, before: source.count)
            guard !line.content.isEmpty else {
                body = line.next
                break
            }
            if boundaries.delimiter(in: source, line) != nil { break }
            if !reader.take(line) {
                guard reader.isAmongFields(line) else {
                    notes.add("a header block does not end with an empty line")
                    break
                }
                notes.add("a line of a header block is not a header field")
            }
            body = line.next
        }
        reader.finishField()
        if reader.isCut { notes.add("a header block is too large and was cut") }
        headers = Headers(fields: reader.fields)
    }
}

/// Collects lines into fields.
private struct Reader {
    let source: [UInt8]
    let limits: Limits
    let isPart: Bool
    private(set) var fields: [HeaderField] = []
    private(set) var isCut = false
    private var name: Range<Int>?
    private var value = 0..<0
    private var total = 0
    private var hasFields = false

    init(source: [UInt8], limits: Limits, isPart: Bool) {
        self.source = source
        self.limits = limits
        self.isPart = isPart
    }

    /// Behind a byte order mark and empty lines, if a message begins there: mailing scripts write both.
    func firstField(from start: Int) -> Int {
        let hasMark = source[min(start, source.count)...].starts(with: [0xEF, 0xBB, 0xBF])
        let first = hasMark ? start &+ 3 : start
        var position = first
        while position < source.count {
            let line = source.line(at: position, before: source.count)
            guard line.content.isEmpty else {
                return position == first || isKnownField(line) ? position : first
            }
            position = line.next
        }
        return first
    }

    /// Whether `line` is a field, the continuation of one, or an mbox separator before the first one.
    mutating func take(_ line: Line) -> Bool {
        if Octet.isWhite(source[line.content.lowerBound]), hasFields {
            value = value.lowerBound..<line.content.upperBound
            return true
        }
        guard let colon = Self.colon(in: source, line.content) else {
            let at = line.content.lowerBound
            return !hasFields
                && (source.hasPrefix("from ", at: at, before: line.next)
                    || source.hasPrefix(">from ", at: at, before: line.next))
        }
        finishField()
        hasFields = true
        name = source.trimmed(line.content.lowerBound..<colon)
        value = (colon &+ 1)..<line.content.upperBound
        return true
    }

    mutating func finishField() {
        guard let name else { return }
        self.name = nil
        if isPart, !source.hasPrefix("content-", at: name.lowerBound, before: name.upperBound) { return }
        let most = isPart ? limits.fields / 10 : limits.fields
        guard fields.count < most, total < limits.headerBytes, name.count <= 200 else {
            isCut = true
            return
        }
        let end = min(value.upperBound, value.lowerBound &+ limits.fieldBytes)
        if end < value.upperBound { isCut = true }
        total &+= name.count &+ end &- value.lowerBound
        fields.append(
            HeaderField(
                name: String(decoding: source[name], as: UTF8.self),
                rawValue: Array(source[value.lowerBound..<end])))
    }

    /// Whether the line after `line` is a field that every header block may hold: then `line` is damage inside the block, and
    /// not the beginning of a body.
    func isAmongFields(_ line: Line) -> Bool {
        hasFields && isKnownField(source.line(at: line.next, before: source.count))
    }

    private func isKnownField(_ line: Line) -> Bool {
        guard Self.colon(in: source, line.content) != nil else { return false }
        let known: [StaticString] = [
            "content-", "mime-version", "from", "to", "cc", "subject", "date", "message-id", "received", "x-",
            "dkim-signature", "return-path", "reply-to", "sender", "list-",
        ]
        return known.contains {
            source.hasPrefix($0, at: line.content.lowerBound, before: line.content.upperBound)
        }
    }

    /// Where the name ends. White space before the colon is obsolete syntax (RFC 5322, section 4.5).
    private static func colon(in source: [UInt8], _ line: Range<Int>) -> Int? {
        var index = line.lowerBound
        while index < line.upperBound, (0x21...0x7E).contains(source[index]), source[index] != Octet.colon {
            index &+= 1
        }
        guard index > line.lowerBound else { return nil }
        while index < line.upperBound, Octet.isWhite(source[index]) { index &+= 1 }
        return index < line.upperBound && source[index] == Octet.colon ? index : nil
    }
}
