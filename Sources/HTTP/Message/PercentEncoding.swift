/// Percent-encoding of RFC 3986 section 2.1.
enum PercentEncoding {
    /// Whether every "%" in `octets` starts a whole escape other than `%00`.
    static func isValid(_ octets: [UInt8], in range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            guard octets[index] == Octet.percent else {
                index += 1
                continue
            }
            guard range.upperBound - index > 2, let high = octets[index + 1].hexadecimalValue,
                let low = octets[index + 2].hexadecimalValue, high | low != 0
            else { return false }
            index += 3
        }
        return true
    }

    /// The octets behind the escapes. A broken escape, with which no request comes to a handler, stays as it is.
    ///
    /// - Parameter plusIsSpace: as in the queries that forms send.
    static func decoded(_ octets: ArraySlice<UInt8>, plusIsSpace: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(octets.count)
        var index = octets.startIndex
        while index < octets.endIndex {
            let octet = octets[index]
            if octet == Octet.percent, octets.endIndex - index > 2,
                let high = octets[index + 1].hexadecimalValue, let low = octets[index + 2].hexadecimalValue
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(plusIsSpace && octet == UInt8(ascii: "+") ? Octet.space : octet)
                index += 1
            }
        }
        return result
    }
}
