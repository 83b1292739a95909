import Foundation
import TestSupport
import Testing

/// A request that one of the documents shows, as a command line, and the answer that it shows for it.
struct SeedRequest {
    let name: String
    let curl: String
    let answer: String
    var status = 200
    /// Members that the product gives beside those of the document: each is there for a client that needs it.
    var beside: [String] = []

    static let canRun = FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")

    /// Runs the command with another base URL and another key, and compares the answer with the document's.
    /// - Parameter changes: what else cannot be as it is written, and what stands for it.
    func run(
        _ base: String, at port: UInt16, key: (text: String, value: String), _ changes: [String: String] = [:]
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "restante-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // The command stays as it is; what is missing to read its answer stands in curl's settings.
        try #"""
        silent
        write-out = "\n%{http_code}"
        """#.write(to: folder.appending(path: ".curlrc"), atomically: true, encoding: .utf8)
        var command = curl.replacing(base, with: "http://127.0.0.1:\(port)").replacing(
            key.text, with: key.value)
        for (text, value) in changes { command = command.replacing(text, with: value) }
        let ran = try Program.run(
            "/bin/sh", ["-c", command], environment: ["CURL_HOME": folder.path, "NO_PROXY": "*"])
        #expect(ran.code == 0, "\(name): \(ran.error)")
        let lines = ran.output.split(separator: "\n")
        #expect(lines.last == "\(status)", "\(name): \(ran.output)")
        let got = try JSONDecoder().decode(Shape.self, from: Data((lines.first ?? "").utf8))
        let wanted = try JSONDecoder().decode(Shape.self, from: Data(answer.utf8))
        #expect(got.without(beside) == wanted, "\(name): \(ran.output)")
        for path in beside { #expect(got.without([path]) != got, "\(name) has no \(path)") }
    }
}
