import Foundation
import TestSupport
import Testing

@Suite(
    "The OpenAPI document", .enabled(if: PythonPackages.areInstalled, "needs what deploy/test installs"))
struct ValidityTests {
    @Test("is valid, and each example in it is what it is an example of")
    func validity() async throws {
        try await Background.run {
            let folder = Program.root
            let checked = try succeed(
                PythonPackages.program("python"),
                [
                    folder.appending(path: "Tests/EndToEndTests/Document/validate.py").path,
                    folder.appending(path: "docs/openapi.json").path,
                ], environment: ["PYTHONUTF8": "1"])
            #expect(Int(checked.dropLast()) ?? 0 > 100, "\(checked)")
        }
    }
}
