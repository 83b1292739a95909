/// A shell that completion can be made for.
enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
}

extension Command {
    /// The verb that prints a completion script, made from the program's own command table.
    package static let completion = Command(
        "completion", "Print a completion script for a shell",
        discussion:
            "In bash: source <(PROGRAM completion bash). In zsh: write it to a file named after the program "
            + "with an underscore before it, in a folder of $fpath. In fish: write it to "
            + "~/.config/fish/completions/PROGRAM.fish.",
        arguments: [shell]
    ) { invocation in
        let table = CompletionTable(invocation.program)
        let script =
            switch try invocation.required(shell) {
            case .bash: table.bash
            case .zsh: table.zsh
            case .fish: table.fish
            }
        try invocation.console.print(script)
    }

    private static let shell = Argument("SHELL", .oneOf(Shell.self), "Which shell")
}

/// What may follow each place of a command table.
struct CompletionTable {
    struct Place {
        /// The words that lead here.
        let path: [String]
        let commands: [(name: String, summary: String)]
        let options: [OptionDeclaration]
        /// The words that a first argument may be.
        let choices: [String]
    }

    let program: String
    let places: [Place]

    init(_ program: Program) {
        self.program = program.name
        var places = [
            Place(
                path: [], commands: program.commands.map { ($0.name, $0.summary) }, options: [], choices: [])
        ]
        for command in program.commands { Self.add(command, below: [], to: &places) }
        self.places = places
    }

    /// A name for the script's function.
    var function: String {
        "_" + String(program.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    /// Every option with a value, once by name.
    var valueOptions: [OptionDeclaration] {
        var seen: Set<String> = []
        return places.flatMap(\.options).filter { $0.placeholder != nil && seen.insert($0.name).inserted }
    }

    private static func add(_ command: Command, below path: [String], to places: inout [Place]) {
        let path = path + [command.name]
        switch command.body {
        case .commands(let commands):
            places.append(
                Place(path: path, commands: commands.map { ($0.name, $0.summary) }, options: [], choices: []))
            for command in commands { add(command, below: path, to: &places) }
        case .action(let syntax, _):
            places.append(
                Place(
                    path: path, commands: [], options: syntax.allOptions,
                    choices: syntax.arguments.first?.choices ?? []))
        }
    }
}

/// `text` as one word of a POSIX shell.
func shellQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
}
