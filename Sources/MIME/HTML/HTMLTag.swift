/// A start or end tag, read as browsers read it (the HTML standard's tokenizer).
struct HTMLTag {
    /// In lower case, at most 32 octets.
    private(set) var name = ""
    let isEnd: Bool
    /// Behind its `>`.
    private(set) var next: Int
    private(set) var style: Range<Int>?
    private(set) var href: Range<Int>?
    /// The `size` of a `font` element.
    private(set) var size: Range<Int>?
    private(set) var isHidden = false
    /// The `alt` of an image.
    private(set) var alternative: Range<Int>?

    /// - Parameter start: of the tag's name, behind `<` or `</`.
    init(in html: [UInt8], at start: Int, isEnd: Bool) {
        self.isEnd = isEnd
        var index = start
        while index < html.count, !Self.endsName(html[index]) { index &+= 1 }
        name = String(decoding: html[start..<min(index, start &+ 32)].map(Octet.lowercased), as: UTF8.self)
        next = index
        while next < html.count, html[next] != UInt8(ascii: ">") { readAttribute(html) }
        next = min(next &+ 1, html.count)
    }

    private mutating func readAttribute(_ html: [UInt8]) {
        guard !Self.endsName(html[next]) else {
            next &+= 1
            return
        }
        let start = next
        // A name may begin with an equals sign.
        next &+= 1
        while next < html.count, !Self.endsName(html[next]), html[next] != Octet.equals { next &+= 1 }
        let name = start..<next
        while next < html.count, Self.isSpace(html[next]) { next &+= 1 }
        guard next < html.count, html[next] == Octet.equals else {
            keep(html, name, next..<next)
            return
        }
        next &+= 1
        while next < html.count, Self.isSpace(html[next]) { next &+= 1 }
        guard next < html.count else { return }
        let quote = html[next]
        if quote == Octet.quote || quote == UInt8(ascii: "'") {
            let end = html.firstIndex(of: quote, in: (next &+ 1)..<html.count) ?? html.count
            keep(html, name, (next &+ 1)..<end)
            next = min(end &+ 1, html.count)
        } else {
            let value = next
            while next < html.count, !Self.isSpace(html[next]), html[next] != UInt8(ascii: ">") { next &+= 1 }
            keep(html, name, value..<next)
        }
    }

    private mutating func keep(_ html: [UInt8], _ name: Range<Int>, _ value: Range<Int>) {
        func isNamed(_ expected: StaticString) -> Bool {
            name.count == expected.utf8CodeUnitCount
                && html.hasPrefix(expected, at: name.lowerBound, before: name.upperBound)
        }
        switch Octet.lowercased(html[name.lowerBound]) {
        case UInt8(ascii: "s"):
            if isNamed("style"), style == nil { style = value }
            if isNamed("size"), size == nil { size = value }
        case UInt8(ascii: "h"):
            if isNamed("href"), href == nil { href = value }
            if isNamed("hidden") { isHidden = true }
        case UInt8(ascii: "a"): if isNamed("alt"), alternative == nil { alternative = value }
        default: break
        }
    }

    static func isSpace(_ octet: UInt8) -> Bool { Octet.isWhiteOrEnd(octet) || octet == 0x0C }

    private static func endsName(_ octet: UInt8) -> Bool {
        isSpace(octet) || octet == UInt8(ascii: "/") || octet == UInt8(ascii: ">")
    }
}
