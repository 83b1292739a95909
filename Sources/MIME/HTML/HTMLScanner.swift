/// One pass over an HTML document, tolerant as browsers are. Open elements are on a stack of bounded height.
struct HTMLScanner {
    private(set) var flow = TextFlow()
    /// What images say that is not in the text, if it holds a number.
    private(set) var numbersInImages: [[UInt8]] = []
    private let html: [UInt8]
    private let showsHidden: Bool
    private let showsImages: Bool
    private var index = 0
    private var open: [OpenElement] = []
    /// Elements that were opened above the highest stack: they style nothing.
    private var excess = 0
    private var state = State()

    /// What an element hands down to the text in it.
    private struct State {
        var style = TextFlow.Style()
        var isHidden = false
        var isTiny = false
        var isPreformatted = false
        var isAnchor = false

        var isSeen: Bool { !isHidden && !isTiny }
    }

    private struct OpenElement {
        let element: HTMLElement
        /// The state outside it.
        let outer: State
    }

    private static let highestStack = 256
    private static let deepestSearch = 64
    private static let longestURL = 8 << 10
    private static let mostImages = 20
    private static let longestAlternative = 120

    init(_ html: [UInt8], showsHidden: Bool = false, showsImages: Bool = false) {
        self.html = html
        self.showsHidden = showsHidden
        self.showsImages = showsImages
    }

    mutating func scan() {
        while index < html.count {
            switch html[index] {
            case UInt8(ascii: "<"): markup()
            case UInt8(ascii: "&"): reference()
            case Octet.space, Octet.tab, Octet.lf, Octet.cr, 0x0C: whiteSpace()
            case 0, 0xC2, 0xCD, 0xE2, 0xEF: scalar()
            default: word()
            }
        }
        flow.finish()
    }

    // MARK: Text

    private mutating func word() {
        let start = index
        index &+= 1
        while index < html.count, !Self.endsWord(html[index]) { index &+= 1 }
        if state.isSeen { flow.append(html[start..<index], state.style) }
    }

