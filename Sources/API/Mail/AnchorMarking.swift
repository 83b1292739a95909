/// Links of a mail open pages of their own that know nothing of where they were opened; and what would connect elsewhere unasked does not.
enum AnchorMarking {
    /// What stands behind the name of each tag that makes a link, before the tag's own attributes: of two attributes with one name
    /// the first counts (WHATWG HTML section 13.2.5.33). Without quotes and without `>`: where the text of a tag stands in a quoted
    /// value, a comment, a style or a script, this ends none of them. A value without quotes ends at the white space or the `>` behind
    /// the name anyway; only one with `<a/` in it is cut there.
    static let attributes = Array(" rel=noopener&#32;noreferrer target=_blank".utf8)

    /// `<link rel=prefetch>` is let through by any directive that would let a fetch through (CSP3 section 6.7.2.2), so by that for images,
    /// and no directive holds back `preconnect`. That one Chromium does already for what its preload scanner sees, which takes the last
    /// `rel` of a tag, but the first `href`.
    private static let link = Array(" rel=off href=about:blank".utf8)

    /// Chromium connects to where a frame would go before it asks the policy. And in `srcdoc` a tag can hide behind references.
    private static let inlineFrame = Array(" srcdoc=&#32;".utf8)
    private static let frame = Array(" src=about:blank".utf8)

    private static let tags = [
        ("a", attributes), ("area", attributes), ("link", link), ("iframe", inlineFrame), ("frame", frame),
    ].map { (name: Array($0.utf8), attributes: $1) }

    /// `html` with the attributes at each link. Whatever looks like a tag is taken for one, so that no reading of the page has a
    /// link without them.
    static func marked(_ html: [UInt8]) -> [UInt8] {
        var marked: [UInt8] = []
        marked.reserveCapacity(html.count + html.count / 16)
        var rest = html[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            let tag = opening(rest[(start + 1)...])
            let end = start + 1 + (tag?.name.count ?? 0)
            marked.append(contentsOf: rest[..<end])
            if let tag {
                marked.append(contentsOf: tag.attributes)
                // In a value without quotes a slash would be one more letter.
                if html[end] == UInt8(ascii: "/") { marked.append(UInt8(ascii: " ")) }
            }
            rest = rest[end...]
        }
        marked.append(contentsOf: rest)
        return marked
    }

    /// The tag to mark with whose whole name `text` begins, if it is one.
    private static func opening(_ text: ArraySlice<UInt8>) -> (name: [UInt8], attributes: [UInt8])? {
        tags.first { tag in
            let end = text.startIndex + tag.name.count
            guard end < text.endIndex, zip(text, tag.name).allSatisfy({ $0 | 0x20 == $1 }) else {
                return false
            }
            return switch text[end] {
            case UInt8(ascii: "\t"), UInt8(ascii: "\n"), 0x0C, UInt8(ascii: "\r"), UInt8(ascii: " "),
                UInt8(ascii: "/"), UInt8(ascii: ">"):
                true
            default: false
            }
        }
    }
}
