/// `text` with everything that could steer a terminal, reorder what is read, or fake another line or cell shown as
/// a visible escape: C0 and C1 controls (a mail's subject may hold `ESC ] 52`, which writes the clipboard),
/// directional and zero-width marks, separators.
///
/// - Parameter escapingBackslash: writes `\` as `\\`, so that a program can read the escapes back.
package func printable(_ text: String, escapingBackslash: Bool = false) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && ($0 != 0x5C || !escapingBackslash) }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\t": result += #"\t"#
        case "\n": result += #"\n"#
        case "\r": result += #"\r"#
        case "\\" where escapingBackslash: result += #"\\"#
        case _ where steersTerminal(scalar): result += "\\u{" + String(scalar.value, radix: 16) + "}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
}
