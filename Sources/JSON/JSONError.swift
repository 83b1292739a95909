/// Why bytes are not the JSON that was asked for. `description` may be shown to whoever sent them.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    /// A sentence without a full stop, like `trailing comma at byte 17` or `'count' must be a whole number`.
    package let description: String

    /// Where reading stopped, in bytes from the start; nil if the text is JSON with unsuitable values.
    package let offset: Int?

    /// For `init(from:)` of a value that JSON can carry but the product refuses: `'name' is too long`.
    package init(_ message: String) {
        description = message
        offset = nil
    }

    init(_ message: String, at offset: Int) {
        description = "\(message) at byte \(offset)"
        self.offset = offset
    }
}

/// Text from the other side, made harmless to repeat: printable ASCII, at most 40 characters.
func quotable(_ text: String) -> String {
    String(
        text.unicodeScalars.prefix(40).map { scalar in
            (0x20..<0x7F).contains(scalar.value) && scalar != "'" ? Character(scalar) : "?"
        })
}
