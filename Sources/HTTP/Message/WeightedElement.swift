/// One element of a list in which a client weighs what it would rather have: `fr;q=0.5` (RFC 9110 section 12.4.2).
struct WeightedElement: Sendable {
    /// In lower case.
    let name: Substring
    /// In thousandths; 0 is a refusal.
    let weight: Int

    /// Nil when it is malformed.
    init?(_ octets: ArraySlice<UInt8>) {
        let parts = String(decoding: octets, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" }
            .split(separator: ";", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty else { return nil }
        self.name = name
        guard parts.count > 1 else {
            weight = 1000
            return
        }
        guard parts[1].hasPrefix("q="), let weight = Self.weight(parts[1].dropFirst(2)) else { return nil }
        self.weight = weight
    }

    /// `qvalue`, in thousandths.
    private static func weight(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole == "0" || whole == "1" else { return nil }
        var digits = Array((parts.count > 1 ? parts[1] : "").utf8)
        guard digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        while digits.count < 3 { digits.append(0x30) }
        let thousandths = digits.reduce(whole == "1" ? 1 : 0) { $0 * 10 + Int($1 - 0x30) }
        return thousandths <= 1000 ? thousandths : nil
    }
}

extension RequestHead {
    /// The elements of all fields of that name (in lower case), in order. What is malformed is passed over; no more than 32 are read.
    func weighted(_ name: StaticString) -> [WeightedElement] {
        values(name).flatMap { $0.split(separator: UInt8(ascii: ",")) }.prefix(32).compactMap(
            WeightedElement.init)
    }
}
