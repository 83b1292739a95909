/// Whether a mail's HTML has images that it did not bring along. Nothing is fetched by that: it decides whether a page offers to.
enum RemoteImages {
    /// What an image is named behind, and whether an equals sign stands between.
    private static let places: [(name: [UInt8], isAttribute: Bool)] = [
        (Array("src".utf8), true), (Array("srcset".utf8), true), (Array("background".utf8), true),
        (Array("poster".utf8), true), (Array("url(".utf8), false),
    ]

    /// Says yes rather once too often: whatever is no part of the mail itself counts, also in a text.
    static func areNamed(in html: String) -> Bool {
        let html = Array(html.utf8)
        return html.indices.contains { index in
            // The letters that the names begin with; most of a mail ends here.
            switch html[index] | 0x20 {
            case UInt8(ascii: "s"), UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "u"):
                places.contains { place in
                    reference(in: html[index...], behind: place).map(isRemote) ?? false
                }
            default: false
            }
        }
    }

    /// What stands behind the name of a place, if `text` begins with one.
    private static func reference(
        in text: ArraySlice<UInt8>, behind place: (name: [UInt8], isAttribute: Bool)
    ) -> ArraySlice<UInt8>? {
        guard text.count >= place.name.count, zip(text, place.name).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
        else { return nil }
        var rest = text.dropFirst(place.name.count).drop(while: isSpace)
        if place.isAttribute {
            guard rest.first == UInt8(ascii: "=") else { return nil }
            rest = rest.dropFirst().drop(while: isSpace)
        }
        if let first = rest.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            rest = rest.dropFirst().drop(while: isSpace)
        }
        return rest
    }

    private static func isRemote(_ reference: ArraySlice<UInt8>) -> Bool {
        let own = ["cid:", "data:", "#", "\"", "'", ")", ">"]
        return !reference.isEmpty
            && !own.contains { prefix in
                reference.count >= prefix.utf8.count
                    && zip(reference, prefix.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
            }
    }

    private static func isSpace(_ octet: UInt8) -> Bool { octet <= 0x20 }
}
