import Foundation
import Postgres
import Storage
import TestSupport
import Testing

@Suite("The schema")
struct SchemaTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let pgDump = "/usr/lib/postgresql/15/bin/pg_dump"

    @Test(
        "is the one in sql/schema.sql",
        .enabled(if: FileManager.default.isExecutableFile(atPath: pgDump), "the file is pg_dump 15's"))
    func dump() throws {
        let database = try MigratedDatabase()
        defer { database.drop() }
        let pipe = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: Self.pgDump)
        process.arguments = [
            "--schema-only", "--schema=restante", try database.database.connectionString(),
        ]
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let actual = Self.normalised(String(decoding: output, as: UTF8.self))
        let file = Self.root.appending(path: "sql/schema.sql")
        let expected = try String(contentsOf: file, encoding: .utf8)
        if actual != expected {
            let copy = FileManager.default.temporaryDirectory.appending(path: "restante-schema.sql")
            try actual.write(to: copy, atomically: true, encoding: .utf8)
            Issue.record("sql/schema.sql is out of date; what it should be is in \(copy.path)")
        }
    }

    /// Without pg_dump's comments, settings, tokens and empty lines.
    private static func normalised(_ dump: String) -> String {
        dump.split(separator: "\n").filter { line in
            !["--", "\\", "SET ", "SELECT "].contains { line.hasPrefix($0) }
        }.joined(separator: "\n") + "\n"
    }

    @Test("is made of the files of sql/, numbered without a gap, each with its reason at the top")
    func files() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path + "/sql")
            .filter { $0.hasSuffix(".sql") && $0 != "schema.sql" }.sorted()
        let database = try EmptyDatabase()
        defer { database.drop() }
        let missing = try Migrator.restante.missing(ConnectionOptions(try database.connectionString()))
        #expect(missing == names)
        for (index, name) in names.enumerated() {
            #expect(Int(name.prefix(4)) == index + 1, "\(name)")
            let text = try String(contentsOf: Self.root.appending(path: "sql/\(name)"), encoding: .utf8)
            #expect(text.hasPrefix("-- "), "\(name)")
        }
    }

    @Test("can be laid by the owner of a database who is no superuser")
    func managedService() throws {
        let database = try EmptyDatabase()
        defer { database.drop() }
        let name = "test_admin_\(database.name.suffix(8))"
        let superuser = try BlockingConnection(ConnectionOptions(try database.connectionString()))
        try superuser.run(
            script: """
                create role \(name) login createrole;
                alter database \(database.name) owner to \(name);
                """)
        defer {
            try? superuser.run(script: "reassign owned by \(name) to current_user; drop owned by \(name)")
            try? superuser.run(script: "drop role \(name)")
        }
        let options = ConnectionOptions(try database.connectionString(user: name))
        #expect(try Migrator.restante.migrate(options).isEmpty == false)
        #expect(try Migrator.restante.missing(options) == [])
        var server = options
        server.role = "restante_server"
        let user = Statement("select current_user::text")
        #expect(
            try BlockingConnection(server).query(user()).first?(0, as: String.self) == "restante_server")
    }
}
