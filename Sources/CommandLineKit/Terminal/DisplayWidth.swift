/// How many cells `text` takes on a terminal: two for East Asian wide and emoji (Unicode UAX #11), none for marks
/// that sit on the character before them.
func displayWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 &+ displayWidth($1) }
}

/// The longest beginning of `text` that fits into `width` cells; a cut is shown by `…`.
func clipped(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var result = ""
    var used = 0
    for scalar in text.unicodeScalars {
        let next = displayWidth(scalar)
        guard used &+ next < width else { break }
        result.unicodeScalars.append(scalar)
        used &+= next
    }
    return width > 0 ? result + "…" : ""
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
}
