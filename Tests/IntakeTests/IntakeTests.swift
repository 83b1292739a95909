import Inbox
import Networking
import Postgres
import Storage
import TestSupport
import Testing

@Suite("A mail on its way in")
struct IntakeTests {
    private static let stored = Statement(
        """
        select b.address, m.otp, m.subject, m.from_address, m.from_name, m.envelope_from, m.body_text, m.codes, m.links,
            m.attachments, m.notes, m.client_address, m.helo
        from restante.message as m join restante.mailbox as b on b.owner_id = m.owner_id and b.id = m.mailbox_id
        order by b.address, m.received_at
        """)
    private static let sources = Statement(
        "select encode(s.raw, 'hex') from restante.message_source as s order by s.message_id")
    private static let order = Statement(
        """
        select count(*)::text, count(distinct m.received_at)::text from restante.message as m group by m.mailbox_id
        """)
    private static let usage = Statement(
        "select sum(u.messages)::text, sum(u.bytes)::text from restante.owner_usage as u")

    @Test("is stored with its code, its links and every byte, and wakes who waits for it")
    func wholeMail() async throws {
        let office = try await PostOffice()
        let loop = office.group.loop(0)
        let place = Arrivals.Place(
            owner: office.owner, address: try #require(EmailAddress("ann@example.org")))
        let signal = Signal(on: loop)
        await Task(executorPreference: loop) { office.arrivals.add(signal, at: place) }.value
        let mail = """
            From: "Shop" <no-reply@shop.example>\r
            To: ann@example.org\r
            Subject: Your verification code\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/html; charset=x-own\r
            \r
            <p>Your verification code is <b>493817</b>.</p>\r
            <a href="https://shop.example/verify?t=1">Verify</a>\r
            --b\r
            Content-Type: image/png; name=a.png\r
            Content-Disposition: attachment\r
            Content-ID: <i@x>\r
            \r
            .png\r
            --b--\r\n
            """
        let reply = try office.client().deliver(
            mail, from: "bounce@shop.example", to: ["Ann+shop@Example.org"])
        #expect(reply.code == 250)
        #expect(reply.lines.first?.hasPrefix("2.0.0 Stored as ") == true)
        let isAwake = await Task(executorPreference: loop) { await signal.wait(until: .now() + .seconds(5)) }
            .value
        #expect(isAwake)
        let row = try #require(try office.rows(Self.stored()).first).split(
            separator: "|", omittingEmptySubsequences: false)
        #expect(row.count == 13)
        #expect(
            row.prefix(6) == [
                "ann@example.org", "493817", "Your verification code", "no-reply@shop.example", "Shop",
                "bounce@shop.example",
            ])
        #expect(row[6].contains("Your verification code is 493817."))
        #expect(row[7].hasPrefix(#"[{"code":"493817","score":"#))
        #expect(
            row[8].hasPrefix(
                #"[{"href":"https://shop.example/verify?t=1","text":"Verify","kind":"verification"}"#))
        #expect(
            row[9] == #"[{"name":"a.png","type":"image/png","size":4,"content_id":"i@x","inline":false}]"#)
        #expect(row[10] == #"["unknown charset 'x-own'"]"#)
        #expect(row.suffix(2) == ["127.0.0.1", "client.example"])
        let source = try #require(try office.rows(Self.sources()).first)
        #expect(source.hasPrefix(hex(Array("Received: from client.example ([127.0.0.1])\r\n\tby ".utf8))))
        #expect(source.hasSuffix(hex(Array(("+0000\r\n" + mail).utf8))))
        #expect(try office.rows(Self.usage()) == ["1|\(source.utf8.count / 2)"])
        await office.close()
    }

    @Test("is stored once for each mailbox, also if one is named twice")
    func recipients() async throws {
        let office = try await PostOffice()
        let reply = try office.client().deliver(
            "Subject: x\r\n\r\nx\r\n", from: "",
            to: ["ann@example.org", "ben@example.org", "ann+again@example.org"])
        #expect(reply.code == 250)
        let rows = try office.rows(Self.stored()).map { $0.split(separator: "|")[0] }
        #expect(rows == ["ann@example.org", "ben@example.org"])
        await office.close()
    }

    @Test("is refused at RCPT for each reason, and told so with its code")
    func refusals() async throws {
        let office = try await PostOffice()
        func reply(_ recipient: String) throws -> String {
            let client = try office.client()
            #expect(try client.command("MAIL FROM:<a@b.example> SMTPUTF8").code == 250)
            let reply = try client.command("RCPT TO:<\(recipient)>")
            return "\(reply.code) \(reply.lines.first?.prefix(5) ?? "")"
        }
        #expect(try reply("ann@example.org") == "250 2.1.5")
        #expect(try reply("ANN+tag@EXAMPLE.org") == "250 2.1.5")
        #expect(try reply("nobody@example.org") == "550 5.1.1")
        #expect(try reply("\"a b\"@example.org") == "550 5.1.1")
        #expect(try reply("ann@elsewhere.example") == "550 5.1.2")
        #expect(try reply("ann@localhost") == "550 5.1.2")
        #expect(try reply("用户@bücher.example") == "550 5.1.2")
        #expect(try reply("postmaster") == "550 5.1.2")
        try office.script("update restante.mailbox set status = 'disabled' where address = 'ben@example.org'")
        #expect(try reply("ben@example.org") == "550 5.2.1")
        try office.script("update restante.mailbox set expires_at = 1 where address = 'cat@example.org'")
        #expect(try reply("cat@example.org") == "550 5.2.1")
        try office.script("update restante.owner set max_bytes = 0")
        #expect(try reply("ann@example.org") == "452 4.2.2")
        try office.script("update restante.owner set max_bytes = 1000, status = 'suspended'")
        #expect(try reply("ann@example.org") == "550 5.2.1")
        try office.script(
            "update restante.owner set status = 'active'; delete from restante.domain_directory")
        #expect(try reply("ann@example.org") == "550 5.1.2")
        await office.close()
    }

