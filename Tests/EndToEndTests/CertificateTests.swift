import Foundation
import TestSupport
import Testing

@Suite("The server's certificate")
struct CertificateTests {
    private let certificate: TestCertificate

    init() throws { certificate = try TestCertificate() }

    private var settings: [String: String] {
        certificate.settings.merging(["RESTANTE_HTTPS_LISTEN": "127.0.0.1:0"]) { $1 }
    }

    /// The serial number of the certificate that a new connection is shown.
    private func shown(by server: RunningServer) throws -> String {
        let answer = try Program.run(
            "/usr/bin/openssl", ["s_client", "-connect", "127.0.0.1:\(server.httpsPort)"], environment: [:])
        let chain = certificate.folder.appending(path: "shown.pem")
        try Data(answer.output.utf8).write(to: chain)
        return try certificate.openSSL("x509", "-noout", "-serial", "-in", chain.path)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("is renewed on SIGHUP for new connections, and kept by those that are open")
    func renewal() throws {
        let world = try World(environment: settings)
        defer { world.end() }
        let server = world.server
        let first = try certificate.serial()
        #expect(try shown(by: server) == first)
        let open = try SecureSocket(try BlockingSocket(port: server.httpsPort), trusting: certificate)
        let request = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
        try open.send(request)
        #expect(try open.receive(until: "ok").contains("HTTP/1.1 200 OK\r\n"))

        try certificate.renew(days: 90)
        kill(server.processIdentifier, SIGHUP)
        #expect(server.logged(containing: "certificate reloaded")?.contains("days_left=") == true)
        let second = try certificate.serial()
        #expect(second != first)
        #expect(try shown(by: server) == second)
        try open.send(request)
        #expect(try open.receive(until: "ok").contains("HTTP/1.1 200 OK\r\n"))

        try Data("no key".utf8).write(to: URL(filePath: certificate.keyFile))
        kill(server.processIdentifier, SIGHUP)
        let line = try #require(server.logged(containing: "certificate kept"))
        #expect(line.contains("level=error") && line.contains("the private key cannot be used"), "\(line)")
        #expect(try shown(by: server) == second)
    }

    @Test("makes a browser's cookie one for HTTPS and this host only")
    func cookie() throws {
        let world = try World(environment: settings)
        defer { world.end() }
        let owner = try world.owner("alice")
        let port = world.server.httpsPort
        let arguments = [
            "--silent", "--show-error", "--include", "--cacert", certificate.chainFile, "--header",
            "Content-Type: application/json", "--data",
            "{\"email\":\"\(owner.email)\",\"password\":\"\(owner.password)\"}",
            "https://localhost:\(port)/api/owner/login", "--header",
        ]
        let own = try Program.run(
            "/usr/bin/curl", arguments + ["Origin: https://localhost:\(port)"], environment: [:])
        #expect(own.output.contains("Set-Cookie: __Host-restante_owner="), "\(own)")
        #expect(own.output.contains("; Secure"))
        let foreign = try Program.run(
            "/usr/bin/curl", arguments + ["Origin: http://localhost:\(port)"], environment: [:])
        #expect(foreign.output.contains(" 200 OK") && !foreign.output.contains("Set-Cookie"))
    }

    @Test("that is missing or wrong keeps the server from starting, with the setting to change")
    func missing() throws {
        let other = try TestCertificate()
        let folder = certificate.folder.appending(path: "data").path
        func complaint(_ environment: [String: String]) throws -> String {
            let outcome = try Program.run(
                "restante", ["serve"],
                environment: environment.merging(["RESTANTE_DATA_DIR": folder]) { $1 })
            #expect(outcome.code != 0)
            return outcome.error
        }
        #expect(
            try complaint(["RESTANTE_HTTPS_LISTEN": "127.0.0.1:0"])
                .contains("RESTANTE_HTTPS_LISTEN needs RESTANTE_TLS_CERT and RESTANTE_TLS_KEY"))
        #expect(
            try complaint(["RESTANTE_TLS_CERT": certificate.chainFile]).contains("set both or none"))
        #expect(
            try complaint(["RESTANTE_TLS_CERT": "/nowhere", "RESTANTE_TLS_KEY": certificate.keyFile])
                .contains("RESTANTE_TLS_CERT: /nowhere: the certificate cannot be used: No such file"))
        #expect(
            try complaint(["RESTANTE_TLS_CERT": certificate.chainFile, "RESTANTE_TLS_KEY": other.keyFile])
                .contains("RESTANTE_TLS_KEY: \(other.keyFile): the private key does not belong"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
