import SMTP
import Testing

@Suite("Recipients that were accepted and get nothing")
struct AbandonTests {
    private static let opening =
        "HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\n"
        + "RCPT TO:<nobody@example.org>\r\nRCPT TO:<b@example.org>\r\n"

    @Test(
        "are told of with the reason, once",
        arguments: [
            ("RSET\r\nMAIL FROM:<>\r\nRSET\r\n", "reset"), ("HELO c\r\n", "reset"), ("QUIT\r\n", "quit"),
            ("DATA\r\n123456789012345678901\r\n.\r\n", "tooBig"),
            ("DATA\r\n12345678901\r\n.\r\n", "lineTooLong"), ("DATA\r\nx\n.\r\n", "bareLineEnd"),
            ("NOOP\n", "misconduct"), ("GET / HTTP/1.1\r\n", "misconduct"),
            ("X\r\nX\r\nX\r\nX\r\n", "misconduct"),
        ])
    func reasons(text: String, reason: String) {
        var limits = SessionLimits()
        limits.messageSize = 20
        limits.textLine = reason == "lineTooLong" ? 10 : 100
        limits.patience.errors = 3
        var conversation = Conversation(limits: limits)
        conversation.send(Self.opening + text)
        conversation.disconnect()
        #expect(conversation.abandoned == [#"["a", "b"] \#(reason)"#])
        #expect(conversation.transactions.isEmpty)
    }

    @Test("are told of when the client is gone, silent, or the server stops", arguments: ["", "DATA\r\nx"])
    func lost(text: String) {
        var gone = Conversation()
        gone.send(Self.opening + text)
        gone.disconnect()
        #expect(gone.abandoned == [#"["a", "b"] connectionLost"#])
        var silent = Conversation()
        silent.send(Self.opening + text)
        silent.timeOut()
        #expect(silent.abandoned == [#"["a", "b"] timedOut"#])
    }

    @Test("are none when the mail was answered for, or nobody was accepted")
    func none() {
        for text in ["DATA\r\nx\r\n.\r\nQUIT\r\n", "DATA\r\nx\r\n.\r\n"] {
            var conversation = Conversation()
            conversation.send(Self.opening + text)
            conversation.disconnect()
            #expect(conversation.abandoned.isEmpty)
        }
        var refused = Conversation()
        refused.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<nobody@example.org>\r\n")
        refused.disconnect()
        #expect(refused.abandoned.isEmpty)
    }
}
