import MIME
import Testing

@Suite struct HeaderTests {
    @Test("fields keep their order, their repetitions and the case of their names")
    func order() {
        let headers = message("Received: b", "SUBJECT: s", "received: a", "", "body").headers
        #expect(headers.fields.map(\.name) == ["Received", "SUBJECT", "received"])
        #expect(headers.all("Received").map(\.value) == ["b", "a"])
        #expect(headers["subject"]?.value == "s")
        #expect(headers["Date"] == nil)
    }

    @Test("a folded value is one line; the raw value keeps the fold")
    func folding() {
        let field = message("Subject: one", "\ttwo", "  three", "", "").headers["Subject"]
        #expect(field?.value == "one two  three")
        #expect(field?.rawValue == Array(" one\r\n\ttwo\r\n  three".utf8))
    }

    @Test("bare line feeds end lines too")
    func bareLF() {
        let mail = Message(parsing: Array("From: a@b.example\nSubject: x\n y\n\nbody\nend\n".utf8))
        #expect(mail.subject == "x y")
        #expect(mail.text == "body\nend\n")
    }

    @Test("white space before the colon and an mbox separator are obsolete, not wrong")
    func obsolete() {
        let mail = message("From someone Mon Jan 1 00:00:00 2024", "Subject : hello", "", "body")
        #expect(mail.subject == "hello")
        #expect(mail.text == "body")
        #expect(mail.notes.isEmpty)
    }

    @Test("a header block without an empty line ends where no field is")
    func missingSeparator() {
        let mail = message("Subject: s", "This is the body", "of the mail")
        #expect(mail.text == "This is the body\nof the mail")
        #expect(mail.notes == ["a header block does not end with an empty line"])
    }

    @Test("a damaged line amid the fields does not end them")
    func damagedLine() {
        let mail = message("Subject: s", "broken fold", "Content-Type: text/html", "", "<p>x</p>")
        #expect(mail.html == "<p>x</p>")
        #expect(mail.notes == ["a line of a header block is not a header field"])
    }

    @Test("8-bit text without a label is UTF-8, else windows-1252")
    func unlabelled() {
        #expect(message("Subject: Grüße", "", "").subject == "Grüße")
        let mail = Message(parsing: Array("Subject: Gr".utf8) + [0xFC, 0xDF, 0x65, 0x0D, 0x0A, 0x0D, 0x0A])
        #expect(mail.subject == "Grüße")
    }

    @Test("NUL and control characters never reach a value")
    func controls() {
        #expect(message("Subject: a\u{0}b\u{7}c\rd", "", "").subject == "a\u{FFFD}b cd")
        #expect(decoded("=?utf-8?Q?a=0D=0ABcc:_x?=") == "a  Bcc: x")
    }

    @Test("mail without any header, or without anything")
    func empty() {
        #expect(Message(parsing: []).plainText == "")
        #expect(message("", "only text").text == "only text")
        #expect(message("Subject: s").subject == "s")
    }

    @Test("the usual fields")
    func fields() {
        let mail = message(
            "From: A <a@x.example>", "To: b@x.example, C <c@x.example>", "Cc: d@x.example",
            "Reply-To: e@x.example",
            "Message-ID: <1.2@x.example>", "Date: Mon, 1 Jan 2024 00:00:00 +0000", "", "")
        #expect(mail.from == Mailbox(address: "a@x.example", name: "A"))
        #expect(mail.to.map(\.address) == ["b@x.example", "c@x.example"])
        #expect(mail.cc.map(\.address) == ["d@x.example"])
        #expect(mail.replyTo.map(\.address) == ["e@x.example"])
        #expect(mail.messageID == "1.2@x.example")
        #expect(mail.date == "Mon, 1 Jan 2024 00:00:00 +0000")
    }

    @Test("8-bit text in a header is in the charset of the text")
    func charsetOfTheText() {
        let head = Array("Subject: ".utf8) + [0xEB, 0xCF, 0xC4] + Array("\r\nFrom: ".utf8) + [0xE4, 0xC1]
        let mail = Message(
            parsing: head + Array(" <a@x.example>\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n".utf8)
                + [0xC1])
        #expect(mail.subject == "Код")
        #expect(mail.from == Mailbox(address: "a@x.example", name: "Да"))
        #expect(mail.notes == ["a header field has 8-bit text that is not UTF-8"])
    }

    @Test("what stands before the first field is not a body")
    func beforeTheFirstField() {
        #expect(message("\u{FEFF}Subject: s", "", "x").subject == "s")
        #expect(message("", "", "Subject: s", "", "x").text == "x")
        #expect(message("", "", "no field").text == "\nno field")
    }

    @Test("lines that a gateway ended twice")
    func doubleEnds() {
        let mail = Message(parsing: Array("Subject: s\r\r\n\r\r\na\r\r\nb".utf8))
        #expect(mail.subject == "s")
        #expect(mail.text == "a\nb")
    }
}
