/// What a browser makes of HTML before it builds a tree of it: the states of WHATWG HTML section 13.2.5 that decide where tags,
/// attributes and comments begin and end. An end tag ends in the same way as a start tag.
struct Tokens {
    struct Attribute: Equatable {
        var name = ""
        var value = ""
    }

    enum Token: Equatable {
        case tag(name: String, attributes: [Attribute])
        /// Comments and what stands between tags.
        case other(String)

        /// The token without what marks links, wherever it stands in it.
        var unmarked: Token {
            switch self {
            case .tag(let name, let attributes):
                let marks = [
                    Attribute(name: "rel", value: "noopener&#32;noreferrer"),
                    Attribute(name: "target", value: "_blank"),
                ]
                let own = attributes.filter { !marks.contains($0) }.map {
                    Attribute(
                        name: $0.name,
                        value: $0.value.replacing(" rel=noopener&#32;noreferrer target=_blank", with: ""))
                }
                return .tag(name: name, attributes: own)
            case .other(let text):
                return .other(text.replacing(" rel=noopener&#32;noreferrer target=_blank", with: ""))
            }
        }
    }

    private(set) var all: [Token] = []
    private let html: [UInt8]
    private var index = 0

    init(_ html: [UInt8]) {
        self.html = html
        var text: [UInt8] = []
        while index < html.count {
            if let end = endOfComment() {
                flush(&text)
                all.append(.other(String(decoding: html[index..<end], as: UTF8.self)))
                index = end
            } else if html[index] == UInt8(ascii: "<"), let name = startOfName() {
                flush(&text)
                index = name
                guard let tag = tag() else { break }
                all.append(tag)
            } else {
                text.append(html[index])
                index += 1
            }
        }
        flush(&text)
    }

    private mutating func flush(_ text: inout [UInt8]) {
        if !text.isEmpty { all.append(.other(String(decoding: text, as: UTF8.self))) }
        text = []
    }

    private func has(_ text: String, at place: Int) -> Bool { html[place...].starts(with: text.utf8) }

    private func endOfComment() -> Int? {
        if has("<!--", at: index) {
            if has("<!-->", at: index) { return index + 5 }
            if has("<!--->", at: index) { return index + 6 }
            let end = html.indices.dropFirst(index + 4).first { has("-->", at: $0) || has("--!>", at: $0) }
            return end.map { has("-->", at: $0) ? $0 + 3 : $0 + 4 } ?? html.count
        }
        let isBogus =
            has("<!", at: index) || has("<?", at: index)
            || (has("</", at: index) && startOfName() == nil && index + 2 < html.count)
        guard isBogus else { return nil }
        return (html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1) + 1
    }

    private func startOfName() -> Int? {
        let place = has("</", at: index) ? index + 2 : index + 1
        guard place < html.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(html[place] | 0x20) else {
            return nil
        }
        return place
    }

    private static func isSpace(_ octet: UInt8) -> Bool {
        switch octet {
        case 9, 10, 12, 13, 32: true
        default: false
        }
    }

    private mutating func take(until ends: (UInt8) -> Bool) -> String? {
        let start = index
        while index < html.count, !ends(html[index]) { index += 1 }
        // The end of the file in a tag: there is no tag.
        guard index < html.count else { return nil }
        return String(decoding: html[start..<index], as: UTF8.self)
    }

    /// Nil when the text ends within the tag.
    private mutating func tag() -> Token? {
        let isEnd = html[index - 1] == UInt8(ascii: "/")
        guard
            let name = take(until: { Self.isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") })
        else { return nil }
        var attributes: [Attribute] = []
        while true {
            guard take(until: { !Self.isSpace($0) && $0 != UInt8(ascii: "/") }) != nil else { return nil }
            if html[index] == UInt8(ascii: ">") {
                index += 1
                return .tag(name: (isEnd ? "/" : "") + name.lowercased(), attributes: attributes)
            }
            guard let attribute = attribute() else { return nil }
            attributes.append(attribute)
        }
    }

    private mutating func attribute() -> Attribute? {
        var attribute = Attribute()
        // An equals sign at the start belongs to the name.
        let isOdd = html[index] == UInt8(ascii: "=")
        if isOdd { index += 1 }
        guard
            let name = take(until: {
                Self.isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">")
                    || $0 == UInt8(ascii: "=")
            })
        else { return nil }
        attribute.name = (isOdd ? "=" : "") + name.lowercased()
        guard take(until: { !Self.isSpace($0) }) != nil else { return nil }
        guard html[index] == UInt8(ascii: "=") else { return attribute }
        index += 1
        guard take(until: { !Self.isSpace($0) }) != nil else { return nil }
        let quote = html[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index += 1
            guard let value = take(until: { $0 == quote }) else { return nil }
            index += 1
            attribute.value = value
        } else {
            guard let value = take(until: { Self.isSpace($0) || $0 == UInt8(ascii: ">") }) else { return nil }
            attribute.value = value
        }
        return attribute
    }

    /// Whether `<a` or `<area` stands at `index` with a slash or an equals sign behind it, perhaps behind white space.
    static func isOdd(_ html: [UInt8], at index: Int) -> Bool {
        let text = String(decoding: html[index...].prefix(5), as: UTF8.self).lowercased()
        let length = text.hasPrefix("<area") ? 5 : 2
        guard text.hasPrefix("<a") else { return false }
        let next = html[index...].dropFirst(length)
        return next.first == UInt8(ascii: "/") || next.drop(while: isSpace).first == UInt8(ascii: "=")
    }
}
