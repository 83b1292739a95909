/// The languages that a client asks for (RFC 9110 section 12.5.4).
package struct LanguageRanges: Sendable {
    /// Primary subtags in lower case, or `*`; dearest first.
    private let ranges: [String]

    /// Reads `Accept-Language`. What is malformed in it is passed over; no more than 32 ranges are read.
    package init(of head: RequestHead) {
        let weighted = head.values("accept-language")
            .flatMap { $0.split(separator: UInt8(ascii: ",")) }
            .prefix(32)
            .compactMap(Self.range)
        ranges = weighted.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element.primary)
    }

    /// The first of the ranges that is spoken in `tags` (BCP 47), matched by the primary subtag: who reads `fr-CA` can read `fr`, and who
    /// reads `zh` would rather have `zh-Hant` than another language. Nil when there is none, or anything is as good.
    package func first(of tags: [String]) -> String? {
        for range in ranges where range != "*" {
            if let tag = tags.first(where: {
                $0.lowercased().split(separator: "-").first.map(String.init) == range
            }) {
                return tag
            }
        }
        return nil
    }

    /// One range with its weight in thousandths; nil when it is refused or malformed.
    private static func range(_ octets: ArraySlice<UInt8>) -> (primary: String, weight: Int)? {
        let parts = String(decoding: octets, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" }
            .split(separator: ";", omittingEmptySubsequences: false)
        guard let primary = parts.first?.split(separator: "-").first,
            primary == "*" || (1...8).contains(primary.utf8.count) && primary.utf8.allSatisfy(isLetter)
        else { return nil }
        guard parts.count > 1 else { return (String(primary), 1000) }
        guard parts[1].hasPrefix("q="), let weight = weight(parts[1].dropFirst(2)), weight > 0 else {
            return nil
        }
        return (String(primary), weight)
    }

    /// `qvalue` of RFC 9110 section 12.4.2, in thousandths.
    private static func weight(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole == "0" || whole == "1" else { return nil }
        var digits = Array((parts.count > 1 ? parts[1] : "").utf8)
        guard digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        while digits.count < 3 { digits.append(0x30) }
        let thousandths = digits.reduce(whole == "1" ? 1 : 0) { $0 * 10 + Int($1 - 0x30) }
        return thousandths <= 1000 ? thousandths : nil
    }

    private static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7A).contains(octet) }
}
