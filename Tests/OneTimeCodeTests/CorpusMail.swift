import FoundationEssentials
import OneTimeCode
import TestSupport

/// One labelled mail of `Corpus/<language>.mails`.
///
/// A mail begins with `=== <code>`, where the code is `none` or a shape that its text repeats: `{6}` six digits, `{3-3}` and
/// `{3 3}` split, `{s6}` spaced, `{full6}` full-width, `{ar6}` Arabic-Indic, `{fa6}`, `{hi6}`, `{bn6}`. The next line is the subject.
struct CorpusMail {
    enum Rendering: CaseIterable { case plain, wrapped, html }

    var language: String
    var label: String
    var subject: String
    var body: String

    static func all() throws -> [CorpusMail] {
        let folder = String(#filePath.dropLast("CorpusMail.swift".count)) + "Corpus"
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mails") }
            .sorted()
            .flatMap { file in
                let text = try String(contentsOf: URL(filePath: folder + "/" + file), encoding: .utf8)
                return parse(text, language: String(file.dropLast(".mails".count)))
            }
    }

    private static func parse(_ text: String, language: String) -> [CorpusMail] {
        ("\n" + text).split(separator: "\n=== ").map { part in
            let lines = part.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
            return CorpusMail(
                language: language, label: String(lines[0]), subject: lines.count > 1 ? String(lines[1]) : "",
                body: lines.count > 2 ? String(lines[2]) : "")
        }
    }

    /// The mail with digits in place of its marks, and the code that should be found.
    func rendered(_ rendering: Rendering, using random: inout SeededRandom) -> (Content, otp: String?) {
        let shape = label.drop { $0 == "{" || $0.isLetter }.prefix { $0 != "}" }
        let count = shape.reduce(0) { $0 + ($1.wholeNumberValue ?? 0) }
        let digits = (0..<count).map { _ in Int.random(in: 0...9, using: &random) }
        let subject = fill(self.subject, digits)
        let body = fill(self.body, digits)
        let otp = label == "none" ? nil : digits.map(String.init).joined()
        switch rendering {
        case .plain: return (Content(subject: subject, plain: body), otp)
        case .wrapped: return (Content(subject: subject, plain: Self.wrap(body, at: 60)), otp)
        case .html:
            let runs = body.split(separator: "\n").filter { $0.utf8.count <= 24 }.map {
                Content.Run(String($0), isBold: true, isLarge: true, isOwnBlock: true)
            }
            return (Content(subject: subject, html: body, runs: runs), otp)
        }
    }

    private func fill(_ text: String, _ digits: [Int]) -> String {
        var result = text
        let plain = digits.map(String.init).joined()
        for (mark, zero) in [("ar", 0x660), ("fa", 0x6F0), ("hi", 0x966), ("bn", 0x9E6), ("full", 0xFF10)] {
            let written = digits.compactMap { Unicode.Scalar(zero + $0).map(String.init) }.joined()
            result = result.replacing("{\(mark)\(digits.count)}", with: written)
        }
        result = result.replacing("{s\(digits.count)}", with: digits.map(String.init).joined(separator: " "))
        result = result.replacing("{3 3}", with: "\(plain.prefix(3)) \(plain.dropFirst(3))")
        result = result.replacing("{3-3}", with: "\(plain.prefix(3))-\(plain.dropFirst(3))")
        return result.replacing("{\(digits.count)}", with: plain)
    }

    /// As old mail programs break lines: at spaces, at most `width` characters.
    private static func wrap(_ text: String, at width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var rows = [""]
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                let row = rows.removeLast()
                if row.isEmpty {
                    rows.append(String(word))
                } else if row.count + word.count < width {
                    rows.append(row + " " + word)
                } else {
                    rows += [row, String(word)]
                }
            }
            return rows.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
