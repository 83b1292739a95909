import CommandLineKit
import Glibc
import Testing

/// A pseudo-terminal: what the test types at `keyboard` the program reads at `screen`, and the other way round.
private final class PseudoTerminal {
    let keyboard: Int32
    let screen: Int32

    init() throws {
        // posix_openpt(3) and its kin, which Swift's Glibc leaves out, by their ioctl_tty(2) calls.
        let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        var (locked, index): (Int32, Int32) = (0, 0)
        keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        try #require(ioctl(keyboard, unlock, &locked) == 0 && ioctl(keyboard, number, &index) == 0)
        screen = open("/dev/pts/\(index)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(screen >= 0)
    }

    deinit {
        close(screen)
        close(keyboard)
    }

    func type(_ text: String) { write(keyboard, text, text.utf8.count) }

    /// Takes what the program has shown, up to `end`.
    func shown(upTo end: String) async throws -> String {
        var text: [UInt8] = []
        var byte: UInt8 = 0
        while !text.suffix(end.utf8.count).elementsEqual(end.utf8) {
            if read(keyboard, &byte, 1) == 1 {
                text.append(byte)
            } else {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    func console(output: TemporaryFile) -> Console {
        Console(input: screen, output: output.descriptor, error: screen)
    }
}

// One at a time: each program holds a thread while it waits for its terminal.
@Suite("At a terminal", .serialized, .timeLimit(.minutes(1)))
struct TerminalTests {
    /// Runs the shop beside the test, which types at its terminal meanwhile.
    private func running(
        _ arguments: [String], on terminal: PseudoTerminal, output: TemporaryFile
    ) -> Task<ExitCode, Never> {
        let console = terminal.console(output: output)
        return Task { @concurrent in
            await Shop.program.run(arguments, environment: [:], console: console)
        }
    }

    @Test("A secret is asked for, and what is typed is not shown")
    func hidden() async throws {
        let (terminal, output) = (try PseudoTerminal(), TemporaryFile())
        let run = running(["apple", "create", "--name=a", "--pin-file=-"], on: terminal, output: output)
        let asked = try await terminal.shown(upTo: "PIN: ")
        #expect(asked == "PIN: ")
        try await echoIsOff(on: terminal)
        terminal.type("12é\u{7F}345\u{15}6789\r")
        #expect(await run.value == .success)
        #expect(output.text == "apple\ta - -  6789\n")
        #expect(try await terminal.shown(upTo: "\n") == "\r\n")
        #expect(echoes(terminal))
    }

    @Test(
        "A new secret is typed twice", arguments: [("abc", "abc", ExitCode.success), ("abc", "abd", .usage)])
    func twice(first: String, second: String, code: ExitCode) async throws {
        let (terminal, output) = (try PseudoTerminal(), TemporaryFile())
        let run = running(["apple", "create", "--name=a", "--password-file=-"], on: terminal, output: output)
        _ = try await terminal.shown(upTo: "Password: ")
        try await echoIsOff(on: terminal)
        terminal.type(first + "\n")
        _ = try await terminal.shown(upTo: "Password again: ")
        try await echoIsOff(on: terminal)
        terminal.type(second + "\n")
        #expect(await run.value == code)
        #expect(echoes(terminal))
    }

    @Test("Ctrl-C while a secret is typed ends the program and shows typing again")
    func interrupted() async throws {
        let (terminal, output) = (try PseudoTerminal(), TemporaryFile())
        let run = running(["apple", "create", "--name=a", "--pin-file=-"], on: terminal, output: output)
        _ = try await terminal.shown(upTo: "PIN: ")
        try await echoIsOff(on: terminal)
        terminal.type("12\u{3}")
        #expect(await run.value == .failure)
        #expect(echoes(terminal))
    }

    @Test(
        "Before something is deleted the terminal is asked",
        arguments: [("y\n", ExitCode.notFound), ("n\n", .failure), ("\n", .failure)])
    func question(answer: String, code: ExitCode) async throws {
        let (terminal, output) = (try PseudoTerminal(), TemporaryFile())
        let run = running(["apple", "delete", "7"], on: terminal, output: output)
        #expect(try await terminal.shown(upTo: "[y/N] ") == "Delete apple 7? [y/N] ")
        terminal.type(answer)
        #expect(await run.value == code)
    }

    @Test("With --yes nothing is asked")
    func yes() async throws {
        let (terminal, output) = (try PseudoTerminal(), TemporaryFile())
        #expect(
            await running(["apple", "delete", "7", "--yes"], on: terminal, output: output).value == .notFound)
    }

    @Test("Progress is one line that goes away")
    func progress() async throws {
        let (terminal, output) = (try PseudoTerminal(), TemporaryFile())
        show(on: terminal.console(output: output))
        #expect(try await terminal.shown(upTo: "0/1000") == "\r\u{1B}[Kplanting 0/1000")
        #expect(try await terminal.shown(upTo: "\u{1B}[K").hasSuffix("\r\u{1B}[K"))
    }

    private func show(on console: Console) {
        var progress = Progress("planting", total: 1000, on: console)
        progress.update(0)
        progress.update(1)
    }

    private func echoes(_ terminal: PseudoTerminal) -> Bool {
        var modes = termios()
        return tcgetattr(terminal.screen, &modes) == 0 && modes.c_lflag & tcflag_t(ECHO) != 0
    }

    /// The prompt comes before the terminal's modes change, and typing in between would be thrown away.
    private func echoIsOff(on terminal: PseudoTerminal) async throws {
        while echoes(terminal) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
