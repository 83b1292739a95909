/// Charsets that switch between single and double octets in seven bits, turned into their 8-bit sisters. The C library's own
/// converters lack HZ, half-width katakana and the characters of NEC and IBM that mailers write.
enum SevenBit {
    /// The charset whose escape sequence stands in `octets`.
    static func announced(in octets: [UInt8]) -> Charset? {
        guard let escape = octets.firstIndex(of: Octet.escape, in: octets.indices) else { return nil }
        let sequence = octets[(escape &+ 1)...].prefix(3)
        if sequence.starts(with: "$)C".utf8) { return .iconv("ISO-2022-KR") }
        return sequence.first == UInt8(ascii: "$") ? .iso2022JP : nil
    }

    /// ISO-2022-JP (RFC 1468) with the extensions in use, as EUC-JP.
    static func eucJP(_ octets: [UInt8]) -> [UInt8] {
        enum Mode { case ascii, katakana, double, supplement }
        var output: [UInt8] = []
        output.reserveCapacity(octets.count)
        var mode = Mode.ascii
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            if octet == Octet.escape, index &+ 2 < octets.count {
                let (second, third) = (octets[index &+ 1], octets[index &+ 2])
                let isShort = second == UInt8(ascii: "$") && third != UInt8(ascii: "(")
                switch (second, third) {
                case (UInt8(ascii: "("), UInt8(ascii: "I")): mode = .katakana
                case (UInt8(ascii: "$"), UInt8(ascii: "(")): mode = .supplement
                case _ where isShort: mode = .double
                default: mode = .ascii
                }
                index &+= second == UInt8(ascii: "$") && !isShort ? 4 : 3
                continue
            }
            // Every line begins and ends in ASCII.
            if octet == Octet.lf || octet == Octet.cr { mode = .ascii }
            switch mode {
            case _ where octet <= Octet.space || octet >= 0x7F: output.append(octet)
            case .ascii: output.append(octet)
            case .katakana: output.append(contentsOf: [0x8E, octet | 0x80])
            case .double, .supplement:
                if mode == .supplement { output.append(0x8F) }
                output.append(octet | 0x80)
                index &+= 1
                if index < octets.count { output.append(octets[index] | 0x80) }
            }
            index &+= 1
        }
        return output
    }

    /// HZ (RFC 1843) as GB 2312 in eight bits.
    static func gb2312(_ octets: [UInt8]) -> [UInt8] {
        let tilde = UInt8(ascii: "~")
        var output: [UInt8] = []
        output.reserveCapacity(octets.count)
        var isDouble = false
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            index &+= 1
            if octet == Octet.lf { isDouble = false }
            guard octet == tilde, index < octets.count else {
                output.append(isDouble && octet > Octet.space ? octet | 0x80 : octet)
                continue
            }
            switch octets[index] {
            case UInt8(ascii: "{"): isDouble = true
            case UInt8(ascii: "}"): isDouble = false
            case tilde: output.append(tilde)
            case Octet.lf: break
            default:
                output.append(octet)
                continue
            }
            index &+= 1
        }
        return output
    }
}
