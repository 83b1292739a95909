import SMTP
import Testing

@Suite("STARTTLS")
struct StartTLSTests {
    @Test("is offered, answered before the handshake, and forgets all that was said before")
    func handshake() {
        let conversation = play(
            """
            S: 220 mx.example.org ESMTP
            C: EHLO plain.example
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250-STARTTLS
            S: 250 ENHANCEDSTATUSCODES
            C: STARTTLS
            S: 220 2.0.0 Begin the TLS handshake
            C: MAIL FROM:<a@client.example>
            S: 503 5.5.1 Say EHLO or HELO first
            C: EHLO secret.example
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250 ENHANCEDSTATUSCODES
            C: MAIL FROM:<a@client.example>
            C: RCPT TO:<buyer@example.org>
            C: DATA
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: .
            S: 250 2.0.0 Stored as 1
            """, extensions: .startTLS)
        #expect(conversation.handshakes == 1)
        #expect(
            conversation.transactions.map(\.envelope.client) == [
                Client(
                    address: "192.0.2.1", name: "secret.example", with: "ESMTPS",
                    tls: "TLSv1.3 TLS_AES_256_GCM_SHA384")
            ])
    }

    @Test("with anything behind it closes the connection, and nothing of that is run")
    func injection() {
        let conversation = play(
            """
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            S: 250 mx.example.org
            C: STARTTLS
            C: MAIL FROM:<evil@client.example>
            S: 521 5.5.2 Nothing may follow STARTTLS before the handshake
            closed
            """, extensions: .startTLS)
        #expect(conversation.handshakes == 0)
    }

    @Test("is refused where it has no place")
    func refusals() {
        play(
            """
            S: 220 mx.example.org ESMTP
            C: STARTTLS
            S: 503 5.5.1 Say EHLO or HELO first
            C: HELO client.example
            S: 250 mx.example.org
            C: STARTTLS now
            S: 501 5.5.4 Syntax: STARTTLS
            C: MAIL FROM:<a@client.example>
            S: 250 2.1.0 Sender OK
            C: STARTTLS
            S: 503 5.5.1 Not in the middle of a mail transaction
            C: RSET
            S: 250 2.0.0 Reset
            C: STARTTLS
            S: 220 2.0.0 Begin the TLS handshake
            C: STARTTLS
            S: 503 5.5.1 TLS is active already
            C: HELP
            S: 214 2.0.0 Commands: HELO EHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT
            """, extensions: .startTLS)
        play(
            """
            S: 220 mx.example.org ESMTP
            C: HELO client.example
            C: STARTTLS
            S: 250 mx.example.org
            S: 502 5.5.1 Command not implemented
            """)
    }

    @Test(
        "makes the transmission type of RFC 3848",
        arguments: [
            ("HELO", "", "SMTP", "ESMTPS"), ("EHLO", "", "ESMTP", "ESMTPS"),
            ("EHLO", " SMTPUTF8", "UTF8SMTP", "UTF8SMTPS"), ("LHLO", "", "LMTP", "LMTPS"),
            ("LHLO", " SMTPUTF8", "UTF8LMTP", "UTF8LMTPS"),
        ])
    func transmissionTypes(verb: String, parameter: String, clear: String, secured: String) {
        var conversation = Conversation(dialect: verb == "LHLO" ? .lmtp : .smtp, extensions: .startTLS)
        let mail =
            "\(verb) c\r\nMAIL FROM:<>\(parameter)\r\nRCPT TO:<a@example.org>\r\nDATA\r\n.\r\n"
        conversation.send(mail + "STARTTLS\r\n")
        conversation.send(mail)
        #expect(conversation.transactions.map(\.envelope.client.with) == [clear, secured])
    }
}
