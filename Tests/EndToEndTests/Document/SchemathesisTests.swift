import Foundation
import TestSupport
import Testing

/// Requests made up from the document that the server itself gives away, and its answers held against it.
@Suite(
    "schemathesis", .serialized, .timeLimit(.minutes(5)),
    .enabled(if: PythonPackages.areInstalled, "needs what deploy/test installs"))
struct SchemathesisTests {
    private static let files = Program.root.appending(path: "Tests/EndToEndTests/Document")

    @Test("finds no failure and no breach as an API key")
    func key() async throws {
        try await drive { stock in
            Run(
                header: "X-API-Key: \(stock.owner.key)",
                only: ["--include-path-regex", "^/api/(premium|email|emails|config|webhook|v1)(/|$)"],
                proof: "/api/v1/profile")
        }
    }

    @Test("finds no failure and no breach as an owner who logged in")
    func owner() async throws {
        try await drive { stock in
            Run(
                header: "Authorization: Bearer \(stock.ownerToken)",
                only: ["--include-path-regex", "^/api/owner/"], without: Self.endings, proof: "/api/owner/me")
        }
    }

    @Test("finds no failure and no breach as a buyer who logged in")
    func buyer() async throws {
        try await drive { stock in
            Run(
                header: "Authorization: Bearer \(stock.buyerToken)",
                only: ["--include-path-regex", "^/api/buyer/"], without: Self.endings,
                proof: "/api/buyer/messages")
        }
    }

    @Test("finds no failure and no breach in what begins and ends log-ins, and in what anyone may ask")
    func strangers() async throws {
        try await drive { stock in
            Run(
                header: "Authorization: Bearer \(stock.ownerToken)",
                only: ["--include-path-regex", "/(login|logout|password)$|^/(livez|readyz|openapi.json)$"],
                // None of these leads to another.
                without: ["--phases", "examples,coverage,fuzzing"])
        }
    }

    /// What would end the log-in that the run needs, or never ends itself.
    private static let endings = ["--exclude-path-regex", "/(login|logout|password|events)$|/sessions/"]

    private struct Run {
        let header: String
        var only: [String] = []
        var without: [String] = []
        /// What must still be given away when the run is over.
        var proof: String?
    }

    private func drive(_ plan: @escaping @Sendable (Stock) -> Run) async throws {
        try await Background.run { try Self.drive(plan) }
    }

    private static func drive(_ plan: (Stock) -> Run) throws {
        let names = try #require(NameServer())
        let world = try World(environment: ["RESTANTE_DNS_SERVER": "127.0.0.1:\(names.port)"])
        defer { world.end() }
        let stock = try Stock(world)
        let run = plan(stock)
        let folder = FileManager.default.temporaryDirectory.appending(path: "restante-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try Program.run(
            "/bin/sh",
            [
                // It leaves files where it runs.
                "-c", #"cd "$0" && exec "$@""#, folder.path, PythonPackages.program("schemathesis"),
                "--config-file", files.appending(path: "schemathesis.toml").path,
                "run", "http://127.0.0.1:\(world.server.httpPort)/openapi.json",
                "--header", run.header, "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,"
                    + "response_schema_conformance,response_headers_conformance,ignored_auth",
                "--seed", "1", "--max-examples", "5", "--generation-database", "none",
                "--generation-with-security-parameters", "false", "--suppress-health-check", "all",
                "--no-color",
            ] + run.only + run.without,
            environment: [
                "RESTANTE_IDS": try stock.ids(), "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": files.path,
                "NO_PROXY": "*",
            ])
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.contains("Test cases:"), "\(outcome.output)\(outcome.error)")
        guard let proof = run.proof, let colon = run.header.firstIndex(of: ":") else { return }
        let field = [String(run.header[..<colon]): String(run.header[colon...].dropFirst(2))]
        #expect(try world.web.get(proof, field).status == 200, "the run has lost its own credential")
    }
}
