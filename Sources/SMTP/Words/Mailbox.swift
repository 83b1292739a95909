/// An address of the envelope: local part and domain (RFC 5321 §4.1.2, with the UTF-8 of RFC 6531).
package struct Mailbox: Hashable, Sendable, CustomStringConvertible {
    /// What stands after the `@`.
    package enum Domain: Hashable, Sendable {
        /// A domain name as the client wrote it: A-labels, U-labels, either case.
        case name(String)
        /// What stands between the brackets of an address literal: `192.0.2.1`, `IPv6:2001:db8::1`.
        case literal(String)
    }

    /// The local part without the quotes and backslashes that it may have travelled in.
    package let localPart: String
    package let domain: Domain

    package init(localPart: String, domain: Domain) {
        self.localPart = localPart
        self.domain = domain
    }

    /// The address in its shortest correct form: the local part is quoted only if it must be.
    package var description: String {
        switch domain {
        case .name(let name): "\(quotedLocalPart)@\(name)"
        case .literal(let literal): "\(quotedLocalPart)@[\(literal)]"
        }
    }

    package var isASCII: Bool {
        switch domain {
        case .name(let text), .literal(let text):
            (localPart.utf8.allSatisfy { !$0.isBeyondASCII })
                && (text.utf8.allSatisfy { !$0.isBeyondASCII })
        }
    }

    private var quotedLocalPart: String {
        guard localPart.isEmpty || !localPart.utf8.allSatisfy({ $0.isAtomText || $0 == UInt8(ascii: ".") })
        else { return localPart }
        var quoted = "\""
        for scalar in localPart.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}

/// The argument of MAIL (RFC 5321 §4.1.1.2).
package enum ReversePath: Hashable, Sendable, CustomStringConvertible {
    /// `<>`: a notification that nobody may answer with another (RFC 5321 §4.5.5).
    case null
    case mailbox(Mailbox)

    /// The address, empty for the null path.
    package var description: String {
        switch self {
        case .null: ""
        case .mailbox(let mailbox): mailbox.description
        }
    }

    var isASCII: Bool {
        switch self {
        case .null: true
        case .mailbox(let mailbox): mailbox.isASCII
        }
    }
}

/// The argument of RCPT (RFC 5321 §4.1.1.3).
package enum ForwardPath: Hashable, Sendable {
    case mailbox(Mailbox)
    /// `<Postmaster>` without a domain: whoever looks after this host.
    case postmaster
}
