import Foundation
import Testing

/// What can be held against the documents without running anything.
@Suite("The documentation")
struct DocumentationTests {
    private static let root = ImportTests.root

    @Test("holds no mark of a merge, and neither does anything else")
    func merges() throws {
        let marks = ["<<<<<<<", "=======", ">>>>>>>"]
        var read = 0
        for folder in ["docs", "Sources", "Tests", "sql", "deploy", ".ci"] {
            let files = try FileManager.default.subpathsOfDirectory(atPath: Self.root.path + "/" + folder)
            for file in files {
                // What is no text cannot be merged.
                guard
                    let text = try? String(
                        contentsOf: Self.root.appending(path: folder + "/" + file), encoding: .utf8)
                else { continue }
                read += 1
                let marked = text.split(separator: "\n").contains { line in
                    marks.contains { line == $0 || line.hasPrefix($0 + " ") }
                }
                #expect(!marked, "\(folder)/\(file)")
            }
        }
        #expect(read > 500)
    }

    @Test("names every setting of the server, and no other")
    func settings() throws {
        let source = try text("Sources/Application/ServerSettings.swift")
        let defined = Set(source.matches(of: /"(RESTANTE_[A-Z_]+)"/).map { String($0.1) })
        let rows = try text("docs/operations.md").split(separator: "\n").filter {
            $0.hasPrefix("| `RESTANTE_")
        }
        let documented = Set(rows.flatMap { $0.matches(of: /`(RESTANTE_[A-Z_]+)`/).map { String($0.1) } })
        #expect(defined.count > 20)
        #expect(documented.symmetricDifference(defined) == [])
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }
}
