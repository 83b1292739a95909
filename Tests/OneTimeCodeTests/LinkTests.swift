import OneTimeCode
import Testing

@Suite("Links")
struct LinkTests {
    @Test("Verification links come first, unsubscribe links last")
    func order() {
        let content = Content(
            subject: "Welcome",
            anchors: [
                .init(href: "https://acme.example/unsubscribe?u=1", text: "Unsubscribe"),
                .init(href: "https://acme.example/blog", text: "Read our blog"),
                .init(href: "https://acme.example/pw", text: "Reset your password"),
                .init(href: "https://click.example/ls/click?upn=aGVsbG8", text: "Verify  email\naddress"),
            ])
        let links = Extraction(of: content).links
        #expect(links.map(\.kind) == [.verification, .reset, .other, .unsubscribe])
        #expect(links.first?.href == "https://click.example/ls/click?upn=aGVsbG8")
        #expect(links.first?.text == "Verify email address")
    }

    @Test("Links of a plain text end where the sentence goes on")
    func plain() {
        let content = Content(
            subject: "",
            plain:
                "Confirm here: https://acme.example/confirm?t=1. Or (see https://acme.example/a_(b)).\n请点击https://例子.cn/v，谢谢"
        )
        #expect(
            Extraction(of: content).links.map(\.href) == [
                "https://acme.example/confirm?t=1", "https://acme.example/a_(b)", "https://例子.cn/v",
            ])
    }

    @Test(
        "Other schemes, missing hosts and control characters are no links",
        arguments: [
            "javascript:alert(1)", "mailto:a@b.example", "https://", "http:///path", "//acme.example",
            "ftp://acme.example",
            "https://acme.example/a b", "https://acme.example/\u{0}x", "data:text/html,hi",
        ])
    func refused(href: String) {
        #expect(
            Extraction(of: Content(subject: "", anchors: [.init(href: href, text: "Verify")])).links.isEmpty)
    }

    @Test("The host is never rewritten, the same link is listed once, and there are at most fifty")
    func bounds() {
        let odd = "HTTPS://good.example@EVIL.example:8443/Verify"
        let anchors = (0..<200).map { Content.Anchor(href: "https://acme.example/\($0)", text: "") }
        let content = Content(
            subject: "", plain: odd,
            anchors: anchors + [.init(href: odd, text: ""), .init(href: odd, text: "x")])
        let links = Extraction(of: content).links
        #expect(links.count == 50)
        #expect(links.count { $0.href == odd } == 1)
        #expect(links.first?.href == odd)
    }

    @Test(
        "The link that proves an address comes first in many languages",
        arguments: [
            ("E-Mail-Adresse bestätigen", "Zum Blog"), ("Confirmer mon adresse", "Nos actualités"),
            ("Confirmar correo", "Ayuda"), ("Confirmar e-mail", "Ajuda"),
            ("Conferma indirizzo", "Assistenza"),
            ("Подтвердить адрес", "Новости"), ("Підтвердити", "Новини"), ("Potwierdź adres", "Pomoc"),
            ("E-postayı doğrula", "Yardım"), ("Verifikasi email", "Bantuan"), ("Xác minh email", "Trợ giúp"),
            ("验证邮箱", "帮助中心"), ("驗證電子郵件", "說明"), ("メールアドレスを認証する", "ヘルプ"), ("이메일 인증하기", "고객센터"),
            ("تأكيد البريد الإلكتروني", "المساعدة"), ("אימות כתובת", "עזרה"), ("ईमेल सत्यापित करें", "सहायता"),
            ("ยืนยันอีเมล", "ช่วยเหลือ"), ("Bevestig je e-mail", "Hulp"), ("Vahvista sähköposti", "Ohje"),
            ("Επιβεβαίωση email", "Βοήθεια"), ("Potvrdit e-mail", "Nápověda"),
        ])
    func languages(verify: String, other: String) {
        let content = Content(
            subject: "",
            anchors: [
                .init(href: "https://acme.example/a", text: other),
                .init(href: "https://Click.ACME.example/x/17", text: verify),
            ])
        let links = Extraction(of: content).links
        #expect(links.first?.href == "https://Click.ACME.example/x/17")
        #expect(links.map(\.kind) == [.verification, .other])
    }
}
