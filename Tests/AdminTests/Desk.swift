import Application
import Foundation
import Postgres
import TestSupport

/// An operator's desk: the admin program on a database of its own.
final class Desk: @unchecked Sendable {
    let database: MigratedDatabase
    let folder: URL
    let environment: [String: String]

    init() throws {
        database = try MigratedDatabase()
        folder = FileManager.default.temporaryDirectory.appending(path: "restante-desk-\(UUID().uuidString)")
        environment = [
            "RESTANTE_DATA_DIR": folder.path, "RESTANTE_HOSTNAME": "mx.test.example",
            "RESTANTE_DATABASE_URL": try database.database.connectionString(),
        ]
        // As the server's first start leaves it.
        try DataDirectory(folder.path).make()
        _ = try DataDirectory(folder.path).secretKey(file: nil)
    }

    deinit {
        database.drop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs one command line, words between spaces.
    func run(_ line: String, input: String = "") throws -> Program.Outcome {
        try Program.run(
            "restante-admin", line.split(separator: " ").map(String.init), environment: environment,
            input: input)
    }

    /// Runs one command line that succeeds, and reads its document.
    func document(_ line: String, input: String = "") throws -> [String: Any] {
        let outcome = try run(line + " --json", input: input)
        guard outcome.code == 0, outcome.error.isEmpty else {
            throw Refused(line: line, outcome: outcome)
        }
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    /// An owner with an active domain `<name>.example`.
    @discardableResult
    func owner(_ name: String) throws -> [String: Any] {
        let owner = try document(
            "owner create --email \(name)@owners.example --name \(name) --password-file -",
            input: "correct horse\n")
        _ = try document("domain create --owner \(name)@owners.example --name \(name).example --activate")
        return owner
    }

    /// A buyer of that owner.
    func buyer(_ address: String, of owner: String) throws -> [String: Any] {
        let localPart = address.prefix { $0 != "@" }
        let made = try document(
            "buyer create --owner \(owner)@owners.example --domain \(owner).example --local-part \(localPart)"
        )
        return (made["buyers"] as? [[String: Any]])?.first ?? [:]
    }

    /// Looks behind the program's back, as the database's superuser.
    func superuser() throws -> BlockingConnection {
        try BlockingConnection(ConnectionOptions(try database.database.connectionString()))
    }
}

/// A command line failed that the test counts on.
struct Refused: Error {
    let line: String
    let outcome: Program.Outcome
}

extension [String: Any] {
    func text(_ name: String) -> String { self[name] as? String ?? "" }
}
