import MIME
import Testing

private func text(_ encoding: String, _ body: String) -> Message {
    message("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: \(encoding)", "", body)
}

@Suite struct TransferEncodingTests {
    @Test(
        "quoted-printable, sound or not",
        arguments: [
            ("a=3Db", "a=b"), ("a=3d=C3=A9", "a=é"), ("soft=\r\n line", "soft line"),
            ("soft= \t\r\nline", "softline"),
            ("trailing \t\r\nspace", "trailing\nspace"), ("end=", "end"), ("a=\nb", "ab"),
            ("a=20\r\nb", "a \nb"),
            ("1=2", "1=2"), ("=ZZ=3", "=ZZ=3"), ("==41", "=A"), ("naïve", "naïve"),
        ])
    func quotedPrintable(body: String, expected: String) {
        #expect(text("Quoted-Printable", body).text == expected)
    }

    @Test(
        "base64, sound or not",
        arguments: [
            ("SGVsbG8sIHdvcmxk", "Hello, world"), ("SGVs\r\nbG8s\r\n", "Hello,"), ("SGVsbG8=", "Hello"),
            ("SGVsbG8", "Hello"), ("SGVsbA", "Hell"), ("SGVsb", "Hel"), (" S G\tV s!b*G8 =", "Hello"),
            ("SGVsbG8=\r\nSGVsbG8=", "HelloHello"), ("SGVsbG8=\r\n_____\r\nfooter of the list", "Hello"),
            ("SGVsbG8gZm9v\r\n====\r\n", "Hello foo"), ("====", ""), ("", ""),
        ])
    func base64(body: String, expected: String) { #expect((text("BASE64", body).text ?? "") == expected) }

    @Test("damage is noted")
    func notes() {
        #expect(
            text("quoted-printable", "a=ZZ").notes == ["a text is damaged in its quoted-printable encoding"])
        #expect(
            text("base64", "SGVsbG8=\r\nNot base64 at all").notes == [
                "a text is damaged in its base64 encoding"
            ])
        #expect(text("quoted-printable", "a=3D").notes.isEmpty)
        #expect(text("x-own", "a=3D").text == "a=3D")
        #expect(text("x-own", "a=3D").notes == ["unknown transfer encoding"])
    }

    @Test("uuencode")
    func uuencode() {
        #expect(text("x-uuencode", "begin 644 a.txt\r\n%2&5L;&\\\r\n`\r\nend\r\nrest").text == "Hello")
    }

    @Test("an attachment is decoded only when it is asked for")
    func attachment() {
        let lines = [
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "t", "--b", "Content-Type: a/b",
            "Content-Transfer-Encoding: base64", "Content-ID: <one@x>", "", "AAEC", "/w==", "--b--",
        ]
        let mail = Message(parsing: source(lines))
        #expect(mail.attachments.count == 1)
        #expect(mail.attachments.first?.size == 4)
        #expect(mail.attachments.first?.contentID == "one@x")
        #expect(mail.attachments.first?.content(in: source(lines)) == [0, 1, 2, 0xFF])
        #expect(mail.attachments.first?.content(in: []) == [])
    }

    @Test(
        "names that are nearly right",
        arguments: ["Quoted Printable", "'quoted-printable'", "quoted_printable;", "QP (c)"])
    func names(name: String) { #expect(text(name, "a=3D").text == "a=") }

    @Test("a text that is not in base64 is shown as it is")
    func notBase64() {
        let mail = text("base64", "Hello, this is no base64 at all!\r\nCode 123456")
        #expect(mail.text == "Hello, this is no base64 at all!\nCode 123456")
        #expect(mail.notes == ["a text is not in the base64 encoding that it names"])
    }
}
