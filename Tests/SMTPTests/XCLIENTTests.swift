import Networking
import SMTP
import TestSupport
import Testing

@Suite("XCLIENT")
struct XCLIENTTests {
    @Test("tells whom the relay speaks for, and begins the session anew")
    func adopted() {
        let conversation = play(
            """
            S: 220 mx.example.org ESMTP
            C: EHLO relay.example
            S: 250-mx.example.org
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250-XCLIENT NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT
            S: 250 ENHANCEDSTATUSCODES
            C: XCLIENT NAME=spike.example ADDR=203.0.113.7 PORT=2525 PROTO=ESMTP HELO=spike+2Eexample
            S: 220 mx.example.org ESMTP
            C: MAIL FROM:<a@spike.example>
            S: 503 5.5.1 Say EHLO or HELO first
            C: HELO relay.example
            C: MAIL FROM:<a@spike.example>
            C: RCPT TO:<buyer@example.org>
            C: DATA
            S: 250 mx.example.org
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: .
            S: 250 2.0.0 Stored as 1
            C: xclient addr=IPV6:2001:db8::7 helo=[UNAVAILABLE] login=[TEMPUNAVAIL]
            S: 220 mx.example.org ESMTP
            C: HELO relay.example
            C: MAIL FROM:<a@spike.example>
            C: RCPT TO:<buyer@example.org>
            C: DATA
            S: 250 mx.example.org
            S: 250 2.1.0 Sender OK
            S: 250 2.1.5 Recipient OK
            S: 354 End data with <CR><LF>.<CR><LF>
            C: .
            S: 250 2.0.0 Stored as 1
            """, extensions: .xclient)
        #expect(
            conversation.transactions.map(\.envelope.client) == [
                Client(address: "203.0.113.7", name: "spike.example", with: "SMTP"),
                Client(address: "2001:db8::7", name: "relay.example", with: "SMTP"),
            ])
    }

    @Test("is refused from strangers, within a transaction, and when it is malformed")
    func refusals() {
        play(
            """
            S: 220 mx.example.org ESMTP
            C: XCLIENT ADDR=203.0.113.7
            S: 550 5.7.0 Not for this client
            C: HELP
            S: 214 2.0.0 Commands: HELO EHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT
            """)
        let conversation = play(
            """
            S: 220 mx.example.org ESMTP
            C: HELO relay.example
            C: MAIL FROM:<a@client.example>
            C: XCLIENT ADDR=203.0.113.7
            C: RSET
            C: XCLIENT
            C: XCLIENT ADDR
            C: XCLIENT ADDR=
            C: XCLIENT ADDR=1.2.3
            C: XCLIENT ADDR=IPV6:203.0.113.x
            C: XCLIENT PORT=65536
            C: XCLIENT PROTO=HTTP
            C: XCLIENT HELO=a+0D+0Ab
            C: XCLIENT HELO=a+4
            C: XCLIENT HELO=+FF
            C: XCLIENT COLOUR=blue
            S: 250 mx.example.org
            S: 250 2.1.0 Sender OK
            S: 503 5.5.1 Not in the middle of a mail transaction
            S: 250 2.0.0 Reset
            S: 501 5.5.4 Syntax: XCLIENT attribute=value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            S: 501 5.5.4 Bad parameter value
            """, extensions: .xclient)
        #expect(conversation.told.isEmpty)
    }

    @Test("of a client that has no connection left closes the relay's")
    func refusedClient() {
        play(
            """
            S: 220 mx.example.org ESMTP
            C: XCLIENT ADDR=203.0.113.66
            S: 421 4.7.0 Too many connections, try again later
            closed
            """, extensions: .xclient)
    }

    @Test("is forgotten by STARTTLS, before which anybody could have said it")
    func forgotten() {
        var conversation = Conversation(extensions: [.xclient, .startTLS])
        conversation.send("XCLIENT ADDR=203.0.113.7 HELO=told.example\r\nHELO relay.example\r\nSTARTTLS\r\n")
        conversation.send("HELO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nDATA\r\n.\r\n")
        #expect(conversation.transactions.first?.envelope.client.address == "192.0.2.1")
        #expect(conversation.transactions.first?.envelope.client.name == "c")
    }
}
