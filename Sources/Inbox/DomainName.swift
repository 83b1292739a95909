/// A host name as mail uses it: at least two labels of letters, digits and inner hyphens (RFC 1123 section 2.1), in
/// lower case, without a trailing dot. Labels in other scripts become A-labels (RFC 5890).
package struct DomainName: Hashable, Sendable, LosslessStringConvertible {
    /// RFC 1035 section 2.3.4, as text.
    package static let maximumLength = 253
    fileprivate static let maximumLabelLength = 63

    package let text: String

    package init?(_ text: String) {
        guard text.utf8.count <= 4 * Self.maximumLength else { return nil }
        if isPlainName(text) {
            self.text = text
            return
        }
        var labels: [String] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            guard let label = asciiLabel(part), label.utf8.count <= Self.maximumLabelLength else {
                return nil
            }
            labels.append(label)
        }
        // A last label of digits alone would be an IPv4 address or look like one (RFC 3696 section 2).
        guard labels.count >= 2, let last = labels.last, !last.utf8.allSatisfy(isDigit) else { return nil }
        let name = labels.joined(separator: ".")
        guard name.utf8.count <= Self.maximumLength else { return nil }
        self.text = name
    }

    package var description: String { text }

    /// Whether this name stands below `other`: `mail.example.com` below `example.com`.
    package func isSubdomain(of other: DomainName) -> Bool { text.hasSuffix("." + other.text) }
}

/// Whether `text` is a name already, in ASCII and lower case, as almost every one is: found in one pass, without a copy.
private func isPlainName(_ text: String) -> Bool {
    guard (1...DomainName.maximumLength).contains(text.utf8.count) else { return false }
    var (length, labels, hasLetter) = (0, 1, false)
    var previous = UInt8(ascii: ".")
    for byte in text.utf8 {
        if byte == UInt8(ascii: ".") {
            guard length > 0, previous != UInt8(ascii: "-") else { return false }
            (length, hasLetter) = (0, false)
            labels += 1
        } else {
            guard isLetterDigitHyphen(byte), length < DomainName.maximumLabelLength,
                byte != UInt8(ascii: "-") || length > 0
            else { return false }
            length += 1
            hasLetter = hasLetter || !isDigit(byte)
        }
        previous = byte
    }
    return length > 0 && previous != UInt8(ascii: "-") && labels >= 2 && hasLetter
}

private func asciiLabel(_ part: Substring) -> String? {
    let label = part.lowercased()
    guard !label.isEmpty, !label.hasPrefix("-"), !label.hasSuffix("-") else { return nil }
    if label.utf8.allSatisfy({ $0 < 0x80 }) {
        return label.utf8.allSatisfy(isLetterDigitHyphen) ? label : nil
    }
    // "--" in third place marks an encoding; what is encoded already has no other scripts (RFC 5891 section 4.2.3.1).
    guard !label.dropFirst(2).hasPrefix("--"), label.unicodeScalars.allSatisfy(isLabelScalar),
        let encoded = Punycode.encode(label)
    else { return nil }
    return "xn--" + encoded
}

/// About what RFC 5892 calls PVALID: letters, marks and digits.
private func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isLetterDigitHyphen(UInt8(truncatingIfNeeded: scalar.value)) }
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
        return true
    default: return false
    }
}

private func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
