/// The charset that an HTML part names in itself, for mails that name none.
enum HTMLCharset {
    private static let prescan = 8_192

    /// The value of the first `charset=` inside a `meta` element near the start.
    static func declared(in octets: [UInt8]) -> [UInt8]? {
        let end = min(octets.count, prescan)
        var index = 0
        while let open = octets.firstIndex(of: UInt8(ascii: "<"), in: index..<end) {
            index = open &+ 1
            guard octets.hasPrefix("<meta", at: open, before: end) else { continue }
            let close = octets.firstIndex(of: UInt8(ascii: ">"), in: open..<end) ?? end
            while index < close, !octets.hasPrefix("charset", at: index, before: close) { index &+= 1 }
            guard index < close else { continue }
            let value = octets[(index &+ 7)..<close].drop {
                $0 == Octet.quote || $0 == UInt8(ascii: "'") || $0 == Octet.equals || Octet.isWhiteOrEnd($0)
            }
            let name = value.prefix {
                Octet.isAlphanumeric($0) || $0 == Octet.hyphen || $0 == UInt8(ascii: "_")
            }
            // Text whose tags can be read is not in UTF-16, whatever it says.
            if name.starts(with: "utf-16".utf8) || name.starts(with: "UTF-16".utf8) {
                return Array("utf-8".utf8)
            }
            if !name.isEmpty { return Array(name) }
        }
        return nil
    }
}
