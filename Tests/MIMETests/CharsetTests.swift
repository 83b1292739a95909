import Glibc
import MIME
import Testing

private func text(_ charset: String, _ octets: [UInt8]) -> Message {
    message("Content-Type: text/plain; charset=\"\(charset)\"", octets: octets)
}

@Suite struct CharsetTests {
    @Test(
        "labels mean what their users mean",
        arguments: [
            ("gb2312", [0x81, 0x30, 0x81, 0x30, 0x84, 0x7C], "\u{80}剕"), ("GBK", [0xD1, 0xE9], "验"),
            ("x-gbk", [0xD1, 0xE9], "验"), ("ks_c_5601-1987", [0x81, 0x41], "갂"),
            ("euc-kr", [0xC0, 0xCE], "인"),
            ("Shift_JIS", [0x87, 0x40, 0x5C, 0xFA, 0x40], "①\\ⅰ"), ("x-sjis", [0xB1], "ｱ"),
            ("euc-jp", [0xAD, 0xA1], "①"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x2D, 0x21, 0x1B, 0x28, 0x42, 0x31], "①1"),
            ("iso-2022-jp", [0x1B, 0x28, 0x49, 0x31, 0x1B, 0x28, 0x42], "ｱ"),
            ("hz-gb-2312", Array("~{VPND~} ~~".utf8), "中文 ~"),
            ("iso-8859-1", [0x93, 0xE9, 0x94], "“é”"), ("latin1", [0xE9], "é"), ("iso-8859-9", [0xFD], "ı"),
            ("iso-8859-8-i", [0xF9], "ש"), ("ISO_8859-15:1998", [0xA4], "€"), ("windows-1251", [0xCA], "К"),
            ("cp1252", [0x80], "€"), ("tis-620", [0xA1], "ก"), ("koi8-u", [0xA4], "є"),
            ("big5", [0xA4, 0xA4], "中"),
            ("utf-7", Array("+TyBZfQ-!".utf8), "传好!"), ("UTF8", [0xC3, 0xA9], "é"),
            ("utf-16", [0xFE, 0xFF, 0, 0x41, 0x20, 0xAC], "A€"), ("utf-16", [0x41, 0, 0x42, 0], "AB"),
            ("utf-16", [0, 0x41, 0, 0x42], "AB"), ("utf-16le", [0xAC, 0x20], "€"), ("macintosh", [0x8E], "é"),
            ("windows-1258", [0x61, 0xEC], "a\u{301}"), ("utf-32", [0, 0, 0, 0x41, 0, 0, 0x20, 0xAC], "A€"),
            ("utf-32le", [0x41, 0, 0, 0], "A"), ("utf-32", [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "A"),
            ("x-mac-ce", [0x8B], "č"), ("kz-1048", [0x8D], "Қ"), ("koi8-t", [0x8E], "Ҷ"),
            ("ibm866", [0x8A], "К"),
            ("utf8_general_ci", [0xC3, 0xA9], "é"), ("iso-utf-8", [0xC3, 0xA9], "é"),
        ] as [(String, [UInt8], String)])
    func labels(charset: String, octets: [UInt8], expected: String) {
        let mail = text(charset, octets)
        #expect(mail.text == expected)
        #expect(mail.notes.isEmpty)
    }

    @Test("no label, or one that says nothing: UTF-8, else windows-1252")
    func unlabelled() {
        for label in ["", "us-ascii", "unknown-8bit", "x-unknown", "default"] {
            #expect(text(label, Array("é".utf8)).text == "é")
            #expect(text(label, [0x80, 0xE9]).text == "€é")
            #expect(text(label, [0xEF, 0xBB, 0xBF, 0x61]).text == "a")
        }
        #expect(text("", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42]).text == "あ")
    }

