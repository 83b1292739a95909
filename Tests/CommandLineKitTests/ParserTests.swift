import CommandLineKit
import TestSupport
import Testing

@Suite("Command lines")
struct ParserTests {
    @Test(
        "Options are read in every form",
        arguments: [
            (["apple", "create", "--name", "Cox"], "Cox - -  -"),
            (["apple", "create", "--name=Cox", "--colour=red"], "Cox red -  -"),
            (["apple", "--name", "Cox", "create"], "Cox - -  -"),
            (["--name", "Cox", "apple", "create"], "Cox - -  -"),
            (["apple", "create", "--name=--x"], "--x - -  -"),
            (["apple", "create", "--name=a=b", "--count", "12"], "a=b - 12  -"),
            (["apple", "create", "--tag", "x", "--name", "-", "--tag=y"], "- - - x+y -"),
            (["apple", "create", "--name", "-1"], "-1 - -  -"),
        ])
    func forms(arguments: [String], shown: String) async {
        let (output, error) = (TemporaryFile(), TemporaryFile())
        let console = Console(input: 0, output: output.descriptor, error: error.descriptor)
        let code = await Shop.program.run(arguments, environment: [:], console: console)
        #expect(code == .success)
        #expect(output.text == "apple\t\(shown)\n")
        #expect(error.text == "")
    }

    @Test(
        "A wrong line is refused with exit code 2 and says what to do",
        arguments: [
            ([], "a command is missing (see 'shop --help')"),
            (["apple"], "a command is missing after 'shop apple' (see 'shop apple --help')"),
            (["aple"], "unknown command 'aple'; did you mean 'apple'? (see 'shop --help')"),
            (
                ["apple", "craete"],
                "unknown command 'craete'; did you mean 'create'? (see 'shop apple --help')"
            ),
            (["xyzzy"], "unknown command 'xyzzy' (see 'shop --help')"),
            (
                ["apple", "create", "--naem", "x"],
                "unknown option '--naem'; did you mean '--name'? (see 'shop apple create --help')"
            ),
            (["apple", "list", "-n"], "unknown option '-n' (see 'shop apple list --help')"),
            (["apple", "create"], "--name is missing (see 'shop apple create --help')"),
            (
                ["apple", "create", "--name"],
                "--name needs a value: --name NAME (see 'shop apple create --help')"
            ),
            (
                ["apple", "create", "--name", "--json"],
                "--name needs a value: --name NAME (see 'shop apple create --help')"
            ),
            (["apple", "create", "--name", ""], "--name: '' is not a text (see 'shop apple create --help')"),
            (
                ["apple", "create", "--name=a", "--name=b"],
                "--name is given twice (see 'shop apple create --help')"
            ),
            (
                ["apple", "create", "--name=a", "--json=1"],
                "--json takes no value (see 'shop apple create --help')"
            ),
            (
                ["apple", "create", "--name=a", "--count=0"],
                "--count: '0' is not a whole number from 1 to 1000 (see 'shop apple create --help')"
            ),
            (
                ["apple", "create", "--name=a", "--colour", "blue"],
                "--colour: 'blue' is not one of red, green (see 'shop apple create --help')"
            ),
            (
                ["apple", "create", "--name=a", "--pin-file=-", "--password-file", "-"],
                "standard input can be read once, not for --pin-file and --password-file"
                    + " (see 'shop apple create --help')"
            ),
            (
                ["--name=a", "apple", "list"],
                "'shop apple list' takes no --name (see 'shop apple list --help')"
            ),
            (["apple", "delete"], "ID is missing (see 'shop apple delete --help')"),
            (["apple", "delete", "1", "2"], "unexpected argument '2' (see 'shop apple delete --help')"),
            (
                ["apple", "delete", "1", "--", "--yes"],
                "unexpected argument '--yes' (see 'shop apple delete --help')"
            ),
            (["\u{1B}[31m"], "unknown command '\\u{1b}[31m' (see 'shop --help')"),
        ])
    func wrong(arguments: [String], message: String) async {
        let (output, error) = (TemporaryFile(), TemporaryFile())
        let console = Console(input: 0, output: output.descriptor, error: error.descriptor)
        let code = await Shop.program.run(arguments, environment: [:], console: console)
        #expect(code == .usage)
        #expect(output.text == "")
        #expect(error.text == "shop: \(message)\n")
    }

    @Test("A command's own failure decides the exit code")
    func failure() async {
        let outcome = await shop("apple", "delete", "--", "--7")
        #expect(outcome == Outcome(code: .notFound, output: "", error: "shop: no apple '--7'\n"))
    }

    @Test("An unexpected error is named, and nothing that it carries is shown")
    func unexpected() async {
        #expect(await shop("break") == Outcome(code: .failure, output: "", error: "shop: failed (Broken)\n"))
    }

    @Test("No line, however damaged, stops the program or passes as another")
    func mutations() async {
        var random = SeededRandom(seed: 7)
        let seeds = [
            "apple create --name=Cox --count 12 --tag x --colour red --json", "apple delete -- 12",
            "--port 80 serve --cache=off", "help apple list",
        ].map { Array($0.utf8) }
        let output = TemporaryFile()
        let console = Console(input: -1, output: output.descriptor, error: -1)
        var codes: Set<ExitCode> = []
        for round in 0..<100_000 {
            let line = String(decoding: mutated(seeds[round % seeds.count], using: &random), as: UTF8.self)
            let words = line.split(separator: " ", maxSplits: 64).map(String.init)
            // Scripts and files are tested elsewhere; here they would only take time.
            if words.contains(where: { $0.hasPrefix("--pin") || $0.contains("file") }) { continue }
            codes.insert(await Shop.program.run(words, environment: [:], console: console))
        }
        #expect(codes == [.success, .usage, .notFound])
    }
}
