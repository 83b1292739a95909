package import Foundation

/// A self-signed certificate in a folder of its own, made with the `openssl` program as an operator would.
package final class TestCertificate: Sendable {
    package let folder: URL
    private let hosts: [String]

    /// PEM; a client that trusts it trusts the server.
    package var chainFile: String { folder.appending(path: "chain.pem").path }
    package var keyFile: String { folder.appending(path: "key.pem").path }

    /// - Parameter hosts: the names that it is issued for, beside the address 127.0.0.1.
    package init(hosts: [String] = ["mx.test.example", "localhost"]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "restante-tls-\(UUID().uuidString)")
        self.hosts = hosts
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try renew()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The settings with which a server shows it.
    package var settings: [String: String] {
        ["RESTANTE_TLS_CERT": chainFile, "RESTANTE_TLS_KEY": keyFile]
    }

    /// Writes another certificate with another key into the same files, each at once.
    package func renew(days: Int = 30) throws {
        let names = hosts.map { "DNS:\($0)" } + ["IP:127.0.0.1"]
        try openSSL(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
            String(days), "-subj", "/CN=\(hosts.first ?? "localhost")", "-addext",
            "subjectAltName=" + names.joined(separator: ","), "-keyout", keyFile + ".new", "-out",
            chainFile + ".new")
        for file in [keyFile, chainFile] {
            guard rename(file + ".new", file) == 0 else {
                throw BlockingSocket.Failure(description: "rename: \(file)")
            }
        }
    }

    /// The certificate's serial number in hexadecimal digits, as `openssl` prints it.
    package func serial() throws -> String {
        try openSSL("x509", "-noout", "-serial", "-in", chainFile)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Runs the `openssl` program and gives what it prints.
    @discardableResult
    package func openSSL(_ arguments: String...) throws -> String {
        let outcome = try Program.run("/usr/bin/openssl", arguments, environment: [:])
        guard outcome.code == 0 else {
            throw BlockingSocket.Failure(description: "openssl \(arguments): \(outcome.error)")
        }
        return outcome.output
    }
}
