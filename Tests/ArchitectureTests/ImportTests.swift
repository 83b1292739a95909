import Foundation
import Testing

/// The house rules that the compiler does not know. The table is the one of docs/architecture.md.
@Suite("The architecture")
struct ImportTests {
    /// What each target may import beside the standard library, in the order of the house, bottom to top.
    static let house: [(target: String, mayImport: Set<String>)] = [
        ("Telemetry", []),
        ("JSON", ["FoundationEssentials"]),
        ("MIME", []),
        ("OneTimeCode", []),
        ("Inbox", []),
        ("CommandLineKit", ["JSON"]),
        ("Networking", ["CLinux"]),
        ("OpenSSL", ["COpenSSL"]),
        ("Postgres", ["CLibPQ", "Networking"]),
        ("Transport", ["Networking", "OpenSSL"]),
        ("HTTP", ["JSON", "Networking", "OpenSSL", "Telemetry", "Transport"]),
        ("SMTP", ["Networking", "OpenSSL", "Telemetry", "Transport"]),
        ("Storage", ["Postgres", "Networking", "Schema", "Inbox", "OpenSSL"]),
        (
            "Intake",
            [
                "SMTP", "MIME", "OneTimeCode", "Storage", "Inbox", "JSON", "Networking", "OpenSSL",
                "Postgres",
                "Telemetry",
            ]
        ),
        (
            "API",
            [
                "HTTP", "Storage", "Inbox", "JSON", "MIME", "Networking", "OpenSSL", "Postgres", "Telemetry",
            ]
        ),
        ("Web", ["CAssets", "HTTP", "Inbox"]),
        (
            "Jobs",
            [
                "HTTP", "Storage", "Inbox", "JSON", "Networking", "OpenSSL", "Postgres", "Telemetry",
                "Transport",
            ]
        ),
        (
            "Application",
            ["Storage", "Inbox", "Postgres", "Networking", "OpenSSL", "Telemetry", "CommandLineKit"]
        ),
        (
            "restante",
            [
                "Application", "Intake", "API", "Web", "Jobs", "SMTP", "HTTP", "Storage", "Inbox", "Postgres",
                "Networking",
                "OpenSSL", "Telemetry", "CommandLineKit", "JSON",
            ]
        ),
        (
            "restante-admin",
            [
                "Application", "Storage", "Inbox", "Postgres", "Networking", "OpenSSL", "CommandLineKit",
                "JSON", "MIME", "Telemetry",
            ]
        ),
    ]

    static let standard: Set<String> = ["Dispatch", "Glibc", "Synchronization", "Swift"]
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("each target imports only what stands below it", arguments: house.map(\.target))
    func imports(target: String) throws {
        let allowed = try #require(Self.house.first { $0.target == target }).mayImport
        for file in try Self.swiftFiles(in: "Sources/\(target)") {
            for module in Self.imports(of: try String(contentsOf: file, encoding: .utf8)) {
                #expect(
                    allowed.contains(module) || Self.standard.contains(module),
                    "\(file.lastPathComponent) of \(target) imports \(module)")
            }
        }
    }

    @Test("every target of the folder Sources stands in the table")
    func completeness() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.path + "/Sources")
        let cTargets = ["CLinux", "CLibPQ", "COpenSSL", "CAssets"]
        #expect(Set(folders) == Set(Self.house.map(\.target) + cTargets))
    }

    @Test("each C library has exactly one importer")
    func oneImporter() {
        for module in ["CLinux", "CLibPQ", "COpenSSL", "CAssets", "Schema"] {
            #expect(Self.house.filter { $0.mayImport.contains(module) }.count == 1, "\(module)")
        }
    }

    @Test("SQL stands in sql/, in Storage, and in what keeps sessions and migrations")
    func sqlStaysInStorage() throws {
        for (target, _) in Self.house where !["Storage", "Postgres"].contains(target) {
            for file in try Self.swiftFiles(in: "Sources/\(target)") {
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(
                    !text.contains("Statement("), "\(file.lastPathComponent) of \(target) makes a statement")
            }
        }
    }

    @Test("nothing is public, and nothing is taken by force")
    func noForce() throws {
        for (target, _) in Self.house {
            for file in try Self.swiftFiles(in: "Sources/\(target)") {
                let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                for line in lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                    for word in [
                        "public ", "open class", "try! ", " as! ", "fatalError(", "preconditionFailure(",
                    ]
                    // Without digests or randomness no answer is safe: OpenSSL's own failure may end the process.
                    where target != "OpenSSL" || word != "fatalError(" {
                        #expect(!line.contains(word), "\(file.lastPathComponent) of \(target): \(line)")
                    }
                }
            }
        }
    }

    private static func swiftFiles(in folder: String) throws -> [URL] {
        let base = root.appending(path: folder)
        let paths = try #require(FileManager.default.subpaths(atPath: base.path))
        return paths.filter { $0.hasSuffix(".swift") }.map { base.appending(path: $0) }
    }

    /// The modules that a file imports, however the import is marked.
    private static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at + 1 < words.count, at <= 1,
                at == 0 || ["package", "internal", "private", "fileprivate", "@testable"].contains(words[0])
            else { return nil }
            return String(words[at + 1].split(separator: ".")[0])
        }
    }
}
