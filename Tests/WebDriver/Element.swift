/// An element of the page that a browser shows (W3C WebDriver section 12).
package struct Element {
    private static let key = "element-6066-11e4-a52e-4f735466cecf"

    private let browser: Browser
    private let id: String

    init?(_ value: Any, in browser: Browser) {
        guard let id = (value as? [String: Any])?[Self.key] as? String else { return nil }
        self.browser = browser
        self.id = id
    }

    var reference: [String: Any] { [Self.key: id] }

    private func get(_ path: String) throws -> Any { try browser.command("GET", "/element/\(id)\(path)") }

    /// What is drawn of its text.
    package var text: String { get throws { try get("/text") as? String ?? "" } }

    /// The role that assistive technology is told (WAI-ARIA).
    package var role: String { get throws { try get("/computedrole") as? String ?? "" } }

    /// The name that assistive technology is told (Accessible Name and Description Computation).
    package var name: String { get throws { try get("/computedlabel") as? String ?? "" } }

    package func attribute(_ name: String) throws -> String? { try get("/attribute/\(name)") as? String }

    /// A property as the page's scripts see it, if it is a string.
    package func property(_ name: String) throws -> String? { try get("/property/\(name)") as? String }

    /// Scrolls to it and clicks into its middle; an element that lies above it makes this fail.
    package func click() throws { try browser.command("POST", "/element/\(id)/click") }

    /// Types on the keyboard into it, behind what stands there.
    package func type(_ text: String) throws {
        try browser.command("POST", "/element/\(id)/value", ["text": text])
    }

    /// Empties a field.
    package func clear() throws { try browser.command("POST", "/element/\(id)/clear") }

    /// Types `text` in place of what stands there.
    package func fill(_ text: String) throws {
        try clear()
        try type(text)
    }
}
