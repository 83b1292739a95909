/// What stands before the "@": a `Dot-string` of RFC 5321 section 4.1.2 (`dot-atom` in RFC 5322), with the UTF-8 of
/// RFC 6531, in lower case.
package struct LocalPart: Hashable, Sendable, LosslessStringConvertible {
    /// RFC 5321 section 4.5.3.1.1, in bytes.
    package static let maximumLength = 64

    package let text: String

    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.maximumLength else { return nil }
        if isPlainPart(text) {
            self.text = text
            return
        }
        let lower = text.lowercased()
        guard lower.utf8.count <= Self.maximumLength, isDotString(lower) else { return nil }
        self.text = lower
    }

    private init(base: Substring) { text = String(base) }

    /// Without "+tag" (RFC 5233). A part that begins with "+" is its own base.
    package var base: LocalPart {
        guard let plus = text.firstIndex(of: "+"), plus > text.startIndex else { return self }
        let base = text[..<plus]
        return base.hasSuffix(".") ? self : LocalPart(base: base)
    }

    package var description: String { text }

    private static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)

    /// Ten characters that cannot be mistaken for each other, the first a letter: about 50 random bits.
    package static func random(using random: inout some RandomNumberGenerator) -> LocalPart {
        let first = alphabet.prefix(24).randomElement(using: &random) ?? UInt8(ascii: "a")
        let rest = (1..<10).map { _ in alphabet.randomElement(using: &random) ?? UInt8(ascii: "a") }
        return LocalPart(base: Substring(decoding: [first] + rest, as: UTF8.self))
    }

    /// ``random(using:)`` from the system's generator.
    package static func random() -> LocalPart {
        var system = SystemRandomNumberGenerator()
        return random(using: &system)
    }
}

/// Whether `text` is a local part of lower-case letters, digits and the commonest signs: found in one pass, without a copy.
private func isPlainPart(_ text: String) -> Bool {
    var afterDot = true
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "+"):
            afterDot = false
        case UInt8(ascii: "."):
            guard !afterDot else { return false }
            afterDot = true
        default: return false
        }
    }
    return !afterDot
}

private func isDotString(_ text: String) -> Bool {
    var afterDot = true
    for scalar in text.unicodeScalars {
        if scalar == "." {
            if afterDot { return false }
            afterDot = true
        } else {
            guard isAtext(scalar) else { return false }
            afterDot = false
        }
    }
    return !afterDot
}

/// `atext` of RFC 5322 section 3.2.3. Beyond ASCII, only what is seen and takes part in a word: an invisible or
/// direction-changing character would make two addresses look the same.
private func isAtext(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^",
        "_", "`",
        "{", "|", "}", "~":
        return true
    default:
        guard !scalar.isASCII, !scalar.properties.isDefaultIgnorableCodePoint else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }
}
