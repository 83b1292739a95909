import OneTimeCode
import TestSupport
import Testing

@Suite("The corpus of labelled mails")
struct CorpusTests {
    private struct Tally {
        var mails = 0
        var withCode = 0
        var exact = 0
        var falsePositives = 0
        var wrong = 0

        var exactRate: Double { mails == 0 ? 1 : Double(exact) / Double(mails) }
        var falsePositiveRate: Double {
            mails == withCode ? 0 : Double(falsePositives) / Double(mails - withCode)
        }
        var wrongRate: Double { withCode == 0 ? 0 : Double(wrong) / Double(withCode) }

        mutating func count(found: String?, expected: String?) {
            mails += 1
            if expected != nil { withCode += 1 }
            if found == expected { exact += 1 }
            if expected == nil, found != nil { falsePositives += 1 }
            if expected != nil, found != nil, found != expected { wrong += 1 }
        }

        func line(_ name: String) -> String {
            func percent(_ rate: Double) -> String { "\(Double(Int(rate * 10000 + 0.5)) / 100) %" }
            return "\(name): \(mails) mails, \(percent(exactRate)) exact, "
                + "\(percent(falsePositiveRate)) false positives, \(percent(wrongRate)) wrong"
        }
    }

    @Test("The code is found, or none, in mails of thirty and more languages")
    func rates() throws {
        let mails = try CorpusMail.all()
        #expect(mails.count >= 400)
        #expect(mails.count { $0.label == "none" } >= 150)
        var random = SeededRandom(seed: 20241121)
        var languages: [String: Tally] = [:]
        var total = Tally()
        for mail in mails {
            for rendering in CorpusMail.Rendering.allCases {
                let (content, otp) = mail.rendered(rendering, using: &random)
                let extraction = Extraction(of: content)
                languages[mail.language, default: Tally()].count(found: extraction.otp, expected: otp)
                total.count(found: extraction.otp, expected: otp)
                if extraction.otp != otp {
                    print(
                        "\(mail.language), \(rendering), '\(content.subject)': wanted \(otp ?? "none"),",
                        "found \(extraction.otp ?? "none")")
                    for candidate in (extraction.codes + extraction.rejected).prefix(3) {
                        print("    \(candidate.code) \(candidate.score) \(candidate.reasons)")
                    }
                }
            }
        }
        #expect(languages.count >= 25)
        for (language, tally) in languages.sorted(by: { $0.key < $1.key }) {
            print(tally.line(language))
            #expect(tally.exactRate >= 0.95, "\(language)")
        }
        print(total.line("All"))
        #expect(total.exactRate >= 0.98)
        #expect(total.falsePositiveRate <= 0.003)
        #expect(total.wrongRate <= 0.002)
    }
}
