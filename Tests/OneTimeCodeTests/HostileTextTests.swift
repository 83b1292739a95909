import OneTimeCode
import TestSupport
import Testing

@Suite("Hostile text")
struct HostileTextTests {
    private let seeds = [
        "Your verification code is 482 913. © 2024, +1 415 555-0142, $1,204.50 https://a.example/v?c=1",
        "Код подтверждения: 482-913, г. Москва 115035. {a:1;b:2} #333333 **** 4821",
        "您的验证码是４８２９１３，5分钟内有效。尾号4821 2024年11月21日",
        "G-482913 AB12-CD34 XKC-DQT VN3TG xx1234 1920 x 1080 1 2 3 4 5 6",
        "رمز التحقق ٤٨٢٩١٣ kod* jednorazowy kod weryfikacyjny 12 34 56",
    ]

    @Test("A hundred thousand damaged mails trap nowhere and give only codes of four to eight ASCII digits")
    func mutations() {
        var random = SeededRandom(seed: 7)
        let bytes = seeds.map { Array($0.utf8) }
        for round in 0..<100_000 {
            let text = String(
                decoding: mutated(bytes[round % bytes.count], using: &random).prefix(160), as: UTF8.self)
            let content =
                switch round % 3 {
                case 0: Content(subject: text, plain: text)
                case 1: Content(subject: "", html: text, runs: [.init(text, isLarge: true)])
                default: Content(subject: text, anchors: [.init(href: text, text: text)])
                }
            guard let otp = Extraction(of: content).otp else { continue }
            if !(4...8).contains(otp.utf8.count) || !otp.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                Issue.record("round \(round): \(otp)")
            }
        }
    }

    @Test(
        "A text of nothing but one trap is read in a bounded number of steps",
        arguments: [
            "1 ", "1", "1-", "12:", "@", "a@", "://", "https://", "{;", "}", "code ", "kod ", "код ", "验",
            "1\n", "(1) ", "A1-",
            "482913\n", "482913 code ", "-", "*", "\u{301}", " ", "\n", "www.", "Your code is 482913. ",
        ])
    func repeated(trap: String) {
        let text = String(repeating: trap, count: 400_000 / trap.utf8.count)
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = Extraction(of: Content(subject: text, plain: text, html: text)).codes.count
        }
        #expect(time < .seconds(20))
    }

    @Test("The same content gives the same extraction")
    func determinism() {
        for seed in seeds {
            let content = Content(subject: seed, plain: seed, html: seed)
            #expect(Extraction(of: content).codes == Extraction(of: content).codes)
        }
    }
}
