// What the page complained about.
extension Browser {
    /// A line of the browser's console.
    package struct ConsoleEntry: Sendable, CustomStringConvertible {
        /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
        package let level: String
        /// Where it is from: `javascript`, `network`, `security`, `console-api` and others.
        package let source: String
        package let message: String

        package var isError: Bool { level == "SEVERE" }
        package var description: String { "\(level) \(source): \(message)" }
    }

    /// The lines since the last look. Reports of a Content Security Policy are among them, as errors.
    package func console() throws -> [ConsoleEntry] {
        let entries = try command("POST", "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
        return entries.map { entry in
            ConsoleEntry(
                level: entry["level"] as? String ?? "", source: entry["source"] as? String ?? "",
                message: entry["message"] as? String ?? "")
        }
    }
}
