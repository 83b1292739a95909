/// What stands in a command's table: an `Option` or a `Flag`.
package protocol CommandOption: Sendable {
    var declaration: OptionDeclaration { get }
}

/// An option without its type, as parsing, help and completion see it.
package struct OptionDeclaration: Sendable {
    /// Without the dashes.
    let name: String
    /// How help calls the value; nil for a flag.
    let placeholder: String?
    let help: String
    let isRequired: Bool
    let isRepeated: Bool
    let choices: [String]
    let kind: ValueKind
    /// What is expected instead, if the text is no value of this option.
    let complaint: @Sendable (String) -> String?
}

/// `--name VALUE` or `--name=VALUE`.
package struct Option<Value: Sendable>: CommandOption {
    package let declaration: OptionDeclaration
    let format: ValueFormat<Value>

    /// - Parameters:
    ///   - name: without the dashes.
    ///   - placeholder: how help calls the value, in capitals.
    ///   - isRequired: the command refuses to run without it.
    ///   - isRepeated: may be given more than once.
    package init(
        _ name: String, _ placeholder: String, _ format: ValueFormat<Value>, _ help: String,
        isRequired: Bool = false, isRepeated: Bool = false
    ) {
        self.format = format
        declaration = OptionDeclaration(
            name: name, placeholder: placeholder, help: help, isRequired: isRequired, isRepeated: isRepeated,
            choices: format.choices, kind: format.kind,
            complaint: { format.read($0) == nil ? format.expectation : nil })
    }

    /// The same option in a command that cannot do without it.
    package var required: Option {
        Option(
            declaration.name, declaration.placeholder ?? "", format, declaration.help, isRequired: true,
            isRepeated: declaration.isRepeated)
    }
}

/// `--name`, which is there or not.
package struct Flag: CommandOption {
    package let declaration: OptionDeclaration

    /// - Parameter name: without the dashes.
    package init(_ name: String, _ help: String) {
        declaration = OptionDeclaration(
            name: name, placeholder: nil, help: help, isRequired: false, isRepeated: false, choices: [],
            kind: .word, complaint: { _ in nil })
    }

    /// The result as one JSON document.
    package static let json = Flag("json", "Print one JSON document")
    /// No question before something is destroyed.
    package static let yes = Flag("yes", "Do not ask before deleting")
}

/// What stands in a command's table of positional arguments.
package protocol CommandArgument: Sendable {
    var argument: ArgumentDeclaration { get }
}

/// A positional argument without its type.
package struct ArgumentDeclaration: Sendable {
    let placeholder: String
    let help: String
    let isRequired: Bool
    let choices: [String]
    let kind: ValueKind
    let complaint: @Sendable (String) -> String?
}

/// A value known by its place on the command line.
package struct Argument<Value: Sendable>: CommandArgument {
    package let argument: ArgumentDeclaration
    let format: ValueFormat<Value>

    /// - Parameter placeholder: how help calls the value, in capitals; unique within a command.
    package init(
        _ placeholder: String, _ format: ValueFormat<Value>, _ help: String, isRequired: Bool = true
    ) {
        self.format = format
        argument = ArgumentDeclaration(
            placeholder: placeholder, help: help, isRequired: isRequired, choices: format.choices,
            kind: format.kind, complaint: { format.read($0) == nil ? format.expectation : nil })
    }
}
