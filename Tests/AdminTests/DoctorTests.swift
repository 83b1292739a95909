import Foundation
import Postgres
import TestSupport
import Testing

@Suite("restante-admin doctor")
struct DoctorTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    private func finding(_ check: String, in outcome: Program.Outcome) throws -> [String: Any] {
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let checks = document?["checks"] as? [[String: Any]]
        return try #require(checks?.first { $0.text("check") == check }, "\(outcome)")
    }

    @Test("finds no problem where there is none")
    func healthy() throws {
        _ = try desk.document("owner create --email a@owners.example --name A")
        let outcome = try desk.run("doctor --json")
        #expect(outcome.code == 0)
        #expect(try finding("database", in: outcome).text("status") == "ok")
        #expect(try finding("row-level security", in: outcome).text("status") == "ok")
        #expect(try finding("clock", in: outcome).text("status") == "ok")
        #expect(try finding("hostname", in: outcome).text("detail") == "mx.test.example")
    }

    @Test("finds a tenant table whose row-level security is not forced")
    func openTable() throws {
        try desk.superuser().run(script: "alter table restante.message no force row level security")
        let outcome = try desk.run("doctor --json")
        #expect(outcome.code == 1)
        #expect(try finding("row-level security", in: outcome).text("detail") == "not forced on message")
    }

    @Test("finds a secret key that others may read")
    func openKey() throws {
        try desk.owner("alice")
        _ = try desk.buyer("joe@alice.example", of: "alice")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: desk.folder.path + "/secret.key")
        let outcome = try desk.run("doctor --json --dns-server 127.0.0.1:9")
        #expect(outcome.code == 1)
        #expect(try finding("secret key", in: outcome).text("status") == "problem")
    }

    @Test("looks at the certificate: for whom, until when, and whether the key is its own")
    func certificate() throws {
        let good = try TestCertificate()
        let other = try TestCertificate(hosts: ["mx.other.example"])
        func detail(_ environment: [String: String]) throws -> String {
            let outcome = try Program.run(
                "restante-admin", ["doctor", "--json"],
                environment: desk.environment.merging(environment) { $1 })
            let finding = try finding("certificate", in: outcome)
            return "\(finding.text("status")): \(finding.text("detail"))"
        }
        // A day more within the second in which it was made.
        #expect(
            ["29", "30"].map { "ok: issued for mx.test.example, \($0) days left" }
                .contains(try detail(good.settings)))
        #expect(
            try detail(other.settings)
                == "warning: it is not issued for mx.test.example; senders that check will not deliver")
        #expect(
            try detail(["RESTANTE_TLS_CERT": good.chainFile, "RESTANTE_TLS_KEY": other.keyFile])
                == "problem: RESTANTE_TLS_KEY: \(other.keyFile): the private key does not belong to the certificate"
        )
        try good.renew(days: 3)
        #expect(try detail(good.settings).hasPrefix("warning: issued for mx.test.example, "))
    }

    @Test("tells a database without a schema from one that is not there")
    func noDatabase() throws {
        let empty = try EmptyDatabase()
        defer { empty.drop() }
        let url = try empty.connectionString()
        var environment = desk.environment
        environment["RESTANTE_DATABASE_URL"] = url
        #expect(try Program.run("restante-admin", ["doctor"], environment: environment).code == 1)
        let list = try Program.run("restante-admin", ["owner", "list"], environment: environment)
        #expect(list.code == 6)
        #expect(list.error.hasSuffix("; run 'restante migrate'\n"))
        environment["RESTANTE_DATABASE_URL"] = "host=/nowhere"
        #expect(try Program.run("restante-admin", ["doctor"], environment: environment).code == 6)
        #expect(try Program.run("restante-admin", ["owner", "list"], environment: environment).code == 6)
    }

    @Test("A misspelt setting in the environment is refused with a suggestion")
    func misspelt() throws {
        let outcome = try Program.run(
            "restante-admin", ["owner", "list"],
            environment: desk.environment.merging(["RESTANTE_DATADIR": "/tmp"]) { $1 })
        #expect(outcome.code == 2)
        #expect(
            outcome.error
                == "restante-admin: unknown setting 'RESTANTE_DATADIR' in the environment;"
                + " did you mean 'RESTANTE_DATA_DIR'?\n")
    }
}

@Suite("restante-admin without a server")
struct PrivateClusterTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "restante-first-\(UUID().uuidString)")

    private func run(_ program: String, _ line: String) throws -> Program.Outcome {
        try Program.run(
            program, line.split(separator: " ").map(String.init),
            environment: ["RESTANTE_DATA_DIR": folder.path])
    }

    @Test(
        "makes no data folder, whatever it is asked",
        arguments: [
            "owner list", "owner create --email a@owners.example --name A", "stats", "doctor",
            "buyer create --owner a@owners.example --domain a.example",
        ])
    func noFolder(line: String) throws {
        let outcome = try run("restante-admin", line)
        #expect(outcome.code == 6)
        #expect(
            (outcome.output + outcome.error).contains(
                "there is no database in the folder \(folder.path); 'restante serve' or 'restante migrate' makes one"
            ))
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test("makes no cluster in a folder that is there, and none of what an initdb has left half done")
    func noCluster() throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: "postgres"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try run("restante-admin", "owner list").code == 6)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["postgres"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/postgres") == [])
    }

    @Test("works on the cluster that 'restante migrate' has made, and leaves nothing running")
    func firstOwner() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try run("restante", "migrate").code == 0)
        let created = try run("restante-admin", "owner create --email a@owners.example --name A")
        #expect(created.code == 0, "\(created.error)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/postgres/postmaster.pid"))
        let listed = try run("restante-admin", "owner list")
        #expect(listed.output.hasPrefix("a@owners.example\tA\tactive\tnever\t"))
        // A PIN under a key that no server has would open nothing.
        _ = try run("restante-admin", "domain create --owner a@owners.example --name a.example --activate")
        let buyer = try run("restante-admin", "buyer create --owner a@owners.example --domain a.example")
        #expect(buyer.code == 6)
        #expect(buyer.error.contains("there is no secret key in the folder \(folder.path)"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/secret.key"))
        let elsewhere = try run(
            "restante-admin",
            "buyer create --owner a@owners.example --domain a.example --secret-key-file /nowhere/key")
        #expect(elsewhere.code == 6)
        #expect(elsewhere.error == "restante-admin: the secret key /nowhere/key cannot be read\n")
    }
}
