import Networking
import SMTP
import Telemetry
import Testing

@Suite("The server on a real socket")
struct ServerTests {
    @Test("receives from Python's smtplib, byte for byte, and refuses what it must")
    func smtplib() async throws {
        try await withServer { server, receiver in
            let output = try await python(
                """
                import smtplib, sys
                client = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), local_hostname="client.example")
                client.set_debuglevel(0)
                client.ehlo()
                print(sorted(client.esmtp_features))
                client.sendmail("a@b.example", ["one@example.org", "two@example.org"], b"Subject: x\\r\\n\\r\\n.dot\\r\\n..\\r\\n")
                client.sendmail("a@b.example", ["one@example.org"], b"x" * 900 + b"\\r\\n" + (b"y" * 70 + b"\\r\\n") * 20000)
                client.sendmail("jos\u{e9}@b.example", ["one@example.org"], "é".encode() + b"\\r\\n", mail_options=["SMTPUTF8"])
                try:
                    client.sendmail("a@b.example", ["nobody@example.org"], b"x")
                except smtplib.SMTPRecipientsRefused as error:
                    print(error.recipients["nobody@example.org"])
                try:
                    client.sendmail("a@b.example", ["one@example.org"], b"x" * 4000000)
                except smtplib.SMTPException as error:
                    print(error.smtp_code, error.smtp_error)
                print(client.verify("one"), client.noop(), client.help())
                print(client.quit())
                """, server.port)
            #expect(
                output == """
                    ['8bitmime', 'enhancedstatuscodes', 'pipelining', 'size', 'smtputf8']
                    (550, b'5.1.1 No such mailbox')
                    552 b'5.3.4 Message exceeds the size limit'
                    (252, b'2.0.0 Cannot verify, send some mail and see') (250, b'2.0.0 OK') \
                    b'2.0.0 Commands: HELO EHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT'
                    (221, b'2.0.0 Bye')

                    """)
            let long = String(repeating: "x", count: 900) + "\r\n"
            let lines = String(repeating: String(repeating: "y", count: 70) + "\r\n", count: 20000)
            #expect(
                receiver.mails.map { String(decoding: $0.source, as: UTF8.self) }
                    == ["Subject: x\r\n\r\n.dot\r\n..\r\n", long + lines, "é\r\n"])
            #expect(receiver.mails.first?.recipients.map(\.ticket) == ["one", "two"])
            #expect(receiver.mails.last?.envelope.reversePath.description == "josé@b.example")
        }
    }

    @Test("answers a bare LF and closes, though the client sends on")
    func bareLineFeed() async throws {
        try await withServer { server, receiver in
            let client = try await server.connect()
            try await client.expect("220 mx.example.org ESMTP\r\n")
            try await client.send(
                "HELO c\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<one@example.org>\r\nDATA\r\n")
            try await client.expect(
                """
                250 mx.example.org\r\n250 2.1.0 Sender OK\r\n250 2.1.5 Recipient OK\r
                354 End data with <CR><LF>.<CR><LF>\r\n
                """)
            let smuggled = "MAIL FROM:<c@d.example>\r\nRCPT TO:<two@example.org>\r\nDATA\r\nx\r\n.\r\n"
            try await client.send("text\n.\n" + smuggled + String(repeating: smuggled, count: 1000))
            try await client.expectEnd(
                after: "554 5.6.0 Bare CR or LF in the message, lines end with CRLF\r\n")
            #expect(receiver.mails.isEmpty)
        }
    }

    @Test("ends a session that is silent, and one that trickles a command")
    func deadlines() async throws {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.commandTimeout = .milliseconds(300)
        try await withServer(configuration) { server, _ in
            for text in ["", "N"] {
                let client = try await server.connect()
                try await client.send(text)
                try await client.expectEnd(
                    after: "220 mx.example.org ESMTP\r\n421 4.4.2 Timed out waiting for the client\r\n")
            }
        }
    }

    @Test("ends a session after its whole time, and a message that trickles")
    func totals() async throws {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.sessionTimeout = .milliseconds(300)
        try await withServer(configuration) { server, _ in
            let client = try await server.connect()
            try await client.send("NOOP\r\n")
            try await client.expectEnd(
                after: "220 mx.example.org ESMTP\r\n250 2.0.0 OK\r\n"
                    + "421 4.4.2 Timed out waiting for the client\r\n")
        }
        configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.dataGrace = .milliseconds(300)
        configuration.minimumDataRate = 1_000_000
        try await withServer(configuration) { server, receiver in
            let client = try await server.connect()
            try await client.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<one@example.org>\r\nDATA\r\n")
            try await client.skip(through: "354 End data with <CR><LF>.<CR><LF>\r\n")
            try await client.send("some text\r\n")
            try await client.expectEnd(after: "421 4.4.2 Timed out waiting for the client\r\n")
            #expect(receiver.abandoned == [#"["one"] timedOut"#])
        }
    }

    @Test("tells of the recipients of a client that goes away")
    func connectionLost() async throws {
        try await withServer { server, receiver in
            for text in ["", "DATA\r\nhalf a me"] {
                let client = try await server.connect()
                try await client.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<one@example.org>\r\n" + text)
                try await client.skip(
                    through: text.isEmpty ? "250 2.1.5 Recipient OK\r\n" : "<CR><LF>.<CR><LF>\r\n")
                try await client.close()
            }
            await server.stop()
            #expect(receiver.abandoned == [#"["one"] connectionLost"#, #"["one"] connectionLost"#])
        }
    }

    @Test("tells large messages to come later when all together take too much memory")
    func memory() async throws {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.bufferedBytes = 100_000
        configuration.smallMessage = 10_000
        try await withServer(configuration) { server, receiver in
            let envelope = "HELO c\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<one@example.org>\r\nDATA\r\n"
            let client = try await server.connect()
            for (size, reply) in [
                (200_000, "452 4.3.1 Too much mail is coming in, try again later\r\n"),
                (90_000, "250 2.0.0 Stored as 1\r\n"), (90_000, "250 2.0.0 Stored as 2\r\n"),
            ] {
                try await client.send(envelope)
                try await client.skip(through: "354 End data with <CR><LF>.<CR><LF>\r\n")
                let line = String(repeating: "x", count: 98) + "\r\n"
                try await client.send(String(repeating: line, count: size / 100) + ".\r\n")
                try await client.expect(reply)
            }
            #expect(receiver.mails.map(\.source.count) == [90_000, 90_000])
        }
    }

    @Test("says 421 to a connection too many")
    func connections() async throws {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.connections = 1
        configuration.crowdedCommandTimeout = configuration.commandTimeout
        try await withServer(configuration) { server, _ in
            let first = try await server.connect()
            try await first.expect("220 mx.example.org ESMTP\r\n")
            let second = try await server.connect()
            try await second.expectEnd(after: "421 4.7.0 Too many connections, try again later\r\n")
            try await first.send("NOOP\r\n")
            try await first.expect("250 2.0.0 OK\r\n")
        }
    }

    @Test("stops: 421 to who waits, the mail under way is finished first, a stalled one is cut off")
    func stop() async throws {
        var configuration = ServerConfiguration(hostname: "mx.example.org")
        configuration.stopTimeout = .seconds(1)
        try await withServer(configuration) { server, receiver in
            let farewell = "421 4.3.2 The service is shutting down, try again later\r\n"
            let envelope = "HELO c\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<one@example.org>\r\nDATA\r\n"
            let idle = try await server.connect()
            try await idle.expect("220 mx.example.org ESMTP\r\n")
            let busy = try await server.connect()
            let stalled = try await server.connect()
            for client in [busy, stalled] {
                try await client.send(envelope)
                try await client.skip(through: "354 End data with <CR><LF>.<CR><LF>\r\n")
            }
            async let stopped: Void = server.stop()
            try await idle.expectEnd(after: farewell)
            try await busy.send("text\r\n.\r\n")
            try await busy.expectEnd(after: "250 2.0.0 Stored as 1\r\n" + farewell)
            try await stalled.expectEnd(after: farewell)
            await stopped
            #expect(receiver.mails.count == 1)
        }
    }
}
