/// What the driver answered instead of a value (W3C WebDriver section 6.6).
package struct WebDriverError: Error, CustomStringConvertible {
    /// The standard's word, as `no such element`.
    package let code: String
    package let message: String

    init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code): \(message)" }
}
