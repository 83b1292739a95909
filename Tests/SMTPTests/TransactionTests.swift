import SMTP
import Testing

@Suite("A mail transaction")
struct TransactionTests {
    @Test("goes from EHLO to QUIT")
    func wholeMail() {
        let conversation = play(
            #"""
            S: 220 mx.example.org ESMTP
            C: EHLO client.example
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250 ENHANCEDSTATUSCODES
            C: MAIL FROM:<a@client.example> SIZE=100 BODY=8BITMIME
            S: 250 2.1.0 Sender OK
            C: RCPT TO:<buyer@example.org>
            S: 250 2.1.5 Recipient OK
            C: DATA
            S: 354 End data with <CR><LF>.<CR><LF>
            C: Subject: Hello
            C:
            C: ..dots
            C: ...
            C: .
            S: 250 2.0.0 Stored as 1
            C: QUIT
            S: 221 2.0.0 Bye
            closed
            """#)
        let mail = conversation.transactions.first
        #expect(
            mail.map { String(decoding: $0.source, as: UTF8.self) } == "Subject: Hello\r\n\r\n.dots\r\n..\r\n"
        )
        #expect(mail?.envelope.client == Client(address: "192.0.2.1", name: "client.example", with: "ESMTP"))
        #expect(
            mail?.envelope.reversePath
                == .mailbox(Mailbox(localPart: "a", domain: .name("client.example"))))
        #expect(mail?.recipients.map(\.ticket) == ["buyer"])
    }

    @Test("answers a pipelined group together, and a second mail in the same session")
    func pipelining() {
        let conversation = play(
            #"""
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            C: MAIL FROM:<>
            C: RCPT TO:<one@example.org>
            C: RCPT TO:<nobody@example.org>
            C: RCPT TO:<two@example.org>
            C: DATA
            S: 250 mx.example.org
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 550 5.1.1 No such mailbox
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: .
            C: MAIL FROM:<b@client.example>
            C: RCPT TO:<three@example.org>
            C: DATA
            S: 250 2.0.0 Stored as 1
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: text
            C: .
            C: QUIT
            S: 250 2.0.0 Stored as 1
            S: 221 2.0.0 Bye
            closed
            """#)
        #expect(
            conversation.transactions.map { $0.recipients.map(\.ticket) } == [["one", "two"], ["three"]])
        #expect(conversation.transactions.first?.envelope.reversePath == .null)
        #expect(conversation.transactions.first?.source == [])
        #expect(conversation.transactions.first?.envelope.client.with == "SMTP")
    }

    @Test(
        "says what became of the mail",
        arguments: [
            (Outcome.unavailable, "451 4.3.0 Cannot store the mail, try again later"),
            (.full, "452 4.2.2 The mailbox is full, try again later"),
            (.gone, "550 5.2.1 The mailbox takes no mail any more"),
            (.refused, "554 5.6.0 The message cannot be stored"),
        ])
    func outcomes(outcome: Outcome, reply: String) {
        var conversation = Conversation()
        conversation.outcomes = [outcome]
        conversation.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nDATA\r\n")
        _ = conversation.takeReplies()
        conversation.send("x\r\n.\r\n")
        #expect(conversation.takeReplies() == reply + "\r\n")
    }

    @Test("is refused for each kind of recipient that takes no mail")
    func recipients() {
        play(
            #"""
            S: 220 mx.example.org ESMTP
            C: EHLO client.example
            C: MAIL FROM:<a@client.example>
            C: RCPT TO:<nobody@example.org>
            C: RCPT TO:<expired@example.org>
            C: RCPT TO:<full@example.org>
            C: RCPT TO:<trouble@example.org>
            C: RCPT TO:<a@elsewhere.example>
            C: RCPT TO:<a@[192.0.2.1]>
            C: RCPT TO:<>
            C: DATA
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250 ENHANCEDSTATUSCODES
            S: 250 2.1.0 Sender OK
            S: 550 5.1.1 No such mailbox
            S: 550 5.2.1 The mailbox takes no mail
            S: 452 4.2.2 The mailbox is full, try again later
            S: 451 4.3.0 Cannot look up the mailbox, try again later
            S: 550 5.1.2 Mail for this domain is not accepted here
            S: 550 5.1.2 Mail for address literals is not accepted here
            S: 501 5.1.3 Bad recipient address syntax
            S: 554 5.5.1 No valid recipients
            """#)
    }

    @Test("is forgotten by RSET and by a new EHLO")
    func reset() {
        let conversation = play(
            #"""
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            C: MAIL FROM:<a@client.example>
            C: RCPT TO:<one@example.org>
            C: RSET
            C: DATA
            C: MAIL FROM:<a@client.example>
            C: RCPT TO:<one@example.org>
            C: HELO client.example
            C: RCPT TO:<one@example.org>
            S: 250 mx.example.org
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 250 2.0.0 Reset
            S: 503 5.5.1 Say MAIL first
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 250 mx.example.org
            S: 503 5.5.1 Say MAIL first
            """#)
        #expect(conversation.transactions.isEmpty)
    }

    @Test("keeps UTF-8 addresses when SMTPUTF8 was asked for, and refuses them otherwise")
    func utf8() {
        let conversation = play(
            #"""
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            C: MAIL FROM:<jösé@bücher.example>
            C: MAIL FROM:<a@client.example>
            C: RCPT TO:<用户@example.org>
            C: RSET
            C: MAIL FROM:<jösé@bücher.example> SMTPUTF8
            C: RCPT TO:<用户@example.org>
            C: DATA
            S: 250 mx.example.org
            S: 553 5.6.7 An address beyond ASCII needs the SMTPUTF8 parameter
            S: 250 2.1.0 Sender OK
            S: 553 5.6.7 An address beyond ASCII needs the SMTPUTF8 parameter
            S: 250 2.0.0 Reset
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: .
            S: 250 2.0.0 Stored as 1
            """#)
        #expect(conversation.transactions.first?.envelope.isUTF8 == true)
        #expect(
            conversation.transactions.first?.envelope.reversePath
                == .mailbox(Mailbox(localPart: "jösé", domain: .name("bücher.example"))))
        #expect(conversation.transactions.first?.recipients.map(\.ticket) == ["用户"])
    }

    @Test("is answered once for every recipient over LMTP")
    func lmtp() {
        play(
            #"""
            S: 220 mx.example.org LMTP
            C: EHLO client.example
            S: 500 5.5.1 Command not recognized
            C: MAIL FROM:<>
            S: 503 5.5.1 Say LHLO first
            C: LHLO client.example
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250 ENHANCEDSTATUSCODES
            C: MAIL FROM:<a@client.example>
            C: RCPT TO:<one@example.org>
            C: RCPT TO:<two@example.org>
            C: DATA
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: text
            C: .
            S: 250 2.0.0 Stored as 1
            S: 550 5.2.1 The mailbox takes no mail any more
            """#, outcomes: [.stored(id: "1"), .gone], dialect: .lmtp)
    }

    @Test("knows the commands of its dialect only, and says which they are")
    func dialects() {
        play(
            """
            S: 220 mx.example.org ESMTP
            C: LHLO client.example
            S: 500 5.5.1 Command not recognized
            C: HELP
            S: 214 2.0.0 Commands: HELO EHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT
            """)
        play(
            """
            S: 220 mx.example.org LMTP
            C: HELO client.example
            S: 500 5.5.1 Command not recognized
            C: HELP
            S: 214 2.0.0 Commands: LHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT STARTTLS XCLIENT
            """, dialect: .lmtp, extensions: [.startTLS, .xclient])
    }

    @Test("refused as a whole is refused for every recipient over LMTP")
    func refusedOverLMTP() {
        var limits = SessionLimits()
        limits.messageSize = 10
        play(
            """
            S: 220 mx.example.org LMTP
            C: LHLO client.example
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 10
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250 ENHANCEDSTATUSCODES
            C: MAIL FROM:<>
            C: RCPT TO:<one@example.org>
            C: RCPT TO:<nobody@example.org>
            C: RCPT TO:<two@example.org>
            C: DATA
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 550 5.1.1 No such mailbox
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: 0123456789
            C: .
            S: 552 5.3.4 Message exceeds the size limit
            S: 552 5.3.4 Message exceeds the size limit
            C: DATA
            S: 503 5.5.1 Say MAIL first
            """, dialect: .lmtp, limits: limits)
    }

    @Test("with a bare LF is refused for every recipient over LMTP, before the connection closes")
    func bareLineEndOverLMTP() {
        play(
            #"""
            S: 220 mx.example.org LMTP
            C: LHLO client.example
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250 ENHANCEDSTATUSCODES
            C: MAIL FROM:<>
            C: RCPT TO:<one@example.org>
            C: RCPT TO:<two@example.org>
            C: DATA
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: text\n.
            S: 554 5.6.0 Bare CR or LF in the message, lines end with CRLF
            S: 554 5.6.0 Bare CR or LF in the message, lines end with CRLF
            closed
            """#, dialect: .lmtp)
    }

    @Test("is answered 250 over SMTP if one recipient has it and none may have it later")
    func mixedOutcomes() {
        func reply(_ outcomes: [Outcome]) -> String {
            var conversation = Conversation()
            conversation.outcomes = outcomes
            conversation.send(
                "HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nRCPT TO:<b@example.org>\r\n")
            conversation.send("RCPT TO:<c@example.org>\r\nDATA\r\n")
            _ = conversation.takeReplies()
            conversation.send("x\r\n.\r\n")
            return String(conversation.takeReplies().prefix(9))
        }
        #expect(reply([.gone, .full, .stored(id: "1")]) == "452 4.2.2")
        #expect(reply([.gone, .stored(id: "1"), .refused]) == "250 2.0.0")
        #expect(reply([.stored(id: "1"), .unavailable, .gone]) == "451 4.3.0")
        #expect(reply([.gone, .full, .refused]) == "452 4.2.2")
        #expect(reply([.gone, .refused, .refused]) == "550 5.2.1")
    }

    @Test("comes to its end before a stop closes the connection")
    func stop() {
        var conversation = Conversation()
        conversation.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nDATA\r\ntext\r\n")
        conversation.stop()
        #expect(!conversation.isClosed)
        _ = conversation.takeReplies()
        conversation.send(".\r\n")
        #expect(
            conversation.takeReplies() == """
                250 2.0.0 Stored as 1\r
                421 4.3.2 The service is shutting down, try again later\r\n
                """)
        #expect(conversation.isClosed)
        #expect(conversation.transactions.count == 1)
    }
}