    private static func endsWord(_ octet: UInt8) -> Bool {
        switch octet {
        case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "&"), 0xC2, 0xCD, 0xE2, 0xEF: octet != 0x0B
        default: false
        }
    }

    private mutating func whiteSpace() {
        defer { index &+= 1 }
        guard state.isSeen else { return }
        if state.isPreformatted, html[index] == Octet.lf { flow.addLineBreak() } else { flow.space() }
    }

    /// A character outside ASCII that may be a kind of space.
    private mutating func scalar() {
        let length = html[index] >= 0xE0 ? 3 : html[index] >= 0xC2 ? 2 : 1
        let end = min(html.count, index &+ length)
        defer { index = end }
        guard state.isSeen else { return }
        let octets = html[index..<end]
        guard let number = Unicode.Scalar(utf8: octets)?.value else {
            return flow.append(octets, state.style)
        }
        flow.append(scalar: number, state.style)
    }

    private mutating func reference() {
        guard let (scalar, next) = HTMLEntities.reference(in: html, at: index, isAttribute: false) else {
            if state.isSeen { flow.append(html[index...index], state.style) }
            index &+= 1
            return
        }
        index = next
        if state.isSeen { flow.append(scalar: scalar, state.style) }
    }

    // MARK: Markup

    private mutating func markup() {
        let next = index &+ 1 < html.count ? html[index &+ 1] : 0
        switch next {
        case UInt8(ascii: "!"): index = Self.endOfDeclaration(html, index)
        case UInt8(ascii: "?"): skip(to: UInt8(ascii: ">"))
        case UInt8(ascii: "/"):
            guard index &+ 2 < html.count, Octet.isLetter(html[index &+ 2]) else {
                return skip(to: UInt8(ascii: ">"))
            }
            let tag = HTMLTag(in: html, at: index &+ 2, isEnd: true)
            index = tag.next
            end(tag)
        case _ where Octet.isLetter(next):
            let tag = HTMLTag(in: html, at: index &+ 1, isEnd: false)
            index = tag.next
            start(tag)
        default:
            if state.isSeen { flow.append(html[index...index], state.style) }
            index &+= 1
        }
    }

    private mutating func skip(to octet: UInt8) {
        index = html.firstIndex(of: octet, in: index..<html.count).map { $0 &+ 1 } ?? html.count
    }

    /// A comment, or anything else that begins with `<!`.
    private static func endOfDeclaration(_ html: [UInt8], _ start: Int) -> Int {
        let close = UInt8(ascii: ">")
        guard html.hasPrefix("<!--", at: start, before: html.count) else {
            return html.firstIndex(of: close, in: start..<html.count).map { $0 &+ 1 } ?? html.count
        }
        var index = start &+ 4
        // `<!-->` and `<!--->` are whole comments.
        if html.hasPrefix(">", at: index, before: html.count) { return index &+ 1 }
        if html.hasPrefix("->", at: index, before: html.count) { return index &+ 2 }
        while let end = html.firstIndex(of: close, in: index..<html.count) {
            if html[(end &- 2)..<end].elementsEqual([Octet.hyphen, Octet.hyphen])
                || html.hasPrefix("--!", at: end &- 3, before: end)
            {
                return end &+ 1
            }
            index = end &+ 1
        }
        return html.count
    }

    private mutating func start(_ tag: HTMLTag) {
        let element = HTMLElement(named: tag.name)
        if element.content == .dropped {
            index = Self.endOfDropped(html, index, element.name)
            return
        }
        if element.isSiblingOfItself, open.last?.element.name == element.name { close(to: open.count &- 1) }
        if element.content == .empty {
            if let alternative = tag.alternative, element.name == "img" { image(alternative) }
            return separate(element)
        }
        guard open.count < Self.highestStack else {
            excess &+= 1
            return separate(element)
        }
        open.append(OpenElement(element: element, outer: state))
        apply(element, tag)
        // An element that is not shown does not break its neighbours apart either.
        separate(element)
    }

    /// What an image says is read where nothing else is: in an anchor, or in a mail that is all images.
    private mutating func image(_ alternative: Range<Int>) {
        guard state.isSeen else { return }
        guard showsImages || state.isAnchor && flow.isAnchorEmpty else {
            if numbersInImages.count < Self.mostImages, alternative.count <= Self.longestAlternative {
                let words = Array(HTMLEntities.text(html, alternative))
                if words.contains(where: { $0 &- 0x30 < 10 }) { numbersInImages.append(words) }
            }
            return
        }
        let words = HTMLEntities.text(html, alternative)
        for word in words.split(whereSeparator: HTMLTag.isSpace) {
            flow.space()
            flow.append(word, state.style)
        }
        flow.space()
    }

    private mutating func apply(_ element: HTMLElement, _ tag: HTMLTag) {
        if element.isBold { state.style.isBold = true }
        if element.isLarge { state.style.isLarge = true }
        if element.name == "pre" || element.name == "textarea" { state.isPreformatted = true }
        if let size = tag.size, element.name == "font" {
            state.style.isLarge = html[size].contains { (UInt8(ascii: "5")...UInt8(ascii: "7")).contains($0) }
        }
        var isHidden = tag.isHidden || element.content == .hidden
        if let range = tag.style {
            let style = InlineStyle(html, range)
            state.style.isBold = style.isBold ?? state.style.isBold
            state.style.isLarge = style.isLarge ?? state.style.isLarge
            state.isPreformatted = style.isPreformatted ?? state.isPreformatted
            isHidden = isHidden || style.isHidden
            if !showsHidden { state.isTiny = style.isTiny ?? state.isTiny }
        }
        if isHidden, !showsHidden || element.content == .hidden { state.isHidden = true }
        if element.name == "a", let href = tag.href, !state.isHidden, href.count <= Self.longestURL {
            let url = HTMLEntities.attribute(html, href)
            if !url.isEmpty {
                flow.openAnchor(url)
                state.isAnchor = true
            }
        }
    }

    private mutating func end(_ tag: HTMLTag) {
        let element = HTMLElement(named: tag.name)
        if excess > 0, element.content != .empty {
            excess &-= 1
            return separate(element)
        }
        let wasHidden = state.isHidden
        let floor = max(0, open.count &- Self.deepestSearch)
        if let found = open[floor...].lastIndex(where: { $0.element.name == element.name }) {
            close(to: found)
        }
        if !wasHidden { separate(element) }
    }

    private mutating func close(to height: Int) {
        guard height >= 0, height < open.count else { return }
        let outer = open[height].outer
        if state.isAnchor, !outer.isAnchor { flow.closeAnchor() }
        state = outer
        open.removeLast(open.count &- height)
    }

    private mutating func separate(_ element: HTMLElement) {
        guard !state.isHidden else { return }
        switch element.display {
        case .inline: break
        case .block: flow.breakLine(1)
        case .paragraph: flow.breakLine(2)
        case .cell: flow.breakCell()
        case .lineBreak: flow.addLineBreak()
        }
    }

    /// Behind the end tag of an element whose content is not shown.
    private static func endOfDropped(_ html: [UInt8], _ start: Int, _ name: String) -> Int {
        var index = start
        let name = Array(name.utf8)
        while let open = html.firstIndex(of: UInt8(ascii: "<"), in: index..<html.count) {
            index = open &+ 1
            let end = index &+ 1 &+ name.count
            guard end < html.count, html[index] == UInt8(ascii: "/"),
                zip(html[(index &+ 1)..<end], name).allSatisfy({ Octet.lowercased($0) == $1 })
            else { continue }
            if HTMLTag.isSpace(html[end]) || html[end] == UInt8(ascii: "/") || html[end] == UInt8(ascii: ">")
            {
                return html.firstIndex(of: UInt8(ascii: ">"), in: end..<html.count).map { $0 &+ 1 }
                    ?? html.count
            }
        }
        return html.count
    }
}

extension Unicode.Scalar {
    /// The one character that `octets` are.
    fileprivate init?(utf8 octets: ArraySlice<UInt8>) {
        guard let first = octets.first else { return nil }
        var number =
            octets.count == 1
            ? UInt32(first) : octets.count == 2 ? UInt32(first & 0x1F) : UInt32(first & 0x0F)
        for octet in octets.dropFirst() {
            guard octet & 0xC0 == 0x80 else { return nil }
            number = number << 6 | UInt32(octet & 0x3F)
        }
        self.init(number)
    }
}
