/// Character references (the HTML standard, section 13.5).
enum HTMLEntities {
    /// The character that the `&` at `index` begins, and where the text goes on; nil if it is only an ampersand.
    static func reference(in html: [UInt8], at index: Int, isAttribute: Bool) -> (scalar: UInt32, next: Int)?
    {
        let start = index &+ 1
        guard start < html.count else { return nil }
        if html[start] == UInt8(ascii: "#") { return numeric(html, start &+ 1) }
        var end = start
        while end < html.count, end &- start <= HTMLEntityNames.longestName, Octet.isAlphanumeric(html[end]) {
            end &+= 1
        }
        if end < html.count, html[end] == Octet.semicolon,
            let scalar = HTMLEntityNames.scalar(named: String(decoding: html[start..<end], as: UTF8.self))
        {
            return (scalar, end &+ 1)
        }
        guard let (scalar, legacyEnd) = HTMLEntityNames.legacy(in: html, at: start) else { return nil }
        // `&copy=1` in a URL is a parameter.
        if isAttribute, legacyEnd < html.count,
            Octet.isAlphanumeric(html[legacyEnd]) || html[legacyEnd] == Octet.equals
        {
            return nil
        }
        return (scalar, legacyEnd)
    }

    /// An attribute's text: references decoded; at most 1,000 octets.
    static func text(_ html: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var value: [UInt8] = []
        var index = range.lowerBound
        let end = min(range.upperBound, index &+ 1_000)
        while index < end {
            if html[index] == UInt8(ascii: "&"),
                let (scalar, next) = reference(in: html, at: index, isAttribute: true), next <= end
            {
                value.append(scalar: scalar == 0xA0 ? 0x20 : scalar)
                index = next
            } else {
                value.append(html[index])
                index &+= 1
            }
        }
        return Array(String(decoding: value, as: UTF8.self).utf8)
    }

    /// An attribute's URL: references decoded, white space and control characters dropped.
    static func attribute(_ html: [UInt8], _ range: Range<Int>) -> String {
        var value: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if html[index] == UInt8(ascii: "&"),
                let (scalar, next) = reference(in: html, at: index, isAttribute: true),
                next <= range.upperBound
            {
                if scalar > 0x20, scalar != 0x7F { value.append(scalar: scalar) }
                index = next
            } else {
                if html[index] > Octet.space, html[index] != 0x7F { value.append(html[index]) }
                index &+= 1
            }
        }
        return String(decoding: value, as: UTF8.self)
    }

    private static func numeric(_ html: [UInt8], _ start: Int) -> (scalar: UInt32, next: Int)? {
        var index = start
        let isHex = index < html.count && Octet.lowercased(html[index]) == UInt8(ascii: "x")
        if isHex { index &+= 1 }
        let digits = index
        var number: UInt32 = 0
        while index < html.count, let digit = Octet.hexValue(html[index]), isHex || digit < 10 {
            number = min(0x11_0000, number &* (isHex ? 16 : 10) &+ UInt32(digit))
            index &+= 1
        }
        guard index > digits else { return nil }
        if index < html.count, html[index] == Octet.semicolon { index &+= 1 }
        if (0x80...0x9F).contains(number) {
            number = UInt32(Windows1252.scalar(UInt8(truncatingIfNeeded: number)))
        }
        return (number, index)
    }
}
