import Inbox
import Networking
import Postgres
import Storage
import TestSupport
import Testing

@testable import Intake

@Suite("What owners are told of their mail")
struct TrailTests {
    private static let events = Statement(
        """
        select e.verdict, e.code, e.address, e.reason
        from restante.intake_event as e
        order by e.id
        """)
    private static let details = Statement(
        """
        select e.domain, e.address, e.envelope_from, e.client_address, e.helo, e.tls,
            (e.message_id in (select m.id from restante.message as m))::text
        from restante.intake_event as e
        order by e.id
        """)

    private func begin(_ client: MailClient, to recipients: String...) throws -> [Int] {
        var codes = [try client.command("MAIL FROM:<a@b.example>").code]
        for recipient in recipients { codes.append(try client.command("RCPT TO:<\(recipient)>").code) }
        return codes
    }

    @Test("is why a recipient was refused, and nothing of names that are nobody's")
    func refusals() async throws {
        let office = try await PostOffice()
        let client = try office.client()
        let elsewhere = ["ann@elsewhere.example", "ann@localhost", "postmaster"]
        #expect(try begin(client, to: "nobody@example.org", "\"A b\"@Example.org").suffix(2) == [550, 550])
        for name in elsewhere { #expect(try client.command("RCPT TO:<\(name)>").code == 550) }
        try office.script(
            """
            update restante.mailbox set status = 'disabled' where address = 'ben@example.org';
            update restante.mailbox set expires_at = 1 where address = 'cat@example.org';
            """)
        #expect(try client.command("RCPT TO:<Ben+Tag@EXAMPLE.org>").code == 550)
        #expect(try client.command("RCPT TO:<cat@example.org>").code == 550)
        for change in [
            "max_bytes = 0", "status = 'suspended', max_bytes = 9999", "status = 'active', expires_at = 1",
        ] {
            try office.script("update restante.owner set \(change)")
            _ = try office.client().command("MAIL FROM:<a@b.example>")
            let other = try office.client()
            _ = try begin(other, to: "ann@example.org")
        }
        // A name that the operator has disabled is as unknown as any to the sender, and its owner hears of it.
        try office.script(
            """
            update restante.owner set expires_at = null;
            delete from restante.domain_directory;
            update restante.domain set status = 'pending';
            """)
        #expect(try begin(try office.client(), to: "ann@example.org").last == 550)
        try office.script("update restante.domain set status = 'disabled'")
        let last = try office.client()
        _ = try last.command("MAIL FROM:<a@b.example>")
        #expect(
            try last.command("RCPT TO:<ann@example.org>").lines == [
                "5.1.2 Mail for this domain is not accepted here"
            ])
        #expect(await office.flushTrail())
        #expect(
            try office.rows(Self.events()) == [
                "refused|550 5.1.1|nobody@example.org|no such mailbox",
                "refused|550 5.1.1|\"a b\"@example.org|no such mailbox",
                "refused|550 5.2.1|ben+tag@example.org|mailbox disabled",
                "refused|550 5.2.1|cat@example.org|mailbox expired",
                "deferred|452 4.2.2|ann@example.org|over quota",
                "refused|550 5.2.1|ann@example.org|owner suspended",
                "refused|550 5.2.1|ann@example.org|owner expired",
                "refused|550 5.1.2|ann@example.org|domain disabled",
            ])
        await office.close()
    }

    @Test("is each recipient of a mail that is stored, once and again")
    func acceptances() async throws {
        let office = try await PostOffice()
        let client = try office.client()
        for _ in 0..<2 {
            let reply = try client.deliver(
                "Subject: x\r\n\r\nx\r\n", from: "Bounce@b.example",
                to: ["Ann+x@Example.org", "ben@example.org"])
            #expect(reply.code == 250)
        }
        #expect(await office.flushTrail())
        #expect(
            try office.rows(Self.events()) == [
                "accepted|250 2.0.0|ann+x@example.org|stored", "accepted|250 2.0.0|ben@example.org|stored",
                "duplicate|250 2.0.0|ann+x@example.org|the same mail was stored before",
                "duplicate|250 2.0.0|ben@example.org|the same mail was stored before",
            ])
        #expect(
            try office.rows(Self.details()).first
                == "example.org|ann+x@example.org|Bounce@b.example|127.0.0.1|client.example|NULL|true")
        #expect(try office.rows(Statement("select count(*)::text from restante.message")()) == ["2"])
        await office.close()
    }

    private static let days = Statement(
        "select d.mails::text, d.codes::text, d.refusals::text from restante.intake_day as d")

    @Test("adds up: a mail once for each mailbox, whether it has a code, and who was refused")
    func figures() async throws {
        let office = try await PostOffice()
        let client = try office.client()
        for text in ["nothing", "Your verification code is 482913"] {
            let reply = try client.deliver(
                "Subject: x\r\n\r\n\(text)\r\n", from: "a@b.example",
                to: ["ann+x@example.org", "ann@example.org", "ben@example.org"])
            #expect(reply.code == 250)
        }
        #expect(
            try begin(client, to: "nobody@example.org", "nobody@nowhere.example").suffix(2) == [550, 550])
        #expect(await office.flushTrail())
        #expect(try office.rows(Self.days()) == ["4|2|1"])
        await office.close()
    }

    @Test("is why an accepted recipient got nothing")
    func losses() async throws {
        let office = try await PostOffice(loops: 1)
        func client() throws -> MailClient {
            let client = try office.client()
            #expect(try begin(client, to: "ann@example.org").last == 250)
            return client
        }
        #expect(try client().command("RSET").code == 250)
        #expect(try client().command("QUIT").code == 221)
        let bare = try client()
        _ = try bare.command("DATA")
        try bare.send(Array("x\ny\r\n.\r\n".utf8))
        #expect(try bare.reply().code == 554)
        let gone = try client()
        _ = try gone.command("DATA")
        try office.script("update restante.owner set status = 'suspended'")
        #expect(try gone.command("x\r\n.").code == 550)
        try office.script("update restante.owner set status = 'active', max_bytes = 10")
        let full = try client()
        _ = try full.command("DATA")
        #expect(try full.command("Subject: too much for ten octets\r\n\r\n.").code == 452)
        let unavailable = try client()
        _ = try unavailable.command("DATA")
        try office.script(
            "update restante.owner set max_bytes = 1000; revoke insert on restante.message from restante_server"
        )
        #expect(try unavailable.command("y\r\n.").code == 451)
        #expect(await office.flushTrail())
        #expect(
            try office.rows(Self.events()) == [
                "lost||ann@example.org|the client began anew instead of sending the mail",
                "lost||ann@example.org|the client left instead of sending the mail",
                "refused|554 5.6.0|ann@example.org|bare CR or LF in the mail",
                "refused|550 5.2.1|ann@example.org|the mailbox or its owner went out of service before the mail was complete",
                "deferred|452 4.2.2|ann@example.org|over quota",
                "deferred|451 4.3.0|ann@example.org|the mail could not be stored just then",
            ])
        await office.close()
    }

    @Test("waits for a database that is away, and is written once when it is back")
    func outage() async throws {
        let office = try await PostOffice()
        let client = try office.client()
        try office.script("revoke insert on restante.intake_event from restante_server")
        _ = try begin(client, to: "nobody@example.org")
        #expect(await office.flushTrail() == false)
        _ = try client.command("RCPT TO:<nobody2@example.org>")
        #expect(await office.flushTrail() == false)
        try office.script("grant insert on restante.intake_event to restante_server")
        #expect(await office.flushTrail())
        #expect(await office.flushTrail())
        #expect(
            try office.rows(Self.events()) == [
                "refused|550 5.1.1|nobody@example.org|no such mailbox",
                "refused|550 5.1.1|nobody2@example.org|no such mailbox",
            ])
        await office.close()
    }

    @Test("is bounded: a flood is counted and said, and takes no room from others or from stored mail")
    func flood() {
        let trail = IntakeTrail(limits: .init(total: 100, ofOwner: 60, unstoredOfOwner: 20))
        let (flooded, other, third) = (OwnerID.new(), OwnerID.new(), OwnerID.new())
        func note(_ count: Int, _ verdict: IntakeVerdict, for owner: OwnerID) {
            for _ in 0..<count {
                trail.note(
                    IntakeEvent(id: .new(), at: .now(), verdict: verdict, reason: "x"), for: owner)
            }
        }
        note(1000, .refused, for: flooded)
        note(50, .accepted, for: flooded)
        note(5, .lost, for: other)
        note(100, .duplicate, for: third)
        let shares = trail.take()
        #expect(shares[flooded]?.events.count == 60)
        #expect(shares[flooded]?.events.count { $0.verdict == .accepted } == 40)
        #expect(shares[flooded]?.unrecorded == 990)
        #expect(shares[other]?.events.count == 5)
        #expect(shares[other]?.unrecorded == 0)
        #expect(shares[third]?.events.count == 35)
        #expect(shares[third]?.unrecorded == 65)
        // What was too much counts as well.
        #expect(shares[flooded]?.figures == IntakeFigures(mails: 10, refusals: 980))
        #expect(trail.take().isEmpty)
        note(1, .refused, for: flooded)
        #expect(trail.take()[flooded]?.events.count == 1)
    }

    @Test("cannot be filled by strangers, however long they go on")
    func sustainedFlood() {
        let trail = IntakeTrail(limits: .init(unstoredInHour: 50))
        let owner = OwnerID.new()
        let start = Timestamp(milliseconds: 1_800_000_000_000)
        func note(_ count: Int, _ verdict: IntakeVerdict = .lost, at time: Timestamp) {
            for _ in 0..<count {
                trail.note(IntakeEvent(id: .new(), at: time, verdict: verdict, reason: "x"), for: owner)
            }
        }
        note(40, at: start)
        #expect(trail.take(now: start)[owner]?.events.count == 40)
        note(40, at: start)
        let second = trail.take(now: start)[owner]
        #expect(second?.events.count == 10)
        #expect(second?.unrecorded == 30)
        // What is stored goes on; that more was left out is said a minute later, once.
        note(40, at: start)
        note(3, .accepted, at: start)
        let third = trail.take(now: start + .seconds(59))[owner]
        #expect(third?.events.count == 3)
        #expect(third?.unrecorded == 0)
        #expect(trail.take(now: start + .seconds(60))[owner]?.unrecorded == 40)
        note(7, at: start)
        #expect(trail.take(now: start + .seconds(61)).isEmpty)
        #expect(trail.take(now: start + .seconds(61), isLast: true)[owner]?.unrecorded == 7)
        note(40, at: start + .seconds(3600))
        #expect(trail.take(now: start + .seconds(3600))[owner]?.events.count == 40)
    }
}
