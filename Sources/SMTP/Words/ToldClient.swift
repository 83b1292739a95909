package import Networking

/// What a relay tells of its own client with XCLIENT (Postfix' XCLIENT_README).
package struct ToldClient: Hashable, Sendable {
    /// The state of one attribute.
    package enum Attribute<Value: Hashable & Sendable>: Hashable, Sendable {
        /// Not mentioned: what was known still holds.
        case unchanged
        /// The relay does not know it.
        case unavailable
        case known(Value)
    }

    /// `ADDR`: the client's address.
    package private(set) var address = Attribute<IPAddress>.unchanged
    /// `HELO`: what the client called itself.
    package private(set) var name = Attribute<String>.unchanged

    /// What EHLO says of the command.
    static let offer = "XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT"

    /// Reads `attribute=xtext` words with spaces between. All of the attributes are checked, and those kept that are used.
    init(_ bytes: ArraySlice<UInt8>) throws(Reply) {
        let words = bytes.split(separator: .space)
        guard !words.isEmpty else { throw .syntax("XCLIENT attribute=value") }
        for word in words {
            guard let separator = word.firstIndex(of: UInt8(ascii: "=")),
                let value = decodedXtext(word[word.index(after: separator)...])
            else { throw .badParameter }
            try set(String(decoding: word[..<separator].map(\.uppercasedASCII), as: UTF8.self), to: value)
        }
    }

    private mutating func set(_ name: String, to value: String) throws(Reply) {
        let isUnavailable = ["[UNAVAILABLE]", "[TEMPUNAVAIL]"].contains(value.uppercased())
        switch name {
        case "ADDR", "DESTADDR":
            let address = isUnavailable ? nil : ipAddress(value)
            guard isUnavailable || address != nil else { throw .badParameter }
            if name == "ADDR" { self.address = address.map(Attribute.known) ?? .unavailable }
        case "HELO": self.name = isUnavailable ? .unavailable : .known(value)
        case "PORT", "DESTPORT": guard isUnavailable || UInt16(value) != nil else { throw .badParameter }
        case "PROTO":
            guard isUnavailable || ["SMTP", "ESMTP"].contains(value.uppercased()) else {
                throw .badParameter
            }
        case "NAME", "LOGIN": break
        default: throw .badParameter
        }
    }

    /// An IPv4 address, or an IPv6 address behind `IPV6:`.
    private func ipAddress(_ text: String) -> IPAddress? {
        let prefix = "IPV6:"
        guard text.uppercased().hasPrefix(prefix) else { return IPAddress(text) }
        return IPAddress(String(text.dropFirst(prefix.utf8.count)))
    }
}

/// Decodes xtext (RFC 3461 §4): `+` and two hexadecimal digits are an octet. Nil if it is malformed, empty, too long, or no
/// printable text.
private func decodedXtext(_ bytes: ArraySlice<UInt8>) -> String? {
    var decoded: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "+") else {
            decoded.append(byte)
            continue
        }
        guard let high = rest.popFirst()?.hexDigit, let low = rest.popFirst()?.hexDigit else { return nil }
        decoded.append(high << 4 | low)
    }
    guard !decoded.isEmpty, decoded.count <= 255, !decoded.contains(where: \.isASCIIControl) else {
        return nil
    }
    return String(validating: decoded, as: UTF8.self)
}

extension UInt8 {
    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self &- UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self &- UInt8(ascii: "A") &+ 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self &- UInt8(ascii: "a") &+ 10
        default: nil
        }
    }
}
