/// A name that people give to something (an owner, a key, a buyer): 1 to 100 characters that can be shown on one line.
/// White space around it is dropped.
package struct Label: Hashable, Sendable, CustomStringConvertible {
    package static let maximumLength = 100
    private static let maximumBytes = 400

    package let text: String

    package init(_ text: String) throws(InvalidValue) {
        let text = trimmed(text)
        guard !text.isEmpty else { throw InvalidValue("a name must not be empty") }
        guard text.utf8.count <= Self.maximumBytes, text.count <= Self.maximumLength else {
            throw InvalidValue("a name has at most \(Self.maximumLength) characters")
        }
        guard text.unicodeScalars.allSatisfy(isShownInLine) else {
            throw InvalidValue("a name has no control characters")
        }
        self.text = text
    }

    package var description: String { text }
}

/// The name of an owner follows the rules of every other name.
package typealias OwnerName = Label

/// False for controls, line breaks, and the characters that turn the direction of the text behind them.
private func isShownInLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: !scalar.properties.isBidiControl
    }
}

/// Without spaces and tabs at both ends.
func trimmed(_ text: some StringProtocol) -> String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    let head = text.drop(while: isSpace)
    guard let last = head.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(head[...last])
}
