import SMTP
import TestSupport
import Testing

@Suite("A command")
struct CommandTests {
    @Test("is read in either case and with spaces around its argument")
    func lenience() throws {
        #expect(try command("ehlo  client.example ") == .hello(.ehlo, name: "client.example"))
        #expect(try command("mAiL fRoM: <a@b.example>") == .mail(path("a", "b.example"), MailParameters()))
        #expect(try command("Quit ") == .quit)
        #expect(try command("NOOP anything at all") == .noop)
        #expect(try command("HELO [192.0.2.1]") == .hello(.helo, name: "[192.0.2.1]"))
    }

    @Test("of a path in any form of RFC 5321 is understood")
    func paths() throws {
        #expect(try command("MAIL FROM:<>") == .mail(.null, MailParameters()))
        #expect(try command("MAIL FROM:<@one.example,@two.example:a@b.example>") == mail("a", "b.example"))
        #expect(
            try command(#"MAIL FROM:<"john \"x\" doe"@b.example>"#) == mail(#"john "x" doe"#, "b.example"))
        #expect(try command(#"MAIL FROM:<"plain"@b.example>"#) == mail("plain", "b.example"))
        #expect(try command("MAIL FROM:<a..b.@b.example>") == mail("a..b.", "b.example"))
        #expect(
            try command("MAIL FROM:<bounce+user=x.example@b.example>")
                == mail("bounce+user=x.example", "b.example"))
        #expect(
            try command("MAIL FROM:<a@[IPv6:2001:db8::1]>")
                == .mail(
                    .mailbox(Mailbox(localPart: "a", domain: .literal("IPv6:2001:db8::1"))), MailParameters())
        )
        #expect(try command("RCPT TO:<PostMaster>") == .rcpt(.postmaster))
        #expect(
            try command(#"RCPT TO:<"a>b@c"@b.example>"#)
                == .rcpt(.mailbox(Mailbox(localPart: "a>b@c", domain: .name("b.example")))))
    }

    @Test("writes a mailbox back with quotes only where they are needed")
    func description() {
        #expect(Mailbox(localPart: "a.b", domain: .name("c.example")).description == "a.b@c.example")
        #expect(
            Mailbox(localPart: #"a "b\"#, domain: .name("c.example")).description == #""a \"b\\"@c.example"#)
        #expect(Mailbox(localPart: "a", domain: .literal("192.0.2.1")).description == "a@[192.0.2.1]")
    }

    @Test("carries the parameters of MAIL")
    func parameters() throws {
        var expected = MailParameters()
        expected.size = 1000
        expected.body = .eightBitMIME
        expected.isUTF8 = true
        #expect(
            try command("MAIL FROM:<a@b.example> size=1000  BODY=8bitmime SMTPUTF8")
                == .mail(path("a", "b.example"), expected))
        expected = MailParameters()
        expected.size = .max
        #expect(
            try command("MAIL FROM:<a@b.example> SIZE=99999999999999999999")
                == .mail(path("a", "b.example"), expected))
    }

    @Test(
        "that is malformed is refused with the code of its fault",
        arguments: [
            ("", "500 5.5.1"), ("HELLO x", "500 5.5.1"), ("MAILFROM:<a@b>", "500 5.5.1"),
            ("EXPN list", "502 5.5.1"), ("STARTTLS now", "501 5.5.4"), ("AUTH PLAIN", "502 5.5.1"),
            ("HELO", "501 5.5.4"), ("EHLO two words", "501 5.5.4"), ("DATA now", "501 5.5.4"),
            ("RSET now", "501 5.5.4"), ("QUIT now", "501 5.5.4"), ("VRFY", "501 5.5.4"),
            ("MAIL", "501 5.5.4"), ("MAIL TO:<a@b>", "501 5.5.4"), ("MAIL FROM:a@b", "501 5.5.4"),
            ("MAIL FROM:<a>", "501 5.1.7"), ("MAIL FROM:<a@b", "501 5.1.7"), ("MAIL FROM:<@b>", "501 5.1.7"),
            ("MAIL FROM:<a@>", "501 5.1.7"), ("MAIL FROM:<a@b..c>", "501 5.1.7"),
            ("MAIL FROM:<a@-b>", "501 5.1.7"),
            ("MAIL FROM:<a b@c>", "501 5.1.7"), ("MAIL FROM:<\"a@c>", "501 5.1.7"),
            ("MAIL FROM:<a@[]>", "501 5.1.7"),
            ("MAIL FROM:<postmaster>", "501 5.1.7"), ("MAIL FROM:<\"\"@c>", "501 5.1.7"),
            ("MAIL FROM:<a@b>SIZE=1", "501 5.5.4"), ("MAIL FROM:<a@b> SIZE", "501 5.5.4"),
            ("MAIL FROM:<a@b> SIZE=", "501 5.5.4"), ("MAIL FROM:<a@b> SIZE=-1", "501 5.5.4"),
            ("MAIL FROM:<a@b> SIZE=1x", "501 5.5.4"), ("MAIL FROM:<a@b> BODY=BINARYMIME", "501 5.5.4"),
            ("MAIL FROM:<a@b> SMTPUTF8=1", "501 5.5.4"), ("MAIL FROM:<a@b> SIZE=1 SIZE=1", "501 5.5.4"),
            ("MAIL FROM:<a@b> RET=HDRS", "555 5.5.4"), ("RCPT TO:<a@b> NOTIFY=NEVER", "555 5.5.4"),
            ("RCPT TO:<>", "501 5.1.3"), ("RCPT TO:<a@b> x\u{1}", "500 5.5.2"), ("NOOP \0", "500 5.5.2"),
        ])
    func refusals(line: String, code: String) {
        do {
            _ = try command(line)
            Issue.record("accepted")
        } catch {
            var bytes: [UInt8] = []
            error.write(to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(code + " "))
        }
    }

    @Test("with broken UTF-8 is refused")
    func brokenUTF8() {
        #expect(throws: Reply.self) { try Command([0x4E, 0x4F, 0x4F, 0x50, 0x20, 0xC0, 0xAF][...]) }
    }

    @Test("parser survives 100,000 damaged lines, and what it accepts reads back the same")
    func mutations() throws {
        let seeds = [
            "MAIL FROM:<a.b+c@client.example> SIZE=1000 BODY=8BITMIME SMTPUTF8",
            #"MAIL FROM:<@a.example,@b.example:"quoted \" part"@client.example>"#,
            "RCPT TO:<用户@bücher.example>", "RCPT TO:<x@[IPv6:2001:db8::1]>", "EHLO [192.0.2.1]", "VRFY a",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 25)
        for _ in 0..<100_000 {
            let line = mutated(seeds.randomElement(using: &random) ?? [], using: &random)
            guard case .mail(.mailbox(let mailbox), _)? = try? Command(line[...]) else { continue }
            let again = try Command(Array("MAIL FROM:<\(mailbox)> SMTPUTF8".utf8)[...])
            guard case .mail(.mailbox(mailbox), _) = again else {
                Issue.record("\(mailbox) reads back as \(again)")
                return
            }
        }
    }

    private func command(_ line: String) throws(Reply) -> Command { try Command(Array(line.utf8)[...]) }

    private func path(_ localPart: String, _ domain: String) -> ReversePath {
        .mailbox(Mailbox(localPart: localPart, domain: .name(domain)))
    }

    private func mail(_ localPart: String, _ domain: String) -> Command {
        .mail(path(localPart, domain), MailParameters())
    }
}
