import CommandLineKit
import Glibc
import TestSupport
import Testing

@Suite("Output")
struct OutputTests {
    @Test(
        "In a pipe rows are tab-separated, without a header, and nothing in them can add a cell or steer a terminal"
    )
    func tabSeparated() async {
        #expect(await shop("apple", "list").output == "7\tCox\n12\tEvil\\u{1b}[2J\\tone\n")
    }

    @Test("On a terminal rows are aligned under a header")
    func aligned() async {
        #expect(
            await shop("apple", "list", onTerminal: true, columns: 80).output == #"""
                ID  NAME
                 7  Cox
                12  Evil\u{1b}[2J\tone

                """#)
    }

    @Test("On a narrow terminal the column that may shrink is cut")
    func narrow() async {
        #expect(
            await shop("apple", "list", onTerminal: true, columns: 14).output == #"""
                ID  NAME
                 7  Cox
                12  Evil\u{1b…

                """#)
    }

    @Test("With --json there is one document and a newline, on a terminal too")
    func json() async {
        #expect(
            await shop("apple", "list", "--json", onTerminal: true).output == "[{\"id\":7},{\"id\":12}]\n")
        #expect(await shop("apple", "create", "--name=a", "--json").output == "{\"apple\":\"a - -  -\"}\n")
    }

    @Test(
        "Values are neutralised",
        arguments: [
            ("plain", "plain", "plain"), ("Grüße 日本", "Grüße 日本", "Grüße 日本"),
            ("a\tb\nc\rd", #"a\tb\nc\rd"#, #"a\tb\nc\rd"#), (#"C:\x"#, #"C:\x"#, #"C:\\x"#),
            ("\u{1B}]52;c;ZXZpbA==\u{7}", #"\u{1b}]52;c;ZXZpbA==\u{7}"#, #"\u{1b}]52;c;ZXZpbA==\u{7}"#),
            ("\u{9B}2J\u{7F}", #"\u{9b}2J\u{7f}"#, #"\u{9b}2J\u{7f}"#),
            ("\u{202E}gpj.exe\u{2028}", #"\u{202e}gpj.exe\u{2028}"#, #"\u{202e}gpj.exe\u{2028}"#),
        ])
    func neutral(value: String, shown: String, separated: String) {
        #expect(printable(value) == shown)
        #expect(printable(value, escapingBackslash: true) == separated)
    }

    @Test("Whatever a value holds, what is printed has no control character")
    func mutations() {
        var random = SeededRandom(seed: 3)
        let seed = Array("Your code \u{1B}[31m123456\u{1B}]0;x\u{7} \u{9B}1m Grüße \\ \u{202E}".utf8)
        for _ in 0..<100_000 {
            let text = printable(String(decoding: mutated(seed, using: &random), as: UTF8.self))
            let clean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            guard clean else {
                Issue.record("control character in \(text)")
                return
            }
        }
    }

    @Test("Output that cannot be written is a failure, not a shorter list")
    func fullDisk() async {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let error = TemporaryFile()
        let console = Console(input: -1, output: full, error: error.descriptor)
        #expect(await Shop.program.run(["apple", "list"], environment: [:], console: console) == .failure)
        #expect(error.text == "shop: standard output cannot be written\n")
    }
}
