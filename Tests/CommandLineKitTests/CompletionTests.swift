import CommandLineKit
import Glibc
import Testing

@Suite("Completion")
struct CompletionTests {
    @Test(
        "bash completes commands, options, words and files from the table",
        arguments: [
            (["shop", "a"], "apple"), (["shop", "apple", "cr"], "create"),
            (["shop", "apple", "create", "--co"], "--colour --count"),
            (["shop", "apple", "create", "--colour", ""], "red green"),
            (["shop", "apple", "create", "--name", ""], ""), (["shop", "completion", "z"], "zsh"),
            (["shop", "apple", "delete", "7", "--y"], "--yes"), (["shop", "serve", "--po"], "--port"),
            (["shop", "serve", "--cache", "/etc/hostnam"], "/etc/hostname"),
        ])
    func bash(words: [String], replies: String) async throws {
        let script = TemporaryFile(await shop("completion", "bash").output)
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let output = try run(
            "/bin/bash", "-c",
            "source \(script.path); COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); _shop; echo \"${COMPREPLY[*]}\""
        )
        #expect(output == replies + "\n")
    }

    @Test("zsh and fish get a script of their own", arguments: ["zsh", "fish"])
    func others(shell: String) async {
        let outcome = await shop("completion", shell)
        #expect(outcome.code == .success)
        #expect(outcome.output.contains("apple create"))
        #expect(outcome.output.contains("colour"))
    }

    @Test("fish's script says what each option takes")
    func fish() async {
        let script = await shop("completion", "fish").output
        #expect(
            script.contains(
                "complete -c shop -n \"_shop_at ' apple create'\" -l colour -x -a 'red green' -d 'How it looks'\n"
            ))
        #expect(script.contains(" -l pin-file -r -F -d 'File with the PIN, or - for standard input'\n"))
        #expect(script.contains(" -l yes -d 'Do not ask before deleting'\n"))
    }

    @Test("An unknown shell is refused")
    func unknown() async {
        let outcome = await shop("completion", "tcsh")
        #expect(outcome.code == .usage)
        #expect(
            outcome.error == "shop: 'tcsh' is not one of bash, zsh, fish (see 'shop completion --help')\n")
    }

    private func run(_ words: String...) throws -> String {
        let output = TemporaryFile()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output.descriptor, STDOUT_FILENO)
        let arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        try #require(posix_spawn(&process, words[0], &actions, nil, arguments, environ) == 0)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        #expect(status == 0)
        return output.text
    }
}
