import TestSupport
import Testing

@Suite("Postfix relays", .serialized, .enabled(if: Postfix.isUsable, "Postfix runs as root only"))
struct PostfixTests {
    @Test("to several recipients, and returns what is refused to the sender")
    func relay() async throws {
        try await Background.run {
            let destination = try Destination()
            defer { destination.end() }
            let postfix = try Postfix(to: "smtp:[127.0.0.1]:\(destination.world.server.smtpPort)")
            defer { postfix.stop() }
            let addresses = try ["carol", "dave"].map { try destination.mailbox($0) }
            try postfix.submit(
                to: addresses + ["nobody@alpha.example"], subject: "Relayed", text: "Your code is 482913.")
            for address in addresses {
                let mail = try #require(try destination.mail(in: address), "\(postfix.logged)")
                #expect(mail.subject == "Relayed")
                #expect(mail.otp == "482913")
            }
            #expect(postfix.logs("to=<nobody@alpha.example>"))
            #expect(postfix.logs("dsn=5.1.1, status=bounced"))
        }
    }

    @Test("what it took while the server was down, once that is back")
    func queued() async throws {
        try await Background.run {
            let destination = try Destination()
            defer { destination.end() }
            let address = try destination.mailbox("carol")
            let port = destination.world.server.smtpPort
            let postfix = try Postfix(to: "smtp:[127.0.0.1]:\(port)")
            defer { postfix.stop() }
            destination.world.server.kill()
            try postfix.submit(to: [address], subject: "Patient", text: "Your code is 482913.")
            #expect(postfix.logs("status=deferred"))
            try destination.world.restart(["RESTANTE_SMTP_LISTEN": "127.0.0.1:\(port)"])
            var mail: Destination.Mail?
            for _ in 0..<4 where mail == nil {
                try postfix.flush()
                mail = try destination.mail(in: address)
            }
            #expect(mail?.subject == "Patient", "\(postfix.logged)")
        }
    }

    @Test(
        "over STARTTLS, whether it may, must, or must trust the certificate",
        arguments: ["may", "encrypt", "secure"])
    func startTLS(level: String) async throws {
        try await Background.run {
            let certificate = try TestCertificate()
            let destination = try Destination(certificate.settings)
            defer { destination.end() }
            let postfix = try Postfix(
                to: "smtp:[127.0.0.1]:\(destination.world.server.smtpPort)",
                settings: [
                    "smtp_tls_security_level": level, "smtp_tls_CAfile": certificate.chainFile,
                    "smtp_tls_secure_cert_match": "mx.test.example", "smtp_tls_loglevel": "1",
                ])
            defer { postfix.stop() }
            let address = try destination.mailbox("carol")
            try postfix.submit(to: [address], subject: "Sealed", text: "Your code is 482913.")
            #expect(try destination.mail(in: address)?.subject == "Sealed", "\(postfix.logged)")
            #expect(try destination.tls(in: address)?.hasPrefix("TLSv1.3") == true)
            if level == "secure" { #expect(postfix.logs("Verified TLS connection established")) }
        }
    }
}
