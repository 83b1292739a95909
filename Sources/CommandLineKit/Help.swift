/// Help screens, made from the command table. Laid out for 80 columns whatever the terminal, so that a screen reads
/// the same in a manual.
extension Program {
    func help(at path: [Command]) -> String {
        let line = ([name] + path.map(\.name)).joined(separator: " ")
        guard let command = path.last else { return overview }
        switch command.body {
        case .commands(let commands):
            return HelpScreen(summary: command.summary)
                .adding(section: "Usage", text: "\(line) COMMAND [OPTIONS]")
                .adding(section: "Commands", rows: commands.map { ($0.name, $0.summary) })
                .adding(text: "'\(line) COMMAND --help' shows the options of a command.").text
        case .action(let syntax, _):
            return HelpScreen(summary: command.summary)
                .adding(text: command.discussion)
                .adding(section: "Usage", text: ([line] + syntax.usage).joined(separator: " "))
                .adding(section: "Arguments", rows: syntax.arguments.map(\.row))
                .adding(
                    section: "Options", rows: syntax.options.map(\.row) + [("--help", "Show this screen")]
                )
                .adding(section: "Settings", rows: syntax.settings.flatMap(\.rows)).text
        }
    }

    private var overview: String {
        return HelpScreen(summary: summary)
            .adding(section: "Usage", text: "\(name) COMMAND [OPTIONS]")
            .adding(section: "Commands", rows: commands.map { ($0.name, $0.summary) })
            .adding(
                section: "Options",
                rows: [("--help", "Show help, also of a command"), ("--version", "Show the version")]
            )
            .adding(section: "Exit codes", rows: ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) })
            .text
    }
}

extension Command.Syntax {
    fileprivate var usage: [String] {
        let given = options.filter(\.isRequired).map(\.spelling)
        let places = arguments.map { $0.isRequired ? $0.placeholder : "[\($0.placeholder)]" }
        return places + given + (options.allSatisfy(\.isRequired) && settings.isEmpty ? [] : ["[OPTIONS]"])
    }
}

extension ArgumentDeclaration {
    fileprivate var row: (String, String) { (placeholder, help + listed(choices)) }
}

extension OptionDeclaration {
    fileprivate var spelling: String { placeholder.map { "--\(name) \($0)" } ?? "--\(name)" }

    fileprivate var row: (String, String) {
        (
            spelling,
            help + listed(choices) + (isRequired ? " (required)" : "")
                + (isRepeated ? " (may be repeated)" : "")
        )
    }
}

extension SettingDeclaration {
    fileprivate var rows: [(String, String)] {
        let names = secrecy == .secret ? variables.joined(separator: " or ") : variable
        let variableRow = (
            options.first.map { "--\($0.name) \($0.placeholder ?? "")" } ?? variable,
            "\(options.first?.help ?? help)\(listed(choices)) [\(names); default: \(shownDefault)]"
        )
        guard secrecy == .mayBeSecret, let file = options.last else { return [variableRow] }
        return [variableRow, ("--\(file.name) FILE", "The same, read from a file [\(variable)_FILE]")]
    }
}

/// All there is to choose from, behind the help of an option.
private func listed(_ choices: [String]) -> String {
    choices.isEmpty ? "" : ": " + choices.joined(separator: ", ")
}

/// Paragraphs and two-column sections, wrapped.
private struct HelpScreen {
    private static let width = 80
    private(set) var text: String

    init(summary: String) { text = Self.wrapped(summary + ".", indent: 0) }

    func adding(text paragraph: String) -> HelpScreen {
        guard !paragraph.isEmpty else { return self }
        var screen = self
        screen.text += "\n" + Self.wrapped(paragraph, indent: 0)
        return screen
    }

    func adding(section title: String, text paragraph: String) -> HelpScreen {
        var screen = self
        screen.text += "\n\(title):\n  " + Self.wrapped(paragraph, indent: 6, first: 2)
        return screen
    }

    func adding(section title: String, rows: [(left: String, right: String)]) -> HelpScreen {
        guard !rows.isEmpty else { return self }
        var screen = self
        screen.text += "\n\(title):\n"
        let column = min(28, (rows.map(\.left.count).max() ?? 0) + 4)
        for row in rows {
            let left = "  " + row.left
            let gap = column - left.count
            screen.text += left
            screen.text +=
                gap >= 2
                ? String(repeating: " ", count: gap) : "\n" + String(repeating: " ", count: column)
            screen.text += Self.wrapped(row.right, indent: column, first: column)
        }
        return screen
    }

    private static func wrapped(_ paragraph: String, indent: Int, first: Int? = nil) -> String {
        var lines = ""
        var used = first ?? indent
        var isFirstWord = true
        for word in paragraph.split(separator: " ") {
            if !isFirstWord, used + 1 + word.count > width {
                lines += "\n" + String(repeating: " ", count: indent)
                used = indent
                isFirstWord = true
            }
            lines += isFirstWord ? word : " " + word
            used += word.count + (isFirstWord ? 0 : 1)
            isFirstWord = false
        }
        return lines + "\n"
    }
}
