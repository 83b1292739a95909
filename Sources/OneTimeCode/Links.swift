/// Finds the links of a mail and what they are for.
struct Links {
    private(set) var links: [Link] = []

    private static let most = 50
    /// Anchors and URLs looked at, before the same URL is counted once.
    private static let mostSeen = 500
    /// In bytes; tracking links of mail senders reach two to three thousand.
    private static let longestURL = 4096
    private static let longestText = 200
    private static let textLimit = 256 * 1024

    init(of content: Content, lexicon: Lexicon) {
        var seen: Set<String> = []
        var found: [Link] = []
        func add(_ href: String, shownAs text: String, context: String) {
            guard Self.isWeb(href), seen.insert(href).inserted else { return }
            let kind = LinkKind.of(href: href, words: context, lexicon: lexicon)
            found.append(Link(href: href, text: text, kind: kind))
        }
        for anchor in content.anchors.prefix(Self.mostSeen) {
            let text = Self.oneLine(anchor.text)
            add(Self.trimmed(anchor.href), shownAs: text, context: text)
        }
        if let plain = content.plain {
            for (href, context) in Self.urls(in: plain) { add(href, shownAs: "", context: context) }
        }
        let order: [Link.Kind] = [.verification, .reset, .other, .unsubscribe]
        links = Array(order.flatMap { kind in found.filter { $0.kind == kind } }.prefix(Self.most))
    }

    /// `http://` or `https://`, a host, no space or control character.
    private static func isWeb(_ href: String) -> Bool {
        guard href.utf8.count <= longestURL else { return false }
        let bytes = Array(href.utf8)
        guard bytes.allSatisfy({ $0 > Byte.space && $0 != 0x7F }) else { return false }
        for scheme in ["http://", "https://"] {
            let prefix = Array(scheme.utf8)
            guard bytes.count > prefix.count, zip(prefix, bytes).allSatisfy({ $0 == $1 | 0x20 || $0 == $1 })
            else {
                continue
            }
            return bytes[prefix.count] >= 0x80 || Byte.isAlphanumeric(bytes[prefix.count])
                || bytes[prefix.count] == UInt8(ascii: "[")
        }
        return false
    }

    private static func trimmed(_ href: String) -> String {
        let bytes = href.utf8
        guard let from = bytes.firstIndex(where: { $0 > Byte.space }),
            let last = bytes.lastIndex(where: { $0 > Byte.space })
        else { return "" }
        return String(href[from...last])
    }

    /// The anchor's text with white space as single spaces, cut at a character.
    private static func oneLine(_ text: String) -> String {
        let words = text.prefix(longestText).split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ")
    }

    /// The URLs of a plain text, each with the words of the line before it.
    private static func urls(in plain: String) -> [(href: String, context: String)] {
        var plain = plain
        return plain.withUTF8 { bytes in
            var found: [(String, String)] = []
            let end = min(bytes.count, textLimit)
            var index = 0
            while index &+ 8 < end, found.count < mostSeen {
                guard bytes[index] | 0x20 == UInt8(ascii: "h"), let scheme = schemeLength(bytes, index, end)
                else {
                    index &+= 1
                    continue
                }
                var stop = index &+ scheme
                while stop < end, isURLByte(bytes, stop, end) { stop &+= 1 }
                let start = index
                index = max(stop, index &+ 1)
                while stop > start, isTrailing(bytes[stop &- 1], start: start, stop: stop, bytes) {
                    stop &-= 1
                }
                guard stop &- start <= longestURL else { continue }
                let from = contextStart(bytes, start)
                found.append(
                    (
                        String(decoding: bytes[start..<stop], as: UTF8.self),
                        String(decoding: bytes[from..<start], as: UTF8.self)
                    ))
            }
            return found
        }
    }

    private static func schemeLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
        for scheme in ["http://", "https://"] as [StaticString] {
            let length = scheme.utf8CodeUnitCount
            guard index &+ length < end else { continue }
            let isMatch = scheme.withUTF8Buffer { name in
                (0..<length).allSatisfy {
                    name[$0] == bytes[index &+ $0] || name[$0] == bytes[index &+ $0] | 0x20
                }
            }
            if isMatch { return length }
        }
        return nil
    }

    /// Not white space, a quote or bracket around the URL, or full-width punctuation behind it.
    private static func isURLByte(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        switch bytes[index] {
        case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "\\"):
            return false
        case 0xE3: return index &+ 1 < end && bytes[index &+ 1] != 0x80
        case 0xEF, 0xE2: return false
        default: return true
        }
    }

    /// Punctuation that ends the sentence, not the URL; a closing bracket whose partner is in the URL stays.
    private static func isTrailing(
        _ byte: UInt8, start: Int, stop: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"):
            true
        case UInt8(ascii: ")"): isUnpaired(UInt8(ascii: "("), byte, bytes[start..<stop])
        case UInt8(ascii: "]"): isUnpaired(UInt8(ascii: "["), byte, bytes[start..<stop])
        default: false
        }
    }

    private static func isUnpaired(_ open: UInt8, _ close: UInt8, _ url: Slice<UnsafeBufferPointer<UInt8>>)
        -> Bool
    {
        url.count { $0 == close } > url.count { $0 == open }
    }

    /// Up to 120 bytes before the URL, from the beginning of a character.
    private static func contextStart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var from = max(0, start &- 120)
        while from < start, Byte.isContinuation(bytes[from]) { from &+= 1 }
        return from
    }
}
