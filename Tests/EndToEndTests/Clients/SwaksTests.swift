import Foundation
import TestSupport
import Testing

@Suite("swaks delivers", .serialized)
struct SwaksTests {
    @Test("in the clear, with an attachment")
    func plain() async throws {
        try await Background.run {
            let destination = try Destination()
            defer { destination.end() }
            let address = try destination.mailbox("carol")
            let transcript = try swaks(
                [
                    "--server", "127.0.0.1:\(destination.world.server.smtpPort)", "--to", address,
                    "--header", "Subject: From swaks", "--body", "Your code is 482913.",
                    "--attach-type", "text/x-swift", "--attach", "@\(Program.root.path)/Package.swift",
                ])
            #expect(transcript.contains("250 2.0.0 Stored as "))
            let mail = try #require(try destination.mail(in: address))
            #expect(mail.subject == "From swaks")
            #expect(mail.otp == "482913")
        }
    }

    @Test("over STARTTLS, with the certificate verified")
    func startTLS() async throws {
        try await Background.run {
            let certificate = try TestCertificate()
            let destination = try Destination(certificate.settings)
            defer { destination.end() }
            let address = try destination.mailbox("carol")
            let transcript = try swaks(
                [
                    "--server", "localhost:\(destination.world.server.smtpPort)", "--to", address, "--tls",
                    "--tls-verify", "--tls-ca-path", certificate.chainFile, "--body", "Your code is 482913.",
                ])
            #expect(transcript.contains("=== TLS started with cipher TLSv1.3"))
            #expect(try destination.mail(in: address)?.otp == "482913")
            #expect(try destination.tls(in: address)?.hasPrefix("TLSv1.3") == true)
        }
    }

    @Test("the extensions that are announced are the ones that there are")
    func extensions() async throws {
        try await Background.run {
            let destination = try Destination()
            defer { destination.end() }
            let transcript = try swaks(
                ["--server", "127.0.0.1:\(destination.world.server.smtpPort)", "--quit-after", "EHLO"])
            let announced = transcript.split(separator: "\n")
                .filter { $0.hasPrefix("<-  250") }.map { $0.dropFirst(8) }
            #expect(
                announced == [
                    "mx.test.example", "PIPELINING", "SIZE 26214400", "8BITMIME", "SMTPUTF8",
                    "ENHANCEDSTATUSCODES",
                ])
        }
    }

    private func swaks(_ arguments: [String]) throws -> String {
        try succeed(
            "/usr/bin/swaks", ["--from", "shop@shop.example", "--helo", "client.example"] + arguments)
    }
}
