import MIME
import TestSupport
import Testing

/// Damaged mails: each is read, and what comes out is text that can be stored.
@Suite struct MutationTests {
    private static let seeds: [[UInt8]] = [
        source([
            "From: =?utf-8?Q?J=C3=BC?= (c) <\"a b\"@x.example>", "To: G: a@x, b@y;, c@z",
            "Subject: =?gb2312?B?0ek=?= x",
            "Content-Type: multipart/mixed; boundary=b", "", "--b",
            "Content-Type: text/plain; charset=shift_jis",
            "Content-Transfer-Encoding: quoted-printable", "", "=82=A0=", "x", "--b",
            "Content-Disposition: attachment; filename*0*=utf-8''%c3; filename*1*=%a9",
            "Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "AAEC/w==", "--b--",
        ]),
        source([
            "Content-Type: multipart/alternative; boundary=a", "", "--a", "", "t", "--a",
            "Content-Type: text/html", "",
            "<p style='font-size:20px'>C&ouml;de <b>12</b><!--x--><a href='u&amp;v'>l</a>", "--a",
            "Content-Type: message/rfc822", "", "Content-Type: multipart/digest; boundary=d", "", "--d", "",
            "S: x", "",
            "y", "--d--", "--a--",
        ]),
        source(["Content-Type: text/plain; charset=iso-2022-jp", "", "\u{1B}$B$\"\u{1B}(B \u{1B}(I1\u{1B}(B"]
        ),
        source([
            "Content-Type: text/html; charset=hz", "",
            "<td>~{VP~}</td><style>x</style>&#x41;&nbsp;<pre>a\nb</pre>",
        ]),
        source([
            "Content-Type: text/plain; charset=utf-7", "Content-Transfer-Encoding: x-uuencode", "",
            "begin 6 a", "%2&5L;&\\", "end",
        ]),
    ]

    @Test("damaged mails are read, and their texts can be stored", arguments: 0..<5)
    func mutations(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        for round in 0..<21_000 {
            let octets = mutated(Self.seeds[round % Self.seeds.count], using: &random)
            let mail = Message(parsing: octets)
            let strings =
                [
                    mail.subject, mail.text ?? "", mail.html ?? "", mail.from?.name ?? "",
                    mail.from?.address ?? "",
                ]
                + mail.attachments.flatMap { [$0.name, $0.type, $0.contentID ?? ""] } + mail.notes
            let isStorable = strings.allSatisfy { !$0.utf8.contains(0) && $0.utf8.count <= 1 << 20 }
            let isInside = mail.attachments.allSatisfy { attachment in
                attachment.range.upperBound <= octets.count
                    && attachment.content(in: octets).count == attachment.size
            }
            guard isStorable, isInside else {
                Issue.record("seed \(seed), round \(round): \(octets)")
                return
            }
        }
    }
}
