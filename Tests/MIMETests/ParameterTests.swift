import MIME
import Testing

/// The name of the attachment of a mail with that Content-Disposition.
private func name(_ disposition: String...) -> String? {
    let lines =
        [
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "text", "--b",
            "Content-Type: application/pdf",
        ]
        + disposition + ["", "x", "--b--"]
    return Message(parsing: source(lines)).attachments.first?.name
}

@Suite struct ParameterTests {
    @Test(
        "file names in their many forms",
        arguments: [
            ("filename=a.pdf", "a.pdf"), ("filename=\"a b.pdf\"", "a b.pdf"),
            ("FileName = \"a.pdf\" ; x=y", "a.pdf"),
            ("filename=\"a;b.pdf\"", "a;b.pdf"), ("filename=\"a\\\"b.pdf\"", "a\"b.pdf"),
            ("filename=my file (1).pdf; size=3", "my file (1).pdf"), ("filename=\"a.pdf", "a.pdf"),
            ("filename*=utf-8''%e2%82%ac%20rates.pdf", "€ rates.pdf"),
            ("filename*=iso-8859-1'en'%A3%20rates.pdf", "£ rates.pdf"),
            ("filename=plain.pdf; filename*=utf-8''%c3%a9.pdf", "é.pdf"),
            ("filename*=utf-8''%c3%a9.pdf; filename=plain.pdf", "é.pdf"),
            ("filename*=%c3%a9.pdf", "é.pdf"),
            ("filename*0=\"long \"; filename*1=\"name.pdf\"", "long name.pdf"),
            ("filename*1=b.pdf; filename*0=a", "ab.pdf"), ("filename*0=a; filename*2=c.pdf", "a"),
            ("filename*2=\"c%20.pdf\"; filename*1*=%C3%A9; filename*0*=UTF-8''a", "aéc%20.pdf"),
            ("filename*0=\"=?utf-8?B?4oI=?=\"; filename*1=\"=?utf-8?B?rC5wZGY=?=\"", "€.pdf"),
            ("filename*0*=utf-8''%c3; filename*1*=%a9%20; filename*2=\"x%41.pdf\"", "é x%41.pdf"),
            ("filename*0*=gb2312''%D1%E9; filename*1*=%D6%A4.pdf", "验证.pdf"),
            ("filename=\"=?utf-8?B?w6k=?=.pdf\"", "é.pdf"), ("filename=é.pdf", "é.pdf"),
            ("filename=\"C:\\dir\\a.pdf\"", "a.pdf"), ("filename=\"../../etc/passwd\"", "passwd"),
            ("filename=\"..\"", "attachment-1.pdf"), ("filename=\"\"", "attachment-1.pdf"),
            ("filename=\"x\u{202E}fdp.exe\"", "xfdp.exe"), ("size=3", "attachment-1.pdf"),
        ])
    func fileNames(parameter: String, expected: String) {
        #expect(name("Content-Disposition: attachment; \(parameter)") == expected)
    }

    @Test("an attachment may be named by its type, on folded lines")
    func typeName() {
        let mail = message(
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "t", "--b",
            "Content-Type: image/png;", "\tname*0=\"a\";", "\tname*1=\"b.png\"", "", "", "--b--")
        #expect(mail.attachments.map(\.name) == ["ab.png"])
    }

    @Test("comments, quotes and case do not hide a charset")
    func charset() {
        for type in [
            "text/plain; charset=iso-8859-5", "TEXT/Plain; CharSet=\"ISO-8859-5\"",
            "text/plain (c); charset=iso-8859-5 (Cyrillic)", "text/plain; charset*=us-ascii''iso-8859-5",
        ] {
            #expect(message("Content-Type: \(type)", octets: [0xBA, 0xDE, 0xD4]).text == "Код", "\(type)")
        }
    }

    @Test("a type that cannot be read is text/plain")
    func badTypes() {
        for type in ["", "text", "/", "text/", ";charset=utf-8", "a/b/c"] {
            #expect(message("Content-Type: \(type)", "", "x").text == "x", "\(type)")
        }
    }

    @Test(
        "typing errors that mean text/html",
        arguments: [
            "html", "text\\html", "text/htm", "text/html charset=utf-8", "text/html,charset=utf-8",
            "text/html: charset=utf-8", "text/ html", "text/html;;charset=utf-8", "\"text/html\"",
        ])
    func typingErrors(type: String) {
        #expect(message("Content-Type: \(type)", "", "<p>é</p>").html == "<p>é</p>")
    }

    @Test("a file's name in 8-bit letters is in the charset of the text")
    func charsetOfTheText() {
        let head =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=koi8-r\r\n"
        let part = "\r\n\r\n--b\r\nContent-Type: a/b; name=\""
        let mail = Message(
            parsing: Array((head + part).utf8) + [0xEB, 0xCF, 0xC4] + Array(".txt\"\r\n\r\nx\r\n--b--".utf8))
        #expect(mail.attachments.map(\.name) == ["Код.txt"])
    }
}
