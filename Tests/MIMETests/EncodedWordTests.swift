import MIME
import Testing

@Suite struct EncodedWordTests {
    @Test(
        "the examples of RFC 2047, section 8",
        arguments: [
            ("=?ISO-8859-1?Q?a?=", "a"), ("=?ISO-8859-1?Q?a?= b", "a b"),
            ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"), ("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", "ab"),
            ("=?ISO-8859-1?Q?a_b?=", "a b"), ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"),
            ("=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=", "If you can read this yo"),
            ("=?US-ASCII*EN?Q?Keith_Moore?=", "Keith Moore"),
        ])
    func examples(header: String, text: String) { #expect(decoded(header) == text) }

    @Test(
        "what mailers write all the same",
        arguments: [
            ("=?utf-8?Q?Is it OK??=", "Is it OK?"), ("x=?utf-8?q?=C3=A9?=y", "xéy"),
            ("\"=?utf-8?B?w6k=?=\"", "\"é\""), ("=?utf-8?B?w6k?=", "é"),
            ("=?utf-8?B?4pw=?= =?utf-8?B?kw==?=", "✓"), ("=?UTF-8?B?4pw=?= =?utf-8?Q?=93?=", "✓"),
            ("=?ISO-2022-JP?B?GyRCRyc=?= =?iso-2022-jp?B?PlobKEI=?=", "認証"),
            ("=?utf-8?Q?=E2=9C?= =?utf-8?Q?=93?=", "✓"), ("=?utf-8?Q?=zz=4?=", "=zz=4"),
            ("=?gb2312?B?0enWpMLr?= 1", "验证码 1"), ("=?iso-2022-jp?B?GyRCRyc+WiEhGyhC?=", "認証　"),
            ("=?shift_jis?B?g1KBW4No?=", "コード"), ("=?ks_c_5601-1987?B?wM7B9Q==?=", "인증"),
            ("=?koi8-r?B?68/E?=", "Код"), ("=?windows-1256?B?0ePS?=", "رمز"), ("=?big5?B?xefD0r1Y?=", "驗證碼"),
            ("=?iso-8859-1?Q?=80?=", "€"), ("=?utf-8?Q?a?= =?utf-8?Q?b?= c =?utf-8?Q?d?= ", "ab c d"),
        ])
    func tolerated(header: String, text: String) { #expect(decoded(header) == text) }

    @Test(
        "what is no encoded word stays as it is",
        arguments: [
            "=?utf-8?X?abc?=", "=?utf-8?Q?abc", "=??Q?abc?=", "=?", "a =? b ?= c", "=?utf-8?Q", "=?a b?Q?c?=",
        ])
    func literal(header: String) { #expect(decoded(header) == header) }

    @Test("an unknown charset gives the best text and a note")
    func unknownCharset() {
        let mail = message("Subject: =?x-klingon?Q?caf=C3=A9?=", "", "")
        #expect(mail.subject == "café")
        #expect(mail.notes == ["unknown charset 'x-klingon'"])
    }
}
