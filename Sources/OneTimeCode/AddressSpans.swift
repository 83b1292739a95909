/// Where URLs and e-mail addresses stand in a text: numbers and words inside them mean nothing.
enum AddressSpans {
    static func find(in text: FoldedText) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            let isAddress =
                switch byte {
                case UInt8(ascii: "@"): Byte.isAlphanumeric(text[index &+ 1])
                case UInt8(ascii: ":"):
                    text[index &+ 1] == UInt8(ascii: "/") && text[index &+ 2] == UInt8(ascii: "/")
                case UInt8(ascii: "w"): isWWW(text, index)
                default: false
                }
            guard isAddress else {
                index &+= 1
                continue
            }
            let floor = spans.last?.upperBound ?? 0
            var start = index
            while start > floor, isInside(text[start &- 1]) { start &-= 1 }
            var end = index &+ 1
            while end < text.count, isInside(text[end]) { end &+= 1 }
            spans.append(start..<end)
            index = end
        }
        return spans
    }

    private static func isWWW(_ text: FoldedText, _ index: Int) -> Bool {
        text[index &+ 1] == UInt8(ascii: "w") && text[index &+ 2] == UInt8(ascii: "w")
            && text[index &+ 3] == UInt8(ascii: ".") && !Byte.isAlphanumeric(text[index &- 1])
    }

    private static func isInside(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x80..., UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","):
            false
        default: true
        }
    }
}
