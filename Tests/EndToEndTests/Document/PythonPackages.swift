import Foundation
import TestSupport

/// Programs and packages from PyPI, which `deploy/test` installs beside the build.
enum PythonPackages {
    static let folder = Program.root.appending(path: ".build/venv/bin")

    /// The path of an installed program.
    static func program(_ name: String) -> String { folder.appending(path: name).path }

    static let areInstalled = ["schemathesis", "openapi-spec-validator"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: program($0))
    }
}
