/// Cuts `value; name=value; name="value"` at its semicolons, tolerant of what mailers leave unquoted.
struct ParameterScanner {
    private let octets: [UInt8]
    private var index = 0
    /// No quote closes from here on; without it, many unclosed quotes would each be searched to the end.
    private var hasClosingQuote = true

    init(_ octets: [UInt8]) { self.octets = octets }

    /// What stands before the first semicolon, without comments and white space; or before the comma, colon or space that stands
    /// where the semicolon should.
    mutating func value() -> [UInt8] {
        var value: [UInt8] = []
        var depth = 0
        while index < octets.count {
            let octet = octets[index]
            if octet == UInt8(ascii: "(") {
                depth &+= 1
            } else if depth > 0 {
                if octet == UInt8(ascii: ")") { depth &-= 1 }
            } else if Self.isSeparator(octet) {
                break
            } else if Octet.isWhite(octet), isBeforeParameter(octets[index...], behind: value) {
                break
            } else if octet > Octet.space, octet < 0x7F, octet != Octet.quote {
                value.append(octet)
            }
            index &+= 1
        }
        return value
    }

    private static func isSeparator(_ octet: UInt8) -> Bool {
        octet == Octet.semicolon || octet == UInt8(ascii: ",") || octet == Octet.colon
    }

    /// Whether `text/html charset=utf-8` goes on with its parameter here, and `text/ html` does not.
    private func isBeforeParameter(_ rest: ArraySlice<UInt8>, behind value: [UInt8]) -> Bool {
        guard let last = value.last, last != UInt8(ascii: "/") else { return false }
        let word = rest.drop(while: Octet.isWhite).prefix(40)
        guard
            let end = word.firstIndex(where: { !Octet.isAlphanumeric($0) && $0 != Octet.hyphen && $0 != 0x2A }
            )
        else { return false }
        return end > word.startIndex && word[end] == Octet.equals
    }

    /// The next parameter; its name is in lower case.
    mutating func next() -> (name: [UInt8], value: [UInt8])? {
        while index < octets.count {
            guard Self.isSeparator(octets[index]) || Octet.isWhiteOrEnd(octets[index]) else { break }
            index &+= 1
        }
        guard index < octets.count else { return nil }
        let start = index
        while index < octets.count, octets[index] != Octet.equals, octets[index] != Octet.semicolon {
            index &+= 1
        }
        let name = octets[octets.trimmed(start..<index)].map(Octet.lowercased)
        guard index < octets.count, octets[index] == Octet.equals else { return (name, []) }
        index &+= 1
        while index < octets.count, Octet.isWhite(octets[index]) { index &+= 1 }
        if let quoted = quotedString(isPath: isFileName(name)) { return (name, quoted) }
        return (name, token(isPath: isFileName(name)))
    }

    private func isFileName(_ name: [UInt8]) -> Bool {
        name.starts(with: "name".utf8) || name.starts(with: "filename".utf8)
    }

    /// In a file name a backslash is kept unless it quotes a quote or itself: it is a Windows path.
    private mutating func quotedString(isPath: Bool) -> [UInt8]? {
        guard hasClosingQuote, index < octets.count, octets[index] == Octet.quote else { return nil }
        var value: [UInt8] = []
        var at = index &+ 1
        while at < octets.count {
            switch octets[at] {
            case Octet.quote:
                index = at &+ 1
                while index < octets.count, octets[index] != Octet.semicolon { index &+= 1 }
                return value
            case Octet.backslash where at &+ 1 < octets.count:
                let next = octets[at &+ 1]
                if isPath, next != Octet.quote, next != Octet.backslash { value.append(Octet.backslash) }
                value.append(next)
                at &+= 2
            default:
                value.append(octets[at])
                at &+= 1
            }
        }
        hasClosingQuote = false
        return nil
    }

    /// Up to the semicolon. File names may hold unquoted spaces; other tokens end at the first white space or comment.
    private mutating func token(isPath: Bool) -> [UInt8] {
        if index < octets.count, octets[index] == Octet.quote { index &+= 1 }
        let start = index
        while index < octets.count, octets[index] != Octet.semicolon { index &+= 1 }
        let range = octets.trimmed(start..<index)
        guard !isPath else { return Array(octets[range]) }
        return Array(octets[range].prefix { $0 > Octet.space && $0 != UInt8(ascii: "(") })
    }
}
