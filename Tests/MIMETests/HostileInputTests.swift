import MIME
import Testing

/// Sources that would take quadratic time, deep recursion or much memory if they could. The time limit is generous: what is quadratic
/// here takes hours.
@Suite(.timeLimit(.minutes(2))) struct HostileInputTests {
    private func repeated(_ text: String, _ count: Int) -> [UInt8] {
        var octets: [UInt8] = []
        for _ in 0..<count { octets.append(contentsOf: text.utf8) }
        return octets
    }

    @Test("multiparts nested 10,000 deep")
    func deepNesting() {
        var source: [UInt8] = []
        for depth in 0..<10_000 {
            source += Array("Content-Type: multipart/mixed; boundary=b\(depth)\r\n\r\n--b\(depth)\r\n".utf8)
        }
        let mail = Message(parsing: source)
        #expect(mail.notes.contains("parts are nested deeper than 32; the inner ones are one attachment"))
        #expect(mail.attachments.count == 1)
    }

    @Test("messages nested 10,000 deep, plain and in multiparts")
    func deepMessages() {
        let plain = Message(parsing: repeated("Content-Type: message/rfc822\r\n\r\n", 10_000))
        #expect(plain.attachments.count == 1)
        let unit = "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n"
        #expect(Message(parsing: repeated(unit, 10_000)).attachments.count == 1)
    }

    @Test("a million parts")
    func manyParts() {
        let source =
            Array("Content-Type: multipart/mixed; boundary=b\r\n\r\n".utf8)
            + repeated("--b\r\n\r\nx\r\n", 1_000_000)
        let mail = Message(parsing: source)
        #expect(mail.notes == ["more than 1000 parts; the rest was left out"])
        #expect(mail.text?.utf8.count == 1_999)
    }

    @Test("a million multiparts without parts")
    func manyEmptyMultiparts() {
        let part = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--d\r\nContent-\r\n"
        let source = Array("Content-Type: multipart/mixed; boundary=b\r\n\r\n".utf8) + repeated(part, 100_000)
        #expect(Message(parsing: source).notes.contains("more than 1000 parts; the rest was left out"))
    }

    @Test("a header line of 100 MB, and one of a million folds")
    func longHeader() {
        let line = Message(parsing: Array("Subject: ".utf8) + [UInt8](repeating: 0x61, count: 100_000_000))
        #expect(line.subject.utf8.count < 65_537)
        #expect(line.notes == ["a header block is too large and was cut"])
        let folds = Message(parsing: Array("To: ".utf8) + repeated("a@b.example,\r\n ", 1_000_000))
        #expect(folds.to.count > 1_000)
        #expect(folds.headers["To"]?.rawValue.count == 65_536)
    }

    @Test("a million header fields")
    func manyFields() {
        let mail = Message(parsing: repeated("X: y\r\n", 1_000_000) + Array("\r\nbody".utf8))
        #expect(mail.headers.fields.count == 1_000)
        #expect(mail.text == "body")
    }

    @Test("boundaries that begin like each other, 32 deep, and a million lines that begin like them")
    func boundaryCollisions() {
        var source: [UInt8] = []
        for depth in 1...31 {
            let boundary = String(repeating: "-", count: depth * 30)
            source += Array(
                "Content-Type: multipart/mixed; boundary=\(boundary)\r\n\r\n--\(boundary)\r\n".utf8)
        }
        source += Array("\r\n".utf8) + repeated(String(repeating: "-", count: 925) + "x\r\n", 30_000)
        #expect(Message(parsing: source).text?.utf8.count == 1 << 20)
    }

    @Test(
        "openers without an end in addresses, words and parameters",
        arguments: ["(", "\"", "\"\\", "\\\"", "<", "[", "=?x?q?", "(\"", ":", "@", "a:", "<@", "=?x?b?=?="])
    func openers(unit: String) {
        let run = repeated(unit, 65_000 / unit.utf8.count)
        #expect(AddressList(run).mailboxes.count <= 65_000)
        #expect(EncodedWords.decode(run).utf8.count <= 300_000)
        let fields =
            Array("Content-Type: a/b; name=".utf8) + run + Array("\r\nContent-Disposition: x;".utf8) + run
        #expect(Message(parsing: fields).attachments.count == 1)
    }

    @Test(
        "HTML that opens and never closes",
        arguments: [
            "<", "<!--", "<div>", "<b><p>", "<a href='", "<a href=x>", "&", "&#", "&a", "<style>", "</p",
            "<td hidden>", "<!",
            "</style", "<script></scrip", "<p></b>", "<x y=", "\u{200D}", "<br>a",
        ])
    func html(unit: String) {
        let html = String(decoding: repeated(unit, 1_000_000 / unit.utf8.count), as: UTF8.self)
        let result = HTMLText(html)
        #expect(result.text.utf8.count <= html.utf8.count)
        #expect(result.runs.count <= 5_000)
        #expect(result.anchors.count <= 1_000)
    }

    @Test("texts are cut at their limit, between characters")
    func longText() {
        let source =
            Array("Content-Type: text/plain; charset=koi8-r\r\n\r\n".utf8)
            + [UInt8](repeating: 0xEB, count: 5_000_001)
        let mail = Message(parsing: source)
        #expect(mail.text?.utf8.count == 1 << 20)
        #expect(mail.text?.utf8.contains(0xEF) == false)
        #expect(mail.notes == ["the text is longer than 1048576 bytes and was cut"])
    }

    @Test(
        "text that is nothing but errors",
        arguments: ["shift_jis", "utf-16", "gb2312", "utf-7", "euc-kr", "big5"])
    func errors(charset: String) {
        let octets = [UInt8](repeating: 0xFF, count: 2_000_000)
        #expect(message("Content-Type: text/plain; charset=\(charset)", octets: octets).notes.count <= 3)
    }

    @Test("limits are the caller's")
    func limits() {
        var limits = Limits()
        limits.parts = 2
        limits.textBytes = 3
        let lines = [
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "aéb", "--b", "", "c", "--b", "", "d",
        ]
        let mail = Message(parsing: source(lines), limits: limits)
        #expect(mail.text == "aé")
        #expect(mail.notes.contains("more than 2 parts; the rest was left out"))
    }
}
