import MIME
import Testing

@Suite struct HTMLTextTests {
    @Test(
        "text keeps its order and blocks their lines",
        arguments: [
            ("a b", "a b"), ("  a \r\n\t b ", "a b"), ("a<b>b</b>c", "abc"), ("<p>a</p><p>b</p>", "a\n\nb"),
            ("<div>a</div><div>b</div>", "a\nb"), ("<div><div>a</div></div>b", "a\nb"),
            ("a<br>b<br/><br>c<BR >", "a\nb\n\nc"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc"),
            ("<ul><li>a<li>b</ul>c", "a\nb\n\nc"),
            ("<h1>T</h1>t<hr>u", "T\n\nt\nu"), ("<pre>a\n b</pre>", "a\nb"), ("1 < 2 > 1 <3", "1 < 2 > 1 <3"),
            ("<p>Код</p>确认码", "Код\n\n确认码"), ("a&nbsp;&nbsp;b\u{A0}", "a b"), ("", ""),
        ])
    func blocks(html: String, text: String) { #expect(HTMLText.extract(html) == text) }

    @Test(
        "what is not shown is dropped",
        arguments: [
            "<style>p { color: #123456 }</style>", "<script>var a = '<p>' + \"</p>\"; 1</script>",
            "<!-- 123456 -->",
            "<!--[if mso]><p>x</p><![endif]-->", "<!-->", "<!--->", "<![endif]>", "<?xml version='1'?>",
            "<!DOCTYPE html>", "<title>t &amp; t</title>",
            "<head><meta charset=utf-8><title>x</title></head>",
            "<div style='display:none'>pre <b>header</b></div>", "<span style=\"font-size:0px\">x</span>",
            "<span style='color:red; DISPLAY : none !important;max-height:0'>x</span>", "<p hidden>x</p>",
            "<div style=\"visibility:hidden\"><p>x<br>y</div>", "<img alt=123456 src='>'>",
            "<xml><o:p>x</o:p></xml>",
            "<STYLE type='text/css'>x</style >", "<a title='x>y' href=\"z\"></a>",
            "&zwnj;&#847;\u{200B}\u{FEFF}&shy;",
            "</unknown>", "<o:p></o:p>", "</ x>", "<!---- --!>",
        ])
    func dropped(html: String) {
        #expect(HTMLText.extract("a\(html) b") == "a b")
    }

    @Test(
        "character references",
        arguments: [
            ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"),
            ("&eacute;&Eacute;&euro;&hellip;&zwj;x", "éÉ€…\u{200D}x"),
            ("&#65;&#x42;&#X43&#68 x", "ABCD x"), ("&#128;&#147;", "€“"),
            ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("&copy 2024 &copy2024", "© 2024 ©2024"),
            ("&unknown; &; & &# &#x;", "&unknown; &; & &# &#x;"),
            ("AT&T &amp;amp;", "AT&T &amp;"), ("1&nbsp2&AMP;&GT;", "1 2&>"),
            ("&bullet;&emsp;&lbrace;&Rarr;&hyphen;", "• {↠‐"), ("&CounterClockwiseContourIntegral;", "∳"),
            ("&thetasym;&diams;", "ϑ♦"),
        ])
    func references(html: String, text: String) { #expect(HTMLText.extract(html) == text) }

    @Test("what a browser would show although it is damaged")
    func damaged() {
        #expect(HTMLText.extract("a<p") == "a")
        #expect(HTMLText.extract("a<p style='x") == "a")
        #expect(HTMLText.extract("a<!-- b") == "a")
        #expect(HTMLText.extract("<b><i>a</b>b</i></p>c") == "ab\n\nc")
        #expect(HTMLText.extract("<div style='display:none'><p>x</div>y") == "y")
        #expect(HTMLText.extract("<td style='display:none'>x<td>y") == "y")
    }

    @Test("if all is hidden, the hidden text is better than none")
    func allHidden() {
        #expect(HTMLText.extract("<body style='display:none'><p>Code 1</p>") == "Code 1")
    }

    @Test("runs tell what the layout sets apart")
    func runs() {
        let html = HTMLText(
            """
            <p>Your code is <b>12<i>34</i></b>.</p><h2>5678</h2><td style="font-size:32px;font-weight:700">9</td>
            <td style="font-size:1.5em">8</td><h1 style="font-size:12px">small</h1><font size=6>big</font>
            """)
        #expect(html.text == "Your code is 1234.\n\n5678\n\n9 8\n\nsmall\n\nbig")
        #expect(
            html.runs.map { "\($0.text) \($0.isBold) \($0.isLarge) \($0.isOwnBlock)" } == [
                "Your code is false false false", "1234 true false false", ". false false false",
                "5678 true true true", "9 true true true", "8 false true true", "small true false true",
                "big false true true",
            ])
    }

    @Test("anchors have their URLs unchanged but for their references")
    func anchors() {
        let html = HTMLText(
            """
            <a href="https://x.example/v?a=1&amp;b=2&copy=3">Verify <b>now</b></a> <a name=x>no</a>
            <a href=' https://y.example/
              z '>one<a href=mailto:a@b.example>two</a><a href="">e</a><p hidden><a href=h>h</a></p>
            """)
        #expect(
            html.anchors.map { "\($0.href) \($0.text)" } == [
                "https://x.example/v?a=1&b=2&copy=3 Verify now", "https://y.example/z one",
                "mailto:a@b.example two",
            ])
    }

    @Test("preheaders are not shown, however they are hidden; what is small inside only is")
    func preheaders() {
        for style in [
            "font-size:1px;color:#fff", "width:0;overflow:hidden", "height:0px; overflow: hidden",
            "font-size:0pt",
        ] {
            #expect(HTMLText.extract("<div style='\(style)'>Code 999999</div><p>x") == "x", "\(style)")
        }
        let cell = "a<td style='font-size:0'>b<span style='font-size:16px'>Code 1</span></td>"
        #expect(HTMLText.extract(cell) == "a Code 1")
    }

    @Test("an image is read in an anchor, or in a mail that is all images")
    func images() {
        #expect(HTMLText.extract("<img alt='Code&nbsp;123456'>") == "Code 123456")
        #expect(HTMLText.extract("a<img alt=logo>") == "a")
        #expect(HTMLText("a<img alt=logo><img alt='No.&nbsp;7'>").numbersInImages == ["No. 7"])
        let link = HTMLText("a <a href=u><img alt='Verify me'></a> b <a href=v>c<img alt=d></a>")
        #expect(link.text == "a Verify me b c")
        #expect(link.anchors.map(\.text) == ["Verify me", "c"])
    }
}
