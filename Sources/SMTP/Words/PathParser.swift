/// Reads the paths of MAIL and RCPT (RFC 5321 §4.1.2). A source route is read and ignored (§3.6.1, appendix C).
///
/// Lenient where real senders are sloppy and nothing hangs on it: dots may stand anywhere in a local part, and it may be
/// longer than 64 octets (return paths that encode the recipient are).
struct PathParser {
    /// The bytes are no path.
    struct Malformed: Error {}

    private enum Content {
        case null
        case localPart(String)
        case mailbox(Mailbox)
    }

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func reversePath() throws(Malformed) -> ReversePath {
        switch try path() {
        case .null: .null
        case .mailbox(let mailbox): .mailbox(mailbox)
        case .localPart: throw Malformed()
        }
    }

    mutating func forwardPath() throws(Malformed) -> ForwardPath {
        switch try path() {
        case .mailbox(let mailbox): .mailbox(mailbox)
        case .localPart(let name) where name.lowercased() == "postmaster": .postmaster
        case .null, .localPart: throw Malformed()
        }
    }

    private mutating func path() throws(Malformed) -> Content {
        try expect("<")
        if skip(">") { return .null }
        if rest.first == UInt8(ascii: "@") { try skipSourceRoute() }
        let localPart = try localPart()
        if skip(">") { return .localPart(localPart) }
        try expect("@")
        let domain = try domain()
        try expect(">")
        return .mailbox(Mailbox(localPart: localPart, domain: domain))
    }

    private mutating func skipSourceRoute() throws(Malformed) {
        repeat {
            try expect("@")
            _ = try domain()
        } while skip(",")
        try expect(":")
    }

    private mutating func localPart() throws(Malformed) -> String {
        if skip("\"") { return try quotedString() }
        return try text(take { $0.isAtomText || $0 == UInt8(ascii: ".") })
    }

    private mutating func quotedString() throws(Malformed) -> String {
        var content: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return try text(content[...])
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), (0x20...0x7E).contains(escaped) else {
                    throw Malformed()
                }
                content.append(escaped)
            default: content.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func domain() throws(Malformed) -> Mailbox.Domain {
        if skip("[") {
            let literal = try text(
                take { $0.isASCIILetter || $0.isASCIIDigit || ".:-".utf8.contains($0) })
            try expect("]")
            return .literal(literal)
        }
        let name = take {
            $0.isASCIILetter || $0.isASCIIDigit || $0.isBeyondASCII || ".-_".utf8.contains($0)
        }
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard name.count <= 255,
            labels.allSatisfy({ (1...63).contains($0.count) && $0.first != UInt8(ascii: "-") })
        else { throw Malformed() }
        return .name(try text(name))
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> String {
        guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else { throw Malformed() }
        return text
    }

    private mutating func take(while belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = rest.prefix(while: belongs)
        rest = rest[taken.endIndex...]
        return taken
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Malformed) {
        guard skip(character) else { throw Malformed() }
    }
}
