import Foundation
import TestSupport
import Testing
import WebDriver

/// All tests that drive a browser: one after the other, since two browsers at once on a small machine would try their deadlines only.
@Suite(
    "In a browser", .serialized,
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: ChromeDriver.path),
        "needs chromium and chromium-driver"))
enum InBrowser {}

extension World {
    /// Where browsers find the server.
    var origin: String { "http://127.0.0.1:\(server.httpPort)" }
}
