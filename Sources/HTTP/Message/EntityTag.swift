import OpenSSL

/// Tells one representation from every other: a strong tag (RFC 9110 section 8.8.3), made from its octets.
package struct EntityTag: Sendable, Equatable, CustomStringConvertible {
    /// As it stands in `ETag`, within its quotes.
    package let description: String

    package init(of octets: [UInt8]) {
        let digits = SHA256.digest(of: octets).prefix(16).map { octet in
            (octet < 16 ? "0" : "") + String(octet, radix: 16)
        }
        description = "\"" + digits.joined() + "\""
    }

    /// Whether the client has this representation: `If-None-Match` is `*` or names the tag, by weak comparison (RFC 9110 section
    /// 13.1.2). The answer to such a `GET` is 304.
    package func isNamed(by head: RequestHead) -> Bool {
        head.values("if-none-match").contains { value in
            value.split(separator: UInt8(ascii: ",")).contains { part in
                let tag = part.trimmed
                let opaque = tag.starts(with: "W/".utf8) ? tag.dropFirst(2) : tag
                return tag.elementsEqual("*".utf8) || opaque.elementsEqual(description.utf8)
            }
        }
    }
}
