import OneTimeCode
import TestSupport
import Testing

@Suite("The corpus of labelled mails")
struct CorpusTests {
    @Test("The code is found, or none, in mails of thirty and more languages")
    func rates() throws {
        let mails = try CorpusMail.all()
        #expect(mails.count >= 400)
        #expect(mails.count { $0.label == "none" } >= 150)
        var random = SeededRandom(seed: 20241121)
        var tallies = Tallies()
        for mail in mails {
            for rendering in CorpusMail.Rendering.allCases {
                let (content, otp) = mail.rendered(rendering, using: &random)
                let extraction = Extraction(of: content)
                tallies.count(mail.language, found: extraction.otp, expected: otp)
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
        tallies.printTable()
        #expect(tallies.languages.count >= 25)
        for (language, tally) in tallies.languages { #expect(tally.exactRate >= 0.95, "\(language)") }
        #expect(tallies.total.exactRate >= 0.98)
        #expect(tallies.total.falsePositiveRate <= 0.003)
        #expect(tallies.total.wrongRate <= 0.002)
    }
}
