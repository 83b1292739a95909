import Foundation
import Networking
import OpenSSL
import SMTP
import TestSupport
import Testing

@Suite("The server under TLS and over LMTP")
struct SecureServerTests {
    @Test("takes a mail after STARTTLS, and knows nothing of what was said before")
    func startTLS() async throws {
        let certificate = try TestCertificate()
        try await withServer(try Self.configuration(certificate)) { server, receiver in
            let client = try await server.connect()
            try await client.send("EHLO plain.example\r\nSTARTTLS\r\n")
            let replies = try await client.skip(through: "220 2.0.0 Begin the TLS handshake\r\n")
            #expect(replies.contains("250-STARTTLS\r\n"))
            try await client.startTLS(trusting: certificate.chainFile)
            try await client.send("MAIL FROM:<>\r\nEHLO secret.example\r\n")
            let offer = try await client.skip(through: "ENHANCEDSTATUSCODES\r\n")
            #expect(offer.hasPrefix("503 5.5.1 Say EHLO or HELO first\r\n"))
            #expect(!offer.contains("STARTTLS"))
            let lines = String(repeating: String(repeating: "x", count: 98) + "\r\n", count: 10_000)
            try await client.send(
                "MAIL FROM:<a@b.example>\r\nRCPT TO:<one@example.org>\r\nDATA\r\n\(lines).\r\nQUIT\r\n")
            #expect(try await client.rest().hasSuffix("250 2.0.0 Stored as 1\r\n221 2.0.0 Bye\r\n"))
            let mail = receiver.mails.first
            #expect(mail?.source.count == 1_000_000)
            #expect(
                mail?.envelope.client
                    == Client(
                        address: "127.0.0.1", name: "secret.example", with: "ESMTPS", tls: client.security))
            #expect(client.security?.hasPrefix("TLSv1.3 ") == true)
        }
    }

    @Test("runs nothing that came in the clear behind STARTTLS, in the same packet or the next")
    func injection() async throws {
        let certificate = try TestCertificate()
        let mail = "MAIL FROM:<>\r\nRCPT TO:<one@example.org>\r\nDATA\r\n.\r\n"
        try await withServer(try Self.configuration(certificate)) { server, receiver in
            let together = try await server.connect()
            try await together.send("HELO c\r\nSTARTTLS\r\n" + mail)
            #expect(
                try await together.rest().hasSuffix(
                    "521 5.5.2 Nothing may follow STARTTLS before the handshake\r\n"))
            let apart = try await server.connect()
            try await apart.send("HELO c\r\nSTARTTLS\r\n")
            try await apart.skip(through: "220 2.0.0 Begin the TLS handshake\r\n")
            try await apart.send(mail)
            let said = (try? await apart.rest()) ?? ""
            #expect(!said.contains("250"))
            #expect(receiver.mails.isEmpty)
        }
    }

    @Test("ends a handshake that does not come")
    func silentHandshake() async throws {
        let certificate = try TestCertificate()
        var configuration = try Self.configuration(certificate)
        configuration.handshakeTimeout = .milliseconds(200)
        try await withServer(configuration) { server, _ in
            let client = try await server.connect()
            try await client.send("HELO c\r\nSTARTTLS\r\n")
            try await client.skip(through: "220 2.0.0 Begin the TLS handshake\r\n")
            #expect(try await client.rest() == "")
        }
    }

    @Test("answers for each recipient over LMTP, on a Unix socket that the group may use")
    func lmtp() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "restante-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "lmtp").path
        try await withServer(dialect: .lmtp, path: path) { server, receiver in
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o660)
            let client = try await server.connect()
            try await client.send(
                "LHLO relay.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<one@example.org>\r\n"
                    + "RCPT TO:<gone@example.org>\r\nRCPT TO:<nobody@example.org>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n"
            )
            #expect(
                try await client.rest().hasSuffix(
                    """
                    250 2.1.5 Recipient OK\r
                    250 2.1.5 Recipient OK\r
                    550 5.1.1 No such mailbox\r
                    354 End data with <CR><LF>.<CR><LF>\r
                    250 2.0.0 Stored as 1\r
                    550 5.2.1 The mailbox takes no mail any more\r
                    221 2.0.0 Bye\r\n
                    """))
            #expect(
                receiver.mails.map(\.envelope.client) == [
                    Client(address: "", name: "relay.example", with: "LMTP")
                ])
        }
    }

    static func configuration(_ certificate: TestCertificate) throws -> ServerConfiguration {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.certificate = try TLSCertificate(
            chainFile: certificate.chainFile, keyFile: certificate.keyFile)
        return configuration
    }
}
