import Foundation
import TestSupport

/// A running `chromedriver`, which starts browsers and passes on what they are told (W3C WebDriver).
package final class ChromeDriver: @unchecked Sendable {
    /// The one of this test process, started by whoever needs it first.
    package static let shared: Result<ChromeDriver, any Error> = Result {
        let driver = try ChromeDriver()
        atexit { try? ChromeDriver.shared.get().stop() }
        return driver
    }

    package static let path = "/usr/bin/chromedriver"

    package let port: UInt16
    private let process = Process()
    private let lifeline = Pipe()

    /// The driver leaves its browsers behind when it is killed, and nobody tells it when this process is. A shell holds the other end of a
    /// pipe: when that closes, for whatever reason, it ends its process group, itself apart, and removes what they kept.
    private static let supervisor = """
        TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/restante-browser-XXXXXX"); export TMPDIR
        "$0" --port=0 </dev/null 2>/dev/null &
        read -r line
        pkill -KILL -g $$ chrom
        wait
        rm -rf "$TMPDIR"
        """

    package init() throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", Self.supervisor, Self.path]
        process.standardInput = lifeline
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        while true {
            let piece = output.fileHandleForReading.availableData
            guard !piece.isEmpty else { throw WebDriverError("chromedriver", "did not start: \(said)") }
            said += String(decoding: piece, as: UTF8.self)
            guard let start = said.firstRange(of: "successfully on port "),
                let end = said[start.upperBound...].firstIndex(of: ".")
            else { continue }
            guard let port = UInt16(said[start.upperBound..<end]) else {
                throw WebDriverError("chromedriver", "says no port: \(said)")
            }
            self.port = port
            return
        }
    }

    /// Ends the driver and every browser that it has started.
    package func stop() {
        try? lifeline.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
