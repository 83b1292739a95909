package import Networking

/// A URL that may be called: `http` or `https`, a host in its plain form, nothing that two readers could take for different hosts.
///
/// A URL from a stranger is a way to have the server connect to where the stranger cannot. So what the WHATWG's readers would mend is
/// refused: user information, octal, hexadecimal, short and integer IPv4, backslashes, spaces, percent signs in the host, other alphabets.
package struct HTTPURL: Hashable, Sendable, CustomStringConvertible {
    package enum Host: Hashable, Sendable {
        /// In lower case, without a dot at the end.
        case name(String)
        case address(IPAddress)
    }

    package let isSecure: Bool
    package let host: Host
    package let port: UInt16
    /// Path and query.
    package let target: String

    package static let longest = 2048

    /// - Throws: what is wrong, in words for who sent it.
    package init(_ text: String) throws(InvalidURL) {
        let octets = Array(text.utf8)
        guard !octets.isEmpty, octets.count <= Self.longest else { throw .length }
        guard octets.allSatisfy(\.isURLOctet) else { throw .character }
        let scheme = octets.prefix { $0 != Octet.colon }
        switch String(decoding: scheme.map(\.lowercased), as: UTF8.self) {
        case "http": isSecure = false
        case "https": isSecure = true
        default: throw .scheme
        }
        let rest = octets[scheme.endIndex...].dropFirst()
        guard rest.starts(with: "//".utf8) else { throw .scheme }
        let authority = rest.dropFirst(2).prefix { !Self.authorityEnds.contains($0) }
        guard !authority.contains(UInt8(ascii: "@")) else { throw .userInformation }
        let (host, port) = try Self.split(authority)
        self.host = try Self.host(host)
        self.port = try port.map(Self.port) ?? (isSecure ? 443 : 80)
        let target = octets[authority.endIndex...].prefix { $0 != UInt8(ascii: "#") }
        self.target =
            (target.first == Octet.slash ? "" : "/") + String(decoding: target, as: UTF8.self)
    }

    /// The host, and the port unless it is the scheme's own: the value of the field Host.
    package var authority: String {
        let name =
            switch host {
            case .name(let name): name
            case .address(let address): address.isV4 ? address.description : "[\(address)]"
            }
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    package var description: String { "\(isSecure ? "https" : "http")://\(authority)\(target)" }

    // MARK: Parts

    private static let authorityEnds = Array("/?#".utf8)

    private typealias Octets = ArraySlice<UInt8>

    private static func split(_ authority: Octets) throws(InvalidURL) -> (host: Octets, port: Octets?) {
        let hostEnd =
            authority.first == UInt8(ascii: "[")
            ? (authority.firstIndex(of: UInt8(ascii: "]")) ?? authority.endIndex - 1) + 1
            : authority.firstIndex(of: Octet.colon) ?? authority.endIndex
        let rest = authority[hostEnd...]
        guard !rest.isEmpty else { return (authority, nil) }
        guard rest.first == Octet.colon else { throw .host }
        return (authority[..<hostEnd], rest.dropFirst())
    }

    private static func port(_ digits: Octets) throws(InvalidURL) -> UInt16 {
        guard (1...5).contains(digits.count), digits.allSatisfy(\.isDigit),
            let port = UInt16(String(decoding: digits, as: UTF8.self)), port > 0,
            !WellKnownPorts.contains(port)
        else { throw .port }
        return port
    }

    private static func host(_ octets: Octets) throws(InvalidURL) -> Host {
        if octets.first == UInt8(ascii: "[") {
            let text = String(decoding: octets.dropFirst().dropLast(), as: UTF8.self)
            // A mapped address is an IPv4 address in disguise; a zone names an interface of ours.
            guard octets.last == UInt8(ascii: "]"), let address = IPAddress(text), !address.isV4 else {
                throw .host
            }
            return .address(address)
        }
        let name = octets.last == UInt8(ascii: ".") ? octets.dropLast() : octets
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let last = labels.last, name.count <= 253, labels.allSatisfy(isLabel) else { throw .host }
        let text = String(decoding: name.map(\.lowercased), as: UTF8.self)
        guard !isNumber(last) else {
            // Four decimal numbers, as inet_pton has them, and nothing that inet_aton would take.
            guard name.count == octets.count, let address = IPAddress(text), address.isV4 else { throw .host }
            return .address(address)
        }
        return .name(text)
    }

    private static func isLabel(_ label: Octets) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
            && label.allSatisfy { octet in
                octet.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet.lowercased)
                    || octet == hyphen || octet == UInt8(ascii: "_")
            }
    }

    /// Whether readers take a host that ends so for an IPv4 address (WHATWG URL, "ends in a number").
    private static func isNumber(_ label: Octets) -> Bool {
        label.allSatisfy(\.isDigit)
            || label.first == UInt8(ascii: "0") && label.dropFirst().first?.lowercased == UInt8(ascii: "x")
                && label.dropFirst(2).allSatisfy { $0.hexadecimalValue != nil }
    }
}

/// Why a text is no URL that may be called.
package enum InvalidURL: Error, CustomStringConvertible {
    case length, character, scheme, userInformation, host, port

    package var description: String {
        switch self {
        case .length: "the URL must have 1 to \(HTTPURL.longest) characters"
        case .character: "the URL has a character that must be percent-encoded"
        case .scheme: "the URL must begin with http:// or https://"
        case .userInformation: "the URL must not have a user name or password"
        case .host: "the URL's host must be a name, or an address in its usual form"
        case .port: "the URL's port is not one for HTTP"
        }
    }
}

extension UInt8 {
    /// What may stand in a URL, and the "[" and "]" that clients leave bare (RFC 3986 section 2).
    fileprivate var isURLOctet: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
            UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            false
        default: self > 0x20 && self < 0x7F
        }
    }
}

/// Ports where other protocols listen that could take a request for something of theirs (WHATWG Fetch, "bad port").
private enum WellKnownPorts {
    private static let ports: Set<UInt16> = [
        1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
        104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
        526, 530,
        531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659,
        4045, 4190,
        5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211,
    ]

    static func contains(_ port: UInt16) -> Bool { ports.contains(port) }
}
