// What the browser says of the person and the device before it.
extension Browser {
    package enum ColorScheme: String, CaseIterable, Sendable { case light, dark }

    /// Makes the page as large as that many CSS pixels, below what a window may be too.
    package func resize(width: Int, height: Int = 900, scale: Int = 1) throws {
        try devTools(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": scale, "mobile": false])
    }

    /// Answers to the media queries `prefers-color-scheme` and `prefers-reduced-motion`.
    package func prefer(_ scheme: ColorScheme, reducedMotion: Bool = false) throws {
        try devTools(
            "Emulation.setEmulatedMedia",
            [
                "features": [
                    ["name": "prefers-color-scheme", "value": scheme.rawValue],
                    [
                        "name": "prefers-reduced-motion",
                        "value": reducedMotion ? "reduce" : "no-preference",
                    ],
                ]
            ])
    }

    /// The value of `Accept-Language` from the next request on, and of `navigator.languages`.
    package func accept(languages: String) throws {
        let agent = try run("return navigator.userAgent")
        try devTools("Network.setUserAgentOverride", ["userAgent": agent, "acceptLanguage": languages])
    }

    /// Lets the pages of an origin use the clipboard, as a person would on being asked.
    package func allowClipboard(origin: String) throws {
        try devTools(
            "Browser.grantPermissions",
            ["origin": origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]])
        try devTools("Emulation.setFocusEmulationEnabled", ["enabled": true])
    }

    package func clipboard() throws -> String {
        try runAsync("return await navigator.clipboard.readText()") as? String ?? ""
    }

    /// Runs a script in each page before the page's own.
    package func prepare(_ script: String) throws {
        try devTools("Page.addScriptToEvaluateOnNewDocument", ["source": script])
    }
}
