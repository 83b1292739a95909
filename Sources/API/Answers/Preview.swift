/// What a list shows of a mail's text.
enum Preview {
    /// In characters, as people count them.
    private static let length = 140

    /// The beginning of `text` in one line: a space for all that is between words, and none of what senders hide there to fill
    /// such lines.
    static func line(_ text: String) -> String {
        var line = ""
        var isBehindWord = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                if isBehindWord { line.unicodeScalars.append(" ") }
                isBehindWord = false
            } else if !isFiller(scalar), isBehindWord || !isJoiner(scalar) {
                line.unicodeScalars.append(scalar)
                isBehindWord = true
            }
        }
        if line.last == " " { line.removeLast() }
        return String(line.prefix(length))
    }

    /// ZWNJ and ZWJ, which belong into words and emoji.
    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200C}" || scalar == "\u{200D}"
    }

    /// Other characters without a width.
    private static func isFiller(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{00AD}", "\u{034F}", "\u{061C}", "\u{180E}", "\u{200B}", "\u{200E}", "\u{200F}",
            "\u{2060}"..."\u{2064}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}":
            true
        default: false
        }
    }
}
