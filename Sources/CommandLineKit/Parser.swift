/// What a command line asks for.
enum ParsedLine {
    case help(path: [Command])
    case version
    case run(ParsedCommand)
}

/// A verb with everything that was given to it, checked against its table.
struct ParsedCommand: Sendable {
    let path: [Command]
    let syntax: Command.Syntax
    let action: Command.Action
    /// The texts of each option in the order given; a flag has an empty one.
    let options: [String: [String]]
    let arguments: [String]

    /// The last text of each option.
    var lastTexts: [String: String] { options.compactMapValues(\.last) }
}

extension Program {
    /// Reads a command line. Options may stand anywhere, also before the verb they belong to; `--` ends them.
    func parse(_ arguments: [String]) throws(CommandFailure) -> ParsedLine {
        var line = LineParser(program: self, words: arguments)
        return try line.parse()
    }
}

private struct LineParser {
    let program: Program
    var words: ArraySlice<String>
    var path: [Command] = []
    var arguments: [String] = []
    var options: [(declaration: OptionDeclaration, text: String)] = []

    init(program: Program, words: [String]) {
        self.program = program
        self.words = words[...]
    }

    mutating func parse() throws(CommandFailure) -> ParsedLine {
        if words.first == "help" { words = words.dropFirst() + ["--help"] }
        var optionsEnded = false
        while let word = words.popFirst() {
            if optionsEnded || word == "-" || !word.hasPrefix("-") {
                try take(word)
            } else if word == "--" {
                optionsEnded = true
            } else if word == "--help" || word == "-h" {
                return .help(path: path)
            } else if word == "--version", path.isEmpty {
                return .version
            } else {
                try takeOption(word)
            }
        }
        return try finish()
    }

    /// A word that is no option: the next noun or verb, or an argument of the verb.
    private mutating func take(_ word: String) throws(CommandFailure) {
        let choices: [Command]
        switch path.last?.body {
        case nil: choices = program.commands
        case .commands(let commands): choices = commands
        case .action(let syntax, _):
            guard arguments.count < syntax.arguments.count else {
                throw usage("unexpected argument '\(word)'")
            }
            if let expectation = syntax.arguments[arguments.count].complaint(word) {
                throw usage("'\(word)' is not \(expectation)")
            }
            return arguments.append(word)
        }
        guard let command = choices.first(where: { $0.name == word }) else {
            throw usage("unknown command '\(word)'\(didYouMean(word, among: choices.map(\.name)))")
        }
        path.append(command)
    }

    private mutating func takeOption(_ word: String) throws(CommandFailure) {
        let equals = word.firstIndex(of: "=")
        let name = String(word[..<(equals ?? word.endIndex)].drop { $0 == "-" })
        let reachable = path.last?.reachableOptions ?? program.commands.flatMap(\.reachableOptions)
        guard word.hasPrefix("--"), let option = reachable.first(where: { $0.name == name }) else {
            let names = (reachable.map(\.name) + ["help"]).map { "--" + $0 }
            let given = String(word[..<(equals ?? word.endIndex)])
            throw usage("unknown option '\(given)'\(didYouMean("--" + name, among: names))")
        }
        if !option.isRepeated, options.contains(where: { $0.declaration.name == name }) {
            throw usage("--\(name) is given twice")
        }
        options.append(
            (option, try text(of: option, inline: equals.map { String(word[word.index(after: $0)...]) })))
    }

    private mutating func text(of option: OptionDeclaration, inline: String?) throws(CommandFailure) -> String
    {
        guard let placeholder = option.placeholder else {
            guard inline == nil else { throw usage("--\(option.name) takes no value") }
            return ""
        }
        guard let text = inline ?? words.first, inline != nil || !text.hasPrefix("--") else {
            throw usage("--\(option.name) needs a value: --\(option.name) \(placeholder)")
        }
        if inline == nil { words = words.dropFirst() }
        if let expectation = option.complaint(text) {
            throw usage("--\(option.name): '\(text)' is not \(expectation)")
        }
        return text
    }

    private func finish() throws(CommandFailure) -> ParsedLine {
        guard let verb = path.last, case .action(let syntax, let action) = verb.body else {
            throw usage(path.isEmpty ? "a command is missing" : "a command is missing after '\(commandLine)'")
        }
        let names = Set(syntax.allOptions.map(\.name))
        if let stray = options.first(where: { !names.contains($0.declaration.name) }) {
            throw usage("'\(commandLine)' takes no --\(stray.declaration.name)")
        }
        let given = Dictionary(grouping: options, by: \.declaration.name).mapValues { $0.map(\.text) }
        let required = syntax.arguments.filter(\.isRequired)
        if arguments.count < required.count {
            throw usage("\(required[arguments.count].placeholder) is missing")
        }
        if let missing = syntax.options.first(where: { $0.isRequired && given[$0.name] == nil }) {
            throw usage("--\(missing.name) is missing")
        }
        let fromInput = options.filter { $0.declaration.kind == .inputFile && $0.text == "-" }
        if fromInput.count > 1 {
            let list = fromInput.map { "--\($0.declaration.name)" }.joined(separator: " and ")
            throw usage("standard input can be read once, not for \(list)")
        }
        return .run(
            ParsedCommand(path: path, syntax: syntax, action: action, options: given, arguments: arguments))
    }

    private var commandLine: String { ([program.name] + path.map(\.name)).joined(separator: " ") }

    private func usage(_ message: String) -> CommandFailure {
        .usage("\(message) (see '\(commandLine) --help')")
    }
}
