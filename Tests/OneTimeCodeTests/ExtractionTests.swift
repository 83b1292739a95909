import OneTimeCode
import Testing

@Suite("Extraction of codes")
struct ExtractionTests {
    private func extract(_ subject: String, _ body: String) -> Extraction {
        Extraction(of: Content(subject: subject, plain: body))
    }

    private func otp(_ subject: String, _ body: String) -> String? { extract(subject, body).otp }

    @Test("A code that stands only in the subject is found")
    func subject() { #expect(otp("482913 is your Instagram code", "") == "482913") }

    @Test(
        "Split, prefixed, spaced and foreign digits come out as plain ASCII digits",
        arguments: [
            "Your verification code: 482 913", "Your verification code: 482-913",
            "Your verification code is G-482913.",
            "Your verification code: ４８２９１３", "Your verification code: ٤٨٢٩١٣",
            "Your verification code: ۴۸۲۹۱۳",
            "Your verification code: ४८२९१३", "Your verification code: 4 8 2 9 1 3",
            "Your verification code:\n\n482913",
            "Your verification code:\n4\n8\n2\n9\n1\n3", "Your verification code: **482913**",
            "Your verification code: 48\u{200B}29\u{200B}13", "Your verification\ncode is 482913",
            "Your verification code: \u{1D7D2}\u{1D7D6}\u{1D7D0}\u{1D7D7}\u{1D7CF}\u{1D7D1}",
        ])
    func forms(body: String) { #expect(otp("Acme", body) == "482913") }

    @Test(
        "A mail that says nothing but its code is enough, and one that says what else it is, is not",
        arguments: [
            ("code 445566", "445566"), ("promo code 445566", nil),
            ("zip code 44556", nil),
        ])
    func brief(body: String, code: String?) { #expect(otp("Hello", body) == code) }

    @Test("A code of letters and digits is shown, but is no one-time password")
    func letters() {
        let extraction = extract(
            "Your Steam account: access from new computer",
            "Here is the Steam Guard code you need to login to account gabe:\n\nVN3TG\n\nThe login attempt came from here."
        )
        #expect(extraction.otp == nil)
        #expect(extraction.codes.first?.code == "VN3TG")
    }

    @Test("Grouped letters keep their hyphen")
    func groups() {
        #expect(
            extract("Slack confirmation code", "Your confirmation code:\n\nXKC-DQT").codes.first?.code
                == "XKC-DQT")
    }

    @Test(
        "What only looks like a code is left alone",
        arguments: [
            "Your code expires in 1440 minutes.", "The colour code is #482913.",
            "© 2024 Acme, Mountain View, CA 94043",
            "Total: $4829.13, VAT 1200 EUR", "Order number: 482913", "Call us at 1800 482 913",
            "Use promo code 482913",
            "Verify at https://acme.example/v/482913", "Card ending in 4821", "**** **** **** 4821",
            "Meeting ID: 482 913",
            "On 2024-11-21 at 10:15", "Resolution 1920 x 1080", "Your zip code 94103",
            "In 2024 we verified 4821 users",
            "Call +1 415 555 0142 to verify", "p { color: 482913; width: 1024; }", "Version 10.0.19045",
        ])
    func decoys(body: String) { #expect(otp("Acme", body) == nil) }

    @Test("Every candidate says why, in words")
    func reasons() {
        let code = extract("Hello", "Your verification code is 482913.").codes.first
        #expect(code?.code == "482913")
        #expect(code?.reasons.first == "keyword 'verification code' 1 word before (+73)")
        #expect(code?.reasons.contains("six digits (+10)") == true)
        let year = extract("Hello", "Your verification code is 482913. In 2024 we moved.").rejected.first {
            $0.code == "2024"
        }
        #expect(year?.reasons == ["belongs to 'in' (-100)"])
    }

    @Test(
        "A code that reads as a year or a date is taken when it is named as the code",
        arguments: [
            "1998 is your OTP for the app login.", "Your login code is 1998", "Your security code: 1998",
        ])
    func year(body: String) { #expect(otp("Acme", body) == "1998") }

    @Test("Of two equal codes none is taken")
    func unsure() {
        #expect(otp("Codes", "Your verification code is 482913.\n\nYour verification code is 771204.") == nil)
    }

    @Test("A list of backup codes holds no code")
    func list() {
        let lines = ["48291355", "11223344", "55667788", "99001122", "33445566"].joined(separator: "\n")
        #expect(otp("Your recovery codes", "Your account recovery codes:\n\n" + lines) == nil)
    }

    @Test(
        "A code that is handed over is a code, whatever else the mail sells",
        arguments: [
            "Your parcel is ready. Collection code: 4829. Order number 771204, total $31.45.",
            "Sendungsnummer 00340434161094, Abholcode: 4829, Postleitzahl 50667 Köln.",
            "Bu kargo için teslimat kodunuz 4829. Ücret: 48,20 TL",
        ])
    func handedOver(body: String) { #expect(otp("Your parcel", body) == "4829") }

    @Test("A newer code wins over the one that is quoted below it")
    func quoted() {
        let body = """
            Here is a new one, please use 771204.

            On Tue, 11 March, Ann wrote:
            > Your verification code is 482913. It expires in 15 minutes.
            """
        #expect(otp("Re: your login code", body) == "771204")
        let forwarded = "---------- Forwarded message ----------\nYour verification code is 482913."
        #expect(otp("Fwd: code", forwarded) == "482913")
    }

    @Test(
        "A bare name with a word that makes it another one names no code",
        arguments: ["Kode trx 669948. Jangan berikan OTP.", "Leader PIN: 771456 (do not share)"])
    func otherNames(body: String) { #expect(otp("Acme", body) == nil) }

    @Test("Backup codes are shown, and none of them is the code")
    func backupCodes() {
        let extraction = extract(
            "Backup codes", "Keep these backup codes safe:\n\nk4m9-x2pq\n7rzt-b5bc\nh3ye-9wfn\nc6gs-v4ka")
        #expect(extraction.otp == nil)
        #expect(extraction.codes.map(\.code).contains("h3ye-9wfn"))
    }

    @Test("Layout settles what words leave open")
    func layout() {
        let body = "Acme\n\nType this to log in\n\n482913\n\nIt expires in ten minutes."
        let run = Content.Run("482913", isBold: true, isLarge: true, isOwnBlock: true)
        let extraction = Extraction(of: Content(subject: "Acme", html: body, runs: [run]))
        #expect(extraction.otp == "482913")
        #expect(extraction.codes.first?.reasons.contains("larger than the text around it (+10)") == true)
    }

    @Test("The HTML part is read when the plain part has no code")
    func fallback() {
        let content = Content(
            subject: "Welcome", plain: "Your mail program cannot show this mail.",
            html: "Your login code: 482913")
        #expect(Extraction(of: content).otp == "482913")
    }

    @Test("Nothing in, nothing out")
    func empty() {
        let extraction = Extraction(of: Content(subject: ""))
        #expect(extraction.otp == nil)
        #expect(extraction.codes.isEmpty)
        #expect(extraction.links.isEmpty)
    }

    @Test(
        "A code is read under a name that no list holds, in any case, order or compound",
        arguments: [
            "Ihr Legitimationscode lautet 482913.", "Zure egiaztapen kodea: 482913",
            "O teu código de verificación é 482913.",
            "Ваш код пацвярджэння: 482913", "Вашиот код за потврда е 482913.",
            "Öryggiskóðinn þinn er 482913. Gildir í 10 mínútur.",
            "तपाईंको प्रमाणीकरण कोड 482913 हो।", "ඔබගේ සත්‍යාපන කේතය 482913 වේ.", "Sizning tasdiqlash kodingiz: 482913",
            "Type the following to get in:\n\n482913\n\nIt works for 10 minutes.",
        ])
    func unseen(body: String) { #expect(otp("Acme", body) == "482913") }

    @Test(
        "A PIN beside a place is a postal code, a PIN of a present is none either",
        arguments: [
            "PIN code: 560001, Bangalore",
            "Please confirm your address: 12 MG Road\nPIN code: 560001\nBangalore",
            "Ann sends you a gift card over $25. Card 6031 4829 1300 7754, PIN 482913.",
        ])
    func placesAndPresents(body: String) { #expect(otp("Acme", body) == nil) }

    @Test("A number that the mail names otherwise in another place is no code")
    func claimed() {
        let body =
            "We looked into case 284719: the one-time codes were late yesterday. Please ask for a new one."
        #expect(otp("Re: the one-time code does not arrive here (284719)", body) == nil)
    }

    @Test("A code that only an image says is read beside the text")
    func image() {
        let content = Content(
            subject: "Your code", html: "Your one-time code is in the picture.", images: ["482913"])
        #expect(Extraction(of: content).otp == "482913")
    }

    @Test("A slash splits a code only where a name says that it is one")
    func slash() {
        #expect(otp("Acme", "Your verification code: 482/913") == "482913")
        #expect(otp("Acme", "To verify the sizes: 482/913") == nil)
    }

    @Test("The number in the subject of an answer is that of a ticket, unless the body names it as the code")
    func answer() {
        #expect(
            otp(
                "AW: Zugangscode funktioniert nicht (Vorfall 7741902)",
                "Sie können einen neuen Code anfordern.") == nil)
        #expect(otp("Re: access, 482913", "Your verification code is 482913.") == "482913")
    }
}
