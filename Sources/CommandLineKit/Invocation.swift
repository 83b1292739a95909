package import JSON

/// One run of a command: what was given to it, and where it reads and writes.
package struct Invocation: Sendable {
    package let program: Program
    package let settings: Settings
    package let console: Console
    private let parsed: ParsedCommand

    init(program: Program, parsed: ParsedCommand, settings: Settings, console: Console) {
        self.program = program
        self.parsed = parsed
        self.settings = settings
        self.console = console
    }

    /// The value of an option; nil when it was not given.
    package func value<Value>(_ option: Option<Value>) -> Value? {
        parsed.options[option.declaration.name]?.last.flatMap(option.format.read)
    }

    /// Every value of a repeated option, in the order given.
    package func values<Value>(_ option: Option<Value>) -> [Value] {
        parsed.options[option.declaration.name]?.compactMap(option.format.read) ?? []
    }

    /// The value of an option that the command cannot do without.
    package func required<Value>(_ option: Option<Value>) throws(CommandFailure) -> Value {
        guard let value = value(option) else { throw .usage("--\(option.declaration.name) is missing") }
        return value
    }

    package func has(_ flag: Flag) -> Bool { parsed.options[flag.declaration.name] != nil }

    /// The value of a positional argument; nil when it was not given.
    package func value<Value>(_ argument: Argument<Value>) -> Value? {
        let place = parsed.syntax.arguments.firstIndex { $0.placeholder == argument.argument.placeholder }
        guard let place, place < parsed.arguments.count else { return nil }
        return argument.format.read(parsed.arguments[place])
    }

    /// The value of a positional argument that the command cannot do without.
    package func required<Value>(_ argument: Argument<Value>) throws(CommandFailure) -> Value {
        guard let value = value(argument) else {
            throw .usage("\(argument.argument.placeholder) is missing")
        }
        return value
    }

    /// Reads the secret that an option names a source for; nil when the option was not given.
    ///
    /// - Parameters:
    ///   - prompt: what to ask for when the source is standard input and that is a terminal.
    ///   - isNew: ask for it twice, since a new secret cannot be compared with a known one.
    package func secret(
        _ option: Option<InputFile>, prompt: String, isNew: Bool = false
    ) throws(CommandFailure) -> Secret? {
        guard let file = value(option) else { return nil }
        return try console.secret(from: file, prompt: prompt, isNew: isNew)
    }

    /// Asks before something is destroyed: on a terminal and without `--yes`. In a pipe or script nobody is there to
    /// answer, and the command goes on.
    package func confirm(_ question: String) throws(CommandFailure) {
        guard !has(.yes), console.inputIsTerminal, console.errorIsTerminal else { return }
        guard try console.ask("\(question) [y/N] ") else {
            throw CommandFailure(.failure, "nothing was changed")
        }
    }
}

// MARK: Results

extension Invocation {
    /// Prints rows: a table on a terminal, tab-separated values in a pipe, or with `--json` the document.
    package func show<Row>(
        _ rows: [Row], _ columns: [Column<Row>], json document: (inout JSONWriter) -> Void
    ) throws(CommandFailure) {
        if has(.json) { return try show(document) }
        let table = Table(columns: columns, rows: rows)
        try console.print(
            console.outputIsTerminal ? table.aligned(width: console.columns) : table.tabSeparated())
    }

    /// Prints one thing: its members below each other, or with `--json` the document.
    package func show(
        record members: [(name: String, value: String)], json document: (inout JSONWriter) -> Void
    ) throws(CommandFailure) {
        if has(.json) { return try show(document) }
        let table = Table(
            columns: [
                Column<(name: String, value: String)>("") { $0.name }, Column("", shrinks: true) { $0.value },
            ], rows: members, hasHeader: false)
        try console.print(console.outputIsTerminal ? table.aligned(width: .max) : table.tabSeparated())
    }

    private func show(_ document: (inout JSONWriter) -> Void) throws(CommandFailure) {
        var json = JSONWriter()
        document(&json)
        try console.print(json.bytes + [UInt8(ascii: "\n")])
    }
}