    @Test("wrong labels give the best text and a note")
    func wrong() {
        #expect(text("utf-8", [0x63, 0xE9]).text == "cé")
        #expect(text("utf-8", [0xC3, 0xA9, 0xE9]).text == "é\u{FFFD}")
        #expect(text("utf-8", [0xE9]).notes == ["text is not wholly in its charset 'utf-8'"])
        #expect(text("euc-kr", Array("验证码 ✓".utf8)).text == "验证码 ✓")
        #expect(text("shift_jis", [0x82, 0xA0, 0xFF, 0x82, 0xA2, 0x82]).text == "あ\u{FFFD}い\u{FFFD}")
        #expect(text("x-klingon\u{7}", [0xE9]).notes == ["unknown charset 'x-klingon?'"])
        #expect(text("UTF-8//TRANSLIT", Array("é".utf8)).text == "é")
    }

    @Test("NUL is replaced, and lines end with LF")
    func normalized() {
        #expect(text("utf-8", Array("a\0b\r\nc\rd\n".utf8)).text == "a\u{FFFD}b\nc\nd\n")
        #expect(text("utf-16be", [0, 0, 0, 0x41]).text == "\u{FFFD}A")
    }

    @Test("an HTML part may name its charset itself")
    func meta() {
        let html = Array("<html><head><meta charset=\"koi8-r\"></head>".utf8) + [0xEB]
        #expect(message("Content-Type: text/html", octets: html).plainText == "К")
        let late = Array(
            "<!--\(String(repeating: "x", count: 2_000))--><meta content='a; charset = koi8-r'>".utf8)
        #expect(message("Content-Type: text/html; charset=us-ascii", octets: late + [0xEB]).plainText == "К")
        let lie = Array("<meta charset=utf-16>é".utf8)
        #expect(message("Content-Type: text/html", octets: lie).plainText == "é")
        let old =
            Array("<META http-equiv=Content-Type content='text/html; charset=big5'>".utf8) + [0xA4, 0xA4]
        #expect(message("Content-Type: text/html", octets: old).plainText == "中")
    }

    @Test(
        "unlabelled text is in the charset whose common letters it has",
        arguments: [
            ("CP1251", "Ваш код подтверждения: 123456. Никому его не сообщайте."),
            ("KOI8-R", "Ваш код подтверждения: 123456. Никому его не сообщайте."),
            ("CP866", "Код для входа на сайт: 4711"), ("CP1253", "Ο κωδικός επαλήθευσης είναι 123456"),
            ("CP1255", "קוד האימות שלך הוא 123456"), ("CP1256", "رمز التحقق الخاص بك هو 123456"),
            ("CP874", "รหัสยืนยันของคุณคือ 123456"), ("GB18030", "您的验证码是：123456，请勿泄露给他人。"),
            ("BIG5", "您的驗證碼是：123456，請勿洩露給他人。"), ("CP932", "認証コードは123456です。"),
            ("EUC-JP", "認証コードは123456です。"), ("CP949", "인증번호는 123456 입니다. 알리지 마세요."),
            ("ISO-2022-KR", "인증번호 123456"), ("UTF-16LE", "Your code: 123456"), ("UTF-16BE", "Your code"),
            ("CP1252", "Ihre Prüfnummer für die Anmeldung: über naïve cafés"),
        ])
    func guessed(charset: String, expected: String) throws {
        let octets = try #require(encoded(expected, charset))
        #expect(message("Content-Type: text/plain", octets: octets).text == expected)
        #expect(
            text("utf-8", octets).text == expected || charset.hasPrefix("UTF-16")
                || charset.hasPrefix("ISO-2022"))
    }

    @Test("UTF-8 that is labelled as Western text is UTF-8")
    func labelledWestern() {
        let mail = text("iso-8859-1", Array("Größe".utf8))
        #expect(mail.text == "Größe")
        #expect(mail.notes == ["text labelled 'iso-8859-1' is UTF-8"])
    }
}

/// `text` as iconv(1) of this machine writes it.
private func encoded(_ text: String, _ charset: String) -> [UInt8]? {
    guard let handle = iconv_open(charset, "UTF-8"), handle != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(handle) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 1_000)
    let left = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var (from, to) = (input.baseAddress, output.baseAddress)
            var (size, room) = (input.count, output.count)
            return iconv(handle, &from, &size, &to, &room) == -1 ? output.count : room
        }
    }
    return output.dropLast(left).map { UInt8(bitPattern: $0) }
}
