import TestSupport
import Testing

@Suite("Python's smtplib delivers", .serialized)
struct PythonTests {
    @Test("to several recipients, an unknown one among them")
    func severalRecipients() async throws {
        try await Background.run {
            let destination = try Destination()
            defer { destination.end() }
            let addresses = try ["carol", "dave"].map { try destination.mailbox($0) }
            let printed = try python(
                """
                with smtplib.SMTP("127.0.0.1", int(sys.argv[1])) as client:
                    refused = client.sendmail("shop@shop.example", sys.argv[2:] + ["nobody@alpha.example"], \
                b"Subject: Both\\r\\n\\r\\nYour code is 482913.\\r\\n.a dot\\r\\n")
                    print(refused["nobody@alpha.example"][0])
                """, ["\(destination.world.server.smtpPort)"] + addresses)
            #expect(printed == "550\n")
            for address in addresses {
                let mail = try #require(try destination.mail(in: address))
                #expect(mail.subject == "Both")
                #expect(mail.otp == "482913")
                #expect(mail.body_text.contains("\n.a dot"))
                #expect(try destination.tls(in: address) == nil)
            }
        }
    }

    @Test("8BITMIME and SMTPUTF8, with a sender beyond ASCII")
    func international() async throws {
        try await Background.run {
            let destination = try Destination()
            defer { destination.end() }
            let address = try destination.mailbox("carol")
            _ = try python(
                """
                from email.message import EmailMessage
                import email.policy
                mail = EmailMessage(policy=email.policy.SMTPUTF8)
                mail["From"], mail["To"], mail["Subject"] = "Jörg <jörg@bücher.example>", sys.argv[2], "Grüße"
                mail.set_content("Ihr Bestätigungscode lautet 482913.", cte="8bit")
                with smtplib.SMTP("127.0.0.1", int(sys.argv[1])) as client:
                    client.ehlo()
                    assert client.has_extn("SMTPUTF8") and client.has_extn("8BITMIME") and client.has_extn("SIZE")
                    client.send_message(mail)
                """, ["\(destination.world.server.smtpPort)", address])
            let mail = try #require(try destination.mail(in: address))
            #expect(mail.from == "jörg@bücher.example")
            #expect(mail.subject == "Grüße")
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
            _ = try python(
                """
                with smtplib.SMTP("localhost", int(sys.argv[1])) as client:
                    client.starttls(context=ssl.create_default_context(cafile=sys.argv[2]))
                    client.sendmail("shop@shop.example", sys.argv[3], \
                b"Subject: Sealed\\r\\n\\r\\nYour code is 482913.\\r\\n")
                """, ["\(destination.world.server.smtpPort)", certificate.chainFile, address])
            #expect(try destination.mail(in: address)?.subject == "Sealed")
            #expect(try destination.tls(in: address)?.hasPrefix("TLSv1.3") == true)
        }
    }
}

/// Runs a script with `smtplib`, `ssl` and `sys` at hand, and gives what it prints.
func python(_ script: String, _ arguments: [String]) throws -> String {
    try succeed(
        "/usr/bin/python3", ["-c", "import smtplib, ssl, sys\n" + script] + arguments,
        environment: ["PYTHONUTF8": "1"])
}

/// Runs another's program, expects it to succeed, and gives what it prints.
@discardableResult
func succeed(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], input: String = ""
) throws -> String {
    let outcome = try Program.run(program, arguments, environment: environment, input: input)
    try #require(outcome.code == 0, "\(program) \(arguments):\n\(outcome.output)\(outcome.error)")
    return outcome.output
}