    @Test("whose mailbox went away between RCPT and the final dot is refused")
    func gone() async throws {
        let office = try await PostOffice()
        let client = try office.client()
        for line in ["MAIL FROM:<a@b.example>", "RCPT TO:<ann@example.org>", "DATA"] {
            _ = try client.command(line)
        }
        try office.script("update restante.mailbox set status = 'disabled'")
        #expect(try client.command("x\r\n.").code == 550)
        #expect(try office.rows(Self.stored()) == [])
        await office.close()
    }

    @Test("shares its commit with others, and a refused neighbour does not harm it")
    func batches() async throws {
        let office = try await PostOffice()
        try office.script("alter table restante.message add check (subject <> 'poison')")
        let clients = try (0..<24).map { _ in try office.client() }
        for client in clients {
            for line in [
                "MAIL FROM:<a@b.example>", "RCPT TO:<ann@example.org>", "RCPT TO:<ben@example.org>", "DATA",
            ] {
                _ = try client.command(line)
            }
        }
        for (number, client) in clients.enumerated() {
            try client.send(
                Array("Subject: \(number == 7 ? "poison" : "fine")\r\n\r\n\(number)\r\n.\r\n".utf8))
        }
        let replies = try clients.map { try $0.reply().code }
        #expect(replies.enumerated().allSatisfy { $1 == ($0 == 7 ? 554 : 250) })
        #expect(try office.rows(Self.order()) == ["23|23", "23|23"])
        await office.close()
    }

    @Test("waits for a mailbox that another transaction holds, and nobody else's mail waits with it")
    func held() async throws {
        let office = try await PostOffice()
        let holder = try office.superuser()
        try holder.run(
            script: "begin; select from restante.mailbox where address = 'ann@example.org' for update")
        let (toAnn, toBoth) = (try office.client(), try office.client())
        for client in [toAnn, toBoth] {
            _ = try client.command("MAIL FROM:<a@b.example>")
            _ = try client.command("RCPT TO:<ann@example.org>")
            if client === toBoth { _ = try client.command("RCPT TO:<ben@example.org>") }
            _ = try client.command("DATA")
            try client.send(Array("Subject: held\r\n\r\nx\r\n.\r\n".utf8))
        }
        let reply = try office.client().deliver(
            "Subject: free\r\n\r\nx\r\n", from: "a@b.example", to: ["cat@example.org"])
        #expect(reply.code == 250)
        #expect(try !office.rows(Self.stored()).contains { $0.hasPrefix("ann") })
        try holder.run(script: "commit")
        #expect(try toAnn.reply().code == 250)
        #expect(try toBoth.reply().code == 250)
        let rows = try office.rows(Self.stored()).map { $0.prefix(3) }
        #expect(rows == ["ann", "ann", "ben", "cat"])
        await office.close()
    }

    @Test("is answered 451 when the database dies in its commit, and is taken when it is back")
    func lostCommit() async throws {
        let office = try await PostOffice(loops: 1)
        try office.script(
            """
            create function public.die() returns trigger language plpgsql security definer as $$
            begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger die after insert on restante.message deferrable initially deferred
                for each row execute function public.die();
            """)
        let client = try office.client()
        let mail = "Subject: x\r\n\r\nx\r\n"
        #expect(try client.deliver(mail, from: "a@b.example", to: ["ann@example.org"]).code == 451)
        #expect(try office.rows(Self.stored()) == [])
        try office.script("drop trigger die on restante.message")
        var reply = try client.deliver(mail, from: "a@b.example", to: ["ann@example.org"])
        let deadline = MonotonicTime.now() + .seconds(10)
        while reply.code == 451, .now() < deadline {
            reply = try client.deliver(mail, from: "a@b.example", to: ["ann@example.org"])
        }
        #expect(reply.code == 250)
        #expect(try office.rows(Self.stored()).count == 1)
        await office.close()
    }

    @Test("may be large, hold NUL, or be no mail at all")
    func oddContent() async throws {
        let office = try await PostOffice()
        let client = try office.client()
        let mails: [[UInt8]] = [
            [], Array("\r\n".utf8), Array("Subject: a\0b\r\n\r\nc\0d\r\n".utf8),
            Array("\u{FF}\u{FE}=?utf-8?b?AA==?=\r\n".utf8),
            [0x80, 0xFF, 0, 0x81, 13, 10],
            Array(("Subject: large\r\n\r\n" + String(repeating: "word ", count: 190) + "\r\n").utf8),
            Array(("Subject: large\r\n\r\n" + String(repeating: "A line of text.\r\n", count: 100_000)).utf8),
        ]
        for mail in mails {
            #expect(try client.deliver(mail, from: "", to: ["ann@example.org"]).code == 250)
        }
        let sources = try office.rows(Self.sources())
        #expect(sources.count == mails.count)
        #expect(zip(sources, mails).allSatisfy { $0.hasSuffix(hex(Array("+0000\r\n".utf8) + $1)) })
        await office.close()
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
