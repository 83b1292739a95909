package import Foundation
import TestSupport

/// One headless Chromium with a profile of its own, driven over W3C WebDriver. Its calls block: use it on a thread of `Background`.
package final class Browser {
    /// What a browser is started with; what `Emulation` sets can change later.
    package struct Options {
        /// CSS pixels.
        package var width = 1440
        package var height = 900
        /// BCP 47 tags, best first.
        package var languages = ["en"]
        /// Names that lead to an address instead of where DNS has them: `["trap.example": "127.0.0.1:8443"]`.
        package var hosts: [String: String] = [:]

        package init() {}
    }

    private let client: WebClient
    let session: String

    package init(_ options: Options = Options()) throws {
        client = WebClient(port: try ChromeDriver.shared.get().port)
        var arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--hide-scrollbars", "--force-color-profile=srgb",
            "--window-size=\(options.width),\(options.height)",
            "--lang=\(options.languages.first ?? "en")",
        ]
        if !options.hosts.isEmpty {
            let rules = options.hosts.sorted { $0.key < $1.key }.map { "MAP \($0.key) \($0.value)" }
            arguments.append("--host-resolver-rules=" + rules.joined(separator: ", "))
        }
        let capabilities: [String: Any] = [
            "browserName": "chrome", "acceptInsecureCerts": true, "unhandledPromptBehavior": "ignore",
            "timeouts": ["script": 25_000, "pageLoad": 25_000],
            "goog:loggingPrefs": ["browser": "ALL"],
            "goog:chromeOptions": [
                "binary": "/usr/bin/chromium", "args": arguments,
                "prefs": ["intl.accept_languages": options.languages.joined(separator: ",")],
            ],
        ]
        let answer = try Self.exchange(
            client, "POST", "/session", ["capabilities": ["alwaysMatch": capabilities]])
        guard let session = (answer as? [String: Any])?["sessionId"] as? String else {
            throw WebDriverError("session not created", "\(answer)")
        }
        self.session = session
    }

    /// Ends the browser.
    package func close() { _ = try? Self.exchange(client, "DELETE", "/session/\(session)", nil) }

    /// Opens a browser on a thread of its own, and ends it behind `body`.
    package static func run<Value: Sendable>(
        _ options: Options = Options(), _ body: @escaping @Sendable (Browser) throws -> Value
    ) async throws -> Value {
        try await Background.run {
            let browser = try Browser(options)
            defer { browser.close() }
            return try body(browser)
        }
    }

    /// Sends one command of the session; throws `WebDriverError` when it fails.
    @discardableResult
    func command(_ method: String, _ path: String, _ parameters: [String: Any] = [:]) throws -> Any {
        try Self.exchange(client, method, "/session/\(session)\(path)", method == "POST" ? parameters : nil)
    }

    /// Sends one command of the Chrome DevTools Protocol.
    @discardableResult
    package func devTools(_ command: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        let answer = try self.command(
            "POST", "/goog/cdp/execute", ["cmd": command, "params": parameters])
        return answer as? [String: Any] ?? [:]
    }

    private static func exchange(
        _ client: WebClient, _ method: String, _ path: String, _ parameters: [String: Any]?
    ) throws -> Any {
        let body = try parameters.map { Array(try JSONSerialization.data(withJSONObject: $0)) }
        let answer = try client.request(
            method, path, ["Content-Type": "application/json; charset=utf-8"], body: body)
        let document = try JSONSerialization.jsonObject(with: Data(answer.body))
        let value = (document as? [String: Any])?["value"] ?? NSNull()
        guard answer.status == 200 else {
            let problem = value as? [String: Any]
            let message = problem?["message"] as? String ?? answer.text
            throw WebDriverError(
                problem?["error"] as? String ?? "\(answer.status)",
                "\(path): " + (message.split(separator: "\n").first.map(String.init) ?? ""))
        }
        return value
    }
}

// What a person at the browser does, and sees.
extension Browser {
    /// Opens an address and waits until the page has loaded.
    package func go(to url: String) throws { try command("POST", "/url", ["url": url]) }

    package func reload() throws { try command("POST", "/refresh") }

    package func goBack() throws { try command("POST", "/back") }

    package var url: String { get throws { try command("GET", "/url") as? String ?? "" } }

    package var title: String { get throws { try command("GET", "/title") as? String ?? "" } }

    /// The text of the dialog (`alert` and its kin) that is open; nil if none is.
    package var dialog: String? {
        get throws {
            do { return try command("GET", "/alert/text") as? String ?? "" } catch let error as WebDriverError
                where error.code == "no such alert"
            { return nil }
        }
    }

    /// What is drawn, as a PNG.
    package func screenshot() throws -> Data {
        guard let text = try command("GET", "/screenshot") as? String, let image = Data(base64Encoded: text)
        else { throw WebDriverError("unable to capture screen", "no image") }
        return image
    }

    /// Handles of the open windows and tabs.
    package var windows: [String] {
        get throws { try command("GET", "/window/handles") as? [String] ?? [] }
    }

    package var window: String { get throws { try command("GET", "/window") as? String ?? "" } }

    package func enter(window: String) throws { try command("POST", "/window", ["handle": window]) }

    /// Opens a tab and enters it.
    package func openTab() throws {
        let answer = try command("POST", "/window/new", ["type": "tab"]) as? [String: Any]
        guard let handle = answer?["handle"] as? String else {
            throw WebDriverError("no such window", "no handle")
        }
        try enter(window: handle)
    }

    /// Closes the current window; enter another one behind it.
    package func closeWindow() throws { try command("DELETE", "/window") }

    /// Lets what follows concern the document of a frame.
    package func enter(frame: Element) throws { try command("POST", "/frame", ["id": frame.reference]) }

    /// Lets what follows concern the whole page again.
    package func leaveFrames() throws { try command("POST", "/frame", ["id": NSNull()]) }
}
