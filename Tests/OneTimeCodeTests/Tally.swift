/// How often the code was found, or rightly none, in the mails of one language.
struct Tally {
    private(set) var mails = 0
    private(set) var withCode = 0
    private(set) var exact = 0
    private(set) var falsePositives = 0
    private(set) var wrong = 0

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

/// The tallies of a corpus, by language and in all.
struct Tallies {
    private(set) var total = Tally()
    private(set) var languages: [String: Tally] = [:]

    mutating func count(_ language: String, found: String?, expected: String?) {
        languages[language, default: Tally()].count(found: found, expected: expected)
        total.count(found: found, expected: expected)
    }

    func printTable() {
        for (language, tally) in languages.sorted(by: { $0.key < $1.key }) { print(tally.line(language)) }
        print(total.line("All"))
    }
}
