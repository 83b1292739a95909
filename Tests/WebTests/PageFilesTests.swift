import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("The files of the pages")
struct PageFilesTests {
    private static let folder = Program.root.appending(path: "Sources/Web/pages")

    private static func files() throws -> [String] {
        let all = try #require(FileManager.default.enumerator(atPath: folder.path))
        return all.compactMap { $0 as? String }.filter { $0.contains(".") }
    }

    /// What a module names as its own imports, now or later.
    private static func imports(in text: String) -> [String] {
        let fixed = text.matches(of: /(?:from|import) "([^"\n]+)";/).map { String($0.1) }
        return fixed + text.matches(of: /import\(["`]([^"`\n]+)["`]\)/).map { String($0.1) }
    }

    private func text(of name: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    }

    @Test("every file is embedded as it is, and nothing else")
    func embedded() throws {
        let embedded = Assets.files(in: "pages/")
        #expect(Set(embedded.keys) == Set(try Self.files()))
        for (name, octets) in embedded {
            #expect(try Data(contentsOf: Self.folder.appending(path: name)) == Data(octets), "\(name)")
        }
    }

    @Test("each dictionary has the words of the English one, and the values that stand in them")
    func dictionaries() throws {
        let english = try Self.files().filter { $0.hasSuffix(".en.js") }
        #expect(!english.isEmpty)
        for name in english {
            let words = try words(in: name)
            #expect(!words.isEmpty, "\(name)")
            for language in Pages.languages.dropFirst() {
                let other = name.replacing(".en.js", with: ".\(language).js")
                let translated = try self.words(in: other)
                #expect(Set(translated.keys) == Set(words.keys), "\(other)")
                for (key, values) in translated { #expect(values == words[key], "\(other): \(key)") }
            }
        }
    }

    @Test("each remark that the parser makes on a mail has words")
    func remarks() throws {
        let words = try words(in: "lang/mail.en.js")
        let folder = Program.root.appending(path: "Sources/MIME")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        var count = 0
        for case let name as String in files where name.hasSuffix(".swift") {
            let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for match in source.matches(of: /\bnotes\.add\("([^"\n]+)"\)/) {
                let remark = match.1.replacing(/\\\([A-Za-z.]+(\([a-z]+\))?\)/, with: "…")
                #expect(words["note." + remark] != nil, "\(remark)")
                count += 1
            }
        }
        #expect(count > 15)
    }

    /// By key, the names in braces. A text stands on one line, also with plural forms.
    private func words(in name: String) throws -> [String: Set<String>] {
        var words: [String: Set<String>] = [:]
        for line in try text(of: name).split(separator: "\n") {
            guard let match = line.firstMatch(of: /^  "([^"]+)": (.*)$/) else { continue }
            words[String(match.1)] = Set(match.2.matches(of: /\{(\w+)\}/).map { String($0.1) })
        }
        return words
    }

    @Test("no module reaches past this server, and none turns text into markup")
    func sources() throws {
        let forbidden = [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "srcdoc", "eval(",
            "new Function",
        ]
        for name in try Self.files() where name.hasSuffix(".js") {
            let text = try text(of: name)
            for word in forbidden { #expect(!text.contains(word), "\(name): \(word)") }
            for path in Self.imports(in: text) {
                #expect(path.hasPrefix("./") || path.hasPrefix("../"), "\(name): \(path)")
            }
        }
    }

    @Test("what is sent has neither comments nor indentation, and no text that goes over lines")
    func squeezed() throws {
        let text = """
            // One.
            /** Two. */
            const a = `x // y`;  // stays

            /**
             * Three */ still
             * more
             */
              b();
            /* Four */

            """
        #expect(
            String(decoding: Array(text.utf8).squeezed, as: UTF8.self)
                == "const a = `x // y`;  // stays\nb();\n")
        for (name, file) in PageFiles().files where name.hasSuffix(".js") {
            for line in file.octets.split(separator: UInt8(ascii: "\n")) {
                #expect(line.count { $0 == UInt8(ascii: "`") }.isMultiple(of: 2), "\(name)")
                #expect(line.first != UInt8(ascii: "*") && !line.contains(UInt8(ascii: "\t")), "\(name)")
            }
        }
    }

    @Test(
        "a page with all its modules, its styles and one language is under 100 KB",
        arguments: Pages.pages.map(\.1))
    func weight(page: String) throws {
        let files = PageFiles().files
        var seen: Set<String> = ["prefs.js", "mark.svg", "base.css", "\(page).css"]
        var left = ["\(page).js"]
        while let name = left.popLast() {
            guard seen.insert(name).inserted, name.hasSuffix(".js") else { continue }
            let text = String(decoding: try #require(files[name], "\(name)").octets, as: UTF8.self)
            let folder = name.contains("/") ? name.prefix { $0 != "/" } + "/" : ""
            for path in Self.imports(in: text) where !path.contains("$") {
                left.append(path.hasPrefix("../") ? String(path.dropFirst(3)) : folder + path.dropFirst(2))
            }
            for match in text.matches(of: /loadWords\(([^)]*)\)/) {
                for word in match.1.matches(of: /"(\w+)"/) { left.append("lang/\(word.1).zh-Hant.js") }
            }
        }
        let octets = seen.compactMap { files[$0]?.octets.count }.reduce(0, +)
        #expect(octets < 100_000, "\(octets) octets")
    }
}
