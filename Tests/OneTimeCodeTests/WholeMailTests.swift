import Foundation
import OneTimeCode
import Testing

@Suite("The corpus of whole mails")
struct WholeMailTests {
    private static let own = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Corpus/Whole").path()
    /// A `.jsonl` file or a folder of them, to measure mails that are not ours.
    private static let foreign = ProcessInfo.processInfo.environment["CODE_CORPUS"]

    @Test("From the bytes on the wire, the code is found, or none")
    func rates() throws {
        let mails = try WholeMail.read(path: Self.own)
        #expect(mails.count >= 400)
        #expect(mails.count { $0.code == nil && $0.codes?.isEmpty != false } >= 150)
        let tallies = measure(mails)
        #expect(tallies.languages.count >= 25)
        for (language, tally) in tallies.languages {
            // Of fewer than twenty mails one is more than a twentieth.
            #expect(tally.exactRate >= 0.95 || tally.mails - tally.exact <= 1, "\(language)")
        }
        #expect(tallies.total.exactRate >= 0.98)
        #expect(tallies.total.falsePositiveRate <= 0.003)
        #expect(tallies.total.wrongRate <= 0.002)
    }

    @Test("A corpus named by CODE_CORPUS is measured", .enabled(if: foreign != nil))
    func measureForeign() throws {
        let mails = try WholeMail.read(path: Self.foreign ?? "")
        #expect(!mails.isEmpty)
        _ = measure(mails)
    }

    /// Prints each failure with what speaks for and against its candidates, then the rates.
    private func measure(_ mails: [WholeMail]) -> Tallies {
        var tallies = Tallies()
        for mail in mails {
            let extraction = mail.extraction
            tallies.count(mail.language, found: extraction.otp, expected: mail.code)
            let missing = (mail.codes ?? []).filter { code in
                !extraction.codes.contains {
                    $0.code.replacing("-", with: "") == code.replacing("-", with: "")
                }
            }
            guard extraction.otp != mail.code || !missing.isEmpty else { continue }
            print(
                "\(mail.id), \(mail.language), '\(mail.subject)': wanted \(mail.code ?? "none")",
                "\(missing.isEmpty ? "" : "and \(missing) ")found \(extraction.otp ?? "none")")
            for candidate in (extraction.codes + extraction.rejected).prefix(4) {
                print("    \(candidate.code) \(candidate.score) \(candidate.reasons)")
            }
        }
        tallies.printTable()
        return tallies
    }
}
