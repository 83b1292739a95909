import MIME
import Testing

@Suite struct StructureTests {
    @Test("alternatives give text and HTML; the preamble and epilogue are not shown")
    func alternative() {
        let mail = message(
            "Content-Type: multipart/alternative; boundary=\"b b\"", "", "preamble", "--b b", "", "plain",
            "--b b ",
            "Content-Type: text/html", "", "<p>rich</p>", "--b b--", "epilogue", "--b b", "", "late")
        #expect(mail.text == "plain")
        #expect(mail.html == "<p>rich</p>")
        #expect(mail.attachments.isEmpty)
        #expect(mail.notes.isEmpty)
    }

    @Test("mixed with related with alternative: body, inline image, attachment")
    func nested() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=m", "", "--m",
            "Content-Type: multipart/related; boundary=mr",
            "", "--mr", "Content-Type: multipart/alternative; boundary=mra", "", "--mra", "", "plain",
            "--mra",
            "Content-Type: text/html", "", "<img src=cid:i@x>", "--mra--", "--mr", "Content-Type: image/png",
            "Content-ID: <i@x>", "", "png", "--mr--", "--m", "Content-Type: application/pdf; name=a.pdf",
            "Content-Disposition: attachment", "", "pdf", "--m--", "")
        #expect(mail.text == "plain")
        #expect(mail.html == "<img src=cid:i@x>")
        #expect(mail.attachments.map(\.type) == ["image/png", "application/pdf"])
        #expect(mail.attachments.map(\.index) == [0, 1])
        #expect(mail.attachments.map(\.contentID) == ["i@x", nil])
        #expect(mail.attachments.map(\.disposition) == [.inline, .attachment])
        #expect(mail.attachments.map(\.size) == [3, 3])
    }

    @Test("texts around an image are one text; a named text behind the body is an attachment")
    func joined() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--b",
            "Content-Type: image/gif", "",
            "", "--b", "", "two", "--b", "Content-Type: text/plain; name=notes.txt", "", "three", "--b--")
        #expect(mail.text == "one\ntwo")
        #expect(mail.attachments.map(\.name) == ["attachment-1.gif", "notes.txt"])
    }

    @Test("HTML with a plain footer: the text has both")
    func footer() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/html", "",
            "<p>Code 1</p>",
            "--b", "", "footer", "--b--")
        #expect(mail.text == "Code 1\nfooter")
        #expect(mail.html == "<p>Code 1</p>")
    }

    @Test("an empty plain alternative does not hide the HTML")
    func emptyPlain() {
        let mail = message(
            "Content-Type: multipart/alternative; boundary=b", "", "--b", "", " ", "--b",
            "Content-Type: text/html",
            "", "Code&nbsp;1", "--b--")
        #expect(mail.text == nil)
        #expect(mail.plainText == "Code 1")
    }

    @Test("a message in the message is an attachment, and its text is not the body")
    func embedded() {
        let lines = [
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "outer", "--b",
            "Content-Type: message/rfc822",
            "", "Subject: inner", "Content-Type: multipart/mixed; boundary=c", "", "--c", "", "inner text",
            "--c",
            "Content-Type: image/png", "", "png", "--c--", "--b", "", "outer again", "--b--",
        ]
        let mail = Message(parsing: source(lines))
        #expect(mail.text == "outer\nouter again")
        #expect(mail.attachments.map(\.name) == ["inner.eml"])
        let inner = Message(parsing: mail.attachments.first?.content(in: source(lines)) ?? [])
        #expect(inner.subject == "inner")
        #expect(inner.text == "inner text")
        #expect(inner.attachments.map(\.type) == ["image/png"])
    }

    @Test("a mail that is only a forwarded message shows that one's text")
    func onlyEmbedded() {
        let mail = message("Content-Type: message/rfc822", "", "Subject: inner", "", "inner text")
        #expect(mail.text == "inner text")
        #expect(mail.attachments.map(\.type) == ["message/rfc822"])
    }

    @Test("the parts of a digest are messages")
    func digest() {
        let mail = message(
            "Content-Type: multipart/digest; boundary=b", "", "--b", "", "Subject: one", "", "1", "--b", "",
            "Subject: two", "", "2", "--b--")
        #expect(mail.attachments.map(\.type) == ["message/rfc822", "message/rfc822"])
    }

    @Test("a bounce shows its text; the report is an attachment")
    func bounce() {
        let mail = message(
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "",
            "It failed.", "--b",
            "Content-Type: message/delivery-status", "", "Action: failed", "", "--b",
            "Content-Type: text/rfc822-headers", "", "Subject: x", "", "--b--")
        #expect(mail.text == "It failed.")
        #expect(mail.attachments.map(\.type) == ["message/delivery-status", "text/rfc822-headers"])
    }

    @Test("AMP beside HTML is dropped, a calendar is kept")
    func otherAlternatives() {
        let mail = message(
            "Content-Type: multipart/alternative; boundary=b", "", "--b", "", "t", "--b",
            "Content-Type: text/x-amp-html",
            "", "<html amp4email>", "--b", "Content-Type: text/calendar", "", "BEGIN:VCALENDAR", "--b--")
        #expect(mail.text == "t")
        #expect(mail.attachments.map(\.type) == ["text/calendar"])
    }

    @Test("a boundary that begins with another is another boundary")
    func boundaryPrefix() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=a", "", "--a",
            "Content-Type: multipart/mixed; boundary=ab", "",
            "--ab", "", "--abc", "--a b", "--ab-", "--ab--", "--a", "", "end", "--a--")
        #expect(mail.text == "--abc\n--a b\n--ab-\nend")
    }

    @Test("an outer delimiter ends inner multiparts that were left open")
    func unclosed() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=a", "", "--a",
            "Content-Type: multipart/mixed; boundary=b", "",
            "--b", "", "inner", "--a", "", "outer")
        #expect(mail.text == "inner\nouter")
    }

    @Test("a part whose header block runs into a delimiter is empty")
    func headerOnly() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=\"x:y\"", "", "--x:y", "Content-Type: image/png",
            "--x:y", "", "t",
            "--x:y--")
        #expect(mail.text == "t")
        #expect(mail.attachments.map(\.size) == [0])
    }

    @Test(
        "a missing or wrong boundary is found in the body",
        arguments: ["multipart/mixed", "multipart/mixed; boundary=", "multipart/mixed; boundary=wrong"])
    func wrongBoundary(type: String) {
        let mail = message(
            "Content-Type: \(type)", "", "--right", "Content-Type: text/plain", "", "plain", "--right",
            "Content-Type: image/png", "", "png", "--right--")
        #expect(mail.text == "plain")
        #expect(mail.attachments.map(\.type) == ["image/png"])
        #expect(mail.notes == ["a multipart does not use the boundary it names"])
    }

    @Test("a multipart without parts is text")
    func noParts() {
        let mail = message("Content-Type: multipart/mixed; boundary=b", "", "just text", "-- ", "me")
        #expect(mail.text == "just text\n-- \nme")
        #expect(mail.notes == ["a multipart has no parts; it is shown as text"])
    }

    @Test("a body that is not text is an attachment")
    func binaryRoot() {
        let mail = message("Content-Type: application/pdf; name=a.pdf", "", "pdf")
        #expect(mail.text == nil)
        #expect(mail.plainText == "")
        #expect(mail.attachments.map(\.name) == ["a.pdf"])
    }

    @Test("a root that is a text file is an attachment, and is shown")
    func textFileRoot() {
        for type in ["text/csv; name=a.csv", "text/plain"] {
            let mail = message(
                "Content-Type: \(type)", "Content-Disposition: attachment; filename=a.csv", "", "1,2")
            #expect(mail.text == "1,2")
            #expect(mail.attachments.map(\.name) == ["a.csv"])
        }
    }

    @Test("a type that is no type, with a file's name, is a file")
    func namedWithoutType() {
        let mail = message("Content-Type: X-ZIP; name=a.zip", "Content-Transfer-Encoding: base64", "", "AAEC")
        #expect(mail.text == nil)
        #expect(mail.attachments.map(\.type) == ["application/octet-stream"])
        #expect(mail.attachments.map(\.size) == [3])
    }

    @Test("a boundary may have equals signs and 8-bit letters, quoted or not")
    func oddBoundaries() {
        for boundary in ["----=_Next=Part", "\"bad-µ\"", "'apostrophes'"] {
            let bare = boundary.filter { $0 != "\"" }
            let mail = message(
                "Content-Type: multipart/mixed; boundary=\(boundary)", "", "--\(bare)", "", "t", "--\(bare)--"
            )
            #expect(mail.text == "t", "\(boundary)")
        }
    }

    @Test("a boundary that was not named is known by coming again")
    func repeatedBoundary() {
        let mail = message(
            "Content-Type: multipart/mixed", "", "--x", "", "one", "--x", "", "two", "--x--", "epilogue")
        #expect(mail.text == "one\ntwo")
        #expect(mail.notes == ["a multipart does not use the boundary it names"])
        #expect(message("Content-Type: multipart/mixed", "", "--x", "", "one").text == "--x\n\none")
    }

    @Test("white space at the end of a boundary, and before the hyphens that close it")
    func boundarySpace() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=\"b \"", "", "--b ", "", "one", "--b", "", "two",
            "--b --", "x")
        #expect(mail.text == "one\ntwo")
    }

    @Test("a plain text that only points to the HTML does not hide it")
    func stub() {
        func mail(_ plain: String) -> Message {
            message(
                "Content-Type: multipart/alternative; boundary=b", "", "--b", "", plain, "--b",
                "Content-Type: text/html", "",
                "<h1>Welcome</h1><p>Your code is 123456, and it is yours alone.", "--b--")
        }
        let stub = mail("Please view this mail in an HTML reader.")
        #expect(stub.text == nil)
        #expect(stub.plainText == "Welcome\n\nYour code is 123456, and it is yours alone.")
        #expect(stub.notes == ["the plain text only points to the HTML; it is made from that"])
        #expect(mail("Your code is 123456. HTML: see below").text == "Your code is 123456. HTML: see below")
    }

    @Test("files in uuencode are taken out of the text")
    func uuencode() {
        let lines = [
            "Subject: s", "", "before", "begin 644 a.txt", "%2&5L;&\\", "`", "end", "between",
            "begin 644 not closed",
            "begin a new life", "begin 600 b.txt", "!00``", "`", "end", "after",
        ]
        let mail = Message(parsing: source(lines))
        #expect(mail.text == "before\nbetween\nbegin 644 not closed\nbegin a new life\nafter")
        #expect(mail.attachments.map(\.name) == ["a.txt", "b.txt"])
        #expect(mail.attachments.map(\.size) == [5, 1])
        #expect(
            mail.attachments.map { $0.content(in: source(lines)) } == [Array("Hello".utf8), Array("A".utf8)])
    }

    @Test("Outlook's own format has its name and a note; a message has its subject's")
    func names() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "t", "--b",
            "Content-Type: application/ms-tnef",
            "", "x", "--b", "Content-Type: message/rfc822", "", "Subject: =?utf-8?Q?1/2_=C3=A9?=", "", "y",
            "--b--")
        #expect(mail.attachments.map(\.name) == ["winmail.dat", "1-2 é.eml"])
        #expect(
            mail.notes == ["an attachment is in Outlook's own format (TNEF); what it holds is not taken out"])
    }
}
