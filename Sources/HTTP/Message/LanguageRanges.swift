/// The languages that a client asks for (RFC 9110 section 12.5.4).
package struct LanguageRanges: Sendable {
    /// Primary subtags in lower case, or `*`; dearest first.
    private let ranges: [String]

    /// Reads `Accept-Language`.
    package init(of head: RequestHead) {
        let weighted = head.weighted("accept-language").compactMap(Self.range)
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

    /// One range; nil when it is refused or no language.
    private static func range(_ element: WeightedElement) -> (primary: String, weight: Int)? {
        guard element.weight > 0, let primary = element.name.split(separator: "-").first,
            primary == "*" || (1...8).contains(primary.utf8.count) && primary.utf8.allSatisfy(isLetter)
        else { return nil }
        return (String(primary), element.weight)
    }

    private static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7A).contains(octet) }
}
