/// `uri-host [ ":" port ]`, the value of a Host field (RFC 9110 section 7.2), without user information.
enum Authority {
    static func isValid(_ octets: ArraySlice<UInt8>) -> Bool {
        var rest = octets
        if rest.first == UInt8(ascii: "[") {
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let literal = rest[(rest.startIndex + 1)..<close]
            guard literal.contains(Octet.colon), literal.allSatisfy(isAddressOctet) else { return false }
            rest = rest[(close + 1)...]
        } else {
            let name = rest.prefix { $0.isNameOctet }
            guard !name.isEmpty else { return false }
            rest = rest[name.endIndex...]
        }
        guard let colon = rest.first else { return true }
        let port = rest.dropFirst()
        return colon == Octet.colon && port.count <= 5 && port.allSatisfy(\.isDigit)
    }

    private static func isAddressOctet(_ octet: UInt8) -> Bool {
        octet.hexadecimalValue != nil || octet == Octet.colon || octet == UInt8(ascii: ".")
    }
}

extension UInt8 {
    /// Letters, digits and the marks that host names are seen with.
    fileprivate var isNameOctet: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: isDigit || lowercased &- UInt8(ascii: "a") < 26
        }
    }
}
