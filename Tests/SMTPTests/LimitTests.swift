import SMTP
import Testing

@Suite("The limits of a session")
struct LimitTests {
    @Test("refuse a MAIL that announces too much at once, and a message that grows too large at its end")
    func size() {
        var limits = SessionLimits()
        limits.messageSize = 10
        let conversation = play(
            #"""
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            C: MAIL FROM:<> SIZE=11
            C: MAIL FROM:<> SIZE=10
            C: RCPT TO:<a@example.org>
            C: DATA
            S: 250 mx.example.org
            S: 552 5.3.4 Message exceeds the size limit
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: 123456789
            C: .
            S: 552 5.3.4 Message exceeds the size limit
            C: MAIL FROM:<>
            C: RCPT TO:<a@example.org>
            C: DATA
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: 12345678
            C: .
            S: 250 2.0.0 Stored as 1
            """#, limits: limits)
        #expect(conversation.transactions.map(\.source.count) == [10])
    }

    @Test("refuse a text line that is too long, at the end of the message")
    func textLine() {
        var limits = SessionLimits()
        limits.textLine = 20
        var conversation = Conversation(limits: limits)
        conversation.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nDATA\r\n")
        _ = conversation.takeReplies()
        conversation.send("12345678901234567890\r\n" + "123456789012345678901\r\n.\r\nNOOP\r\n")
        #expect(
            conversation.takeReplies() == "554 5.6.0 A line of the message is too long\r\n250 2.0.0 OK\r\n")
        #expect(conversation.transactions.isEmpty)
    }

    @Test("drop a command line that is too long as it comes, and go on after it")
    func commandLine() {
        var limits = SessionLimits()
        limits.commandLine = 20
        for split in [false, true] {
            var conversation = Conversation(limits: limits)
            _ = conversation.takeReplies()
            let text = "NOOP 6789012345678\r\nNOOP 67890123456789\r\nNOOP\r\n"
            if split { for byte in text.utf8 { conversation.send([byte]) } } else { conversation.send(text) }
            #expect(
                conversation.takeReplies() == "250 2.0.0 OK\r\n500 5.5.2 Line too long\r\n250 2.0.0 OK\r\n")
        }
    }

    @Test("answer 452 for one recipient too many and keep the others")
    func recipients() {
        var limits = SessionLimits()
        limits.recipients = 2
        let conversation = play(
            #"""
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            C: MAIL FROM:<>
            C: RCPT TO:<a@example.org>
            C: RCPT TO:<b@example.org>
            C: RCPT TO:<c@example.org>
            C: DATA
            S: 250 mx.example.org
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 250 2.1.5 Recipient OK
            S: 452 4.5.3 Too many recipients, send the rest in another transaction
            S: 354 End data with <CR><LF>.<CR><LF>
            C: .
            S: 250 2.0.0 Stored as 1
            """#, limits: limits)
        #expect(conversation.transactions.first?.recipients.map(\.ticket) == ["a", "b"])
    }

    @Test("close after too many errors, refused recipients, or commands without a mail")
    func patience() {
        var limits = SessionLimits()
        limits.patience.errors = 3
        limits.patience.refusedRecipients = 2
        limits.patience.junkCommands = 2
        play(
            """
            S: 220 mx.example.org ESMTP
            C: NOPE
            C: NOPE
            C: NOPE
            C: NOOP
            S: 500 5.5.1 Command not recognized
            S: 500 5.5.1 Command not recognized
            S: 421 4.7.0 Too many errors, closing
            closed
            """, limits: limits)
        play(
            """
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            C: MAIL FROM:<>
            C: RCPT TO:<nobody@example.org>
            C: RCPT TO:<nobody@example.org>
            S: 250 mx.example.org
            S: 250 2.1.0 Sender OK
            S: 550 5.1.1 No such mailbox
            S: 421 4.7.0 Too many errors, closing
            closed
            """, limits: limits)
        play(
            """
            S: 220 mx.example.org ESMTP
            C: NOOP
            C: VRFY a
            C: HELP
            S: 250 2.0.0 OK
            S: 252 2.0.0 Cannot verify, send some mail and see
            S: 421 4.7.0 Too many commands without a mail, closing
            closed
            """, limits: limits)
    }

    @Test("are narrower while the server is short of connections")
    func crowded() {
        play(
            """
            S: 220 mx.example.org ESMTP
            C: NOPE
            C: NOPE
            C: NOPE
            S: 500 5.5.1 Command not recognized
            S: 500 5.5.1 Command not recognized
            S: 421 4.7.0 Too many errors, closing
            closed
            """, isCrowded: true)
    }

    @Test("end a session that has become silent, and one that is idle when the service stops")
    func ends() {
        var silent = Session<String>(host: "mx.example.org", address: "192.0.2.1")
        _ = silent.next()
        silent.timeOut()
        guard case .reply(let bytes, _)? = silent.next(), case .close? = silent.next() else {
            Issue.record("not closed")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "421 4.4.2 Timed out waiting for the client\r\n")

        var idle = Conversation()
        _ = idle.takeReplies()
        idle.stop()
        #expect(idle.takeReplies() == "421 4.3.2 The service is shutting down, try again later\r\n")
        #expect(idle.isClosed)
    }
}
