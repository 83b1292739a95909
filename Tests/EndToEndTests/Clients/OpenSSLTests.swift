import TestSupport
import Testing

@Suite("openssl s_client delivers", .serialized)
struct OpenSSLTests {
    @Test("over STARTTLS, with the certificate verified", arguments: ["-tls1_2", "-tls1_3"])
    func startTLS(version: String) async throws {
        try await Background.run {
            let certificate = try TestCertificate()
            let destination = try Destination(certificate.settings)
            defer { destination.end() }
            let address = try destination.mailbox("carol")
            let transcript = try succeed(
                "/usr/bin/openssl",
                [
                    "s_client", "-quiet", "-starttls", "smtp", "-crlf", version, "-CAfile",
                    certificate.chainFile, "-verify_return_error", "-verify_hostname", "mx.test.example",
                    "-connect", "127.0.0.1:\(destination.world.server.smtpPort)",
                ],
                input: """
                    EHLO client.example
                    MAIL FROM:<shop@shop.example>
                    RCPT TO:<\(address)>
                    DATA
                    Subject: By hand

                    Your code is 482913.
                    .
                    QUIT

                    """)
            #expect(transcript.contains("250 2.0.0 Stored as "))
            #expect(transcript.contains("221 "))
            let mail = try #require(try destination.mail(in: address))
            #expect(mail.subject == "By hand")
            #expect(mail.otp == "482913")
            let name = version == "-tls1_2" ? "TLSv1.2" : "TLSv1.3"
            #expect(try destination.tls(in: address)?.contains(name) == true)
        }
    }

    @Test("a protocol older than TLS 1.2 is refused")
    func oldProtocol() async throws {
        try await Background.run {
            let certificate = try TestCertificate()
            let destination = try Destination(certificate.settings)
            defer { destination.end() }
            let outcome = try Program.run(
                "/usr/bin/openssl",
                [
                    "s_client", "-quiet", "-starttls", "smtp", "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0",
                    "-connect", "127.0.0.1:\(destination.world.server.smtpPort)",
                ], environment: [:], input: "QUIT\r\n")
            #expect(outcome.code != 0)
            #expect(outcome.error.contains("alert protocol version"))
        }
    }
}
