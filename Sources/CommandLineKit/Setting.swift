/// What stands in a table of settings.
package protocol AnySetting: Sendable {
    var setting: SettingDeclaration { get }
}

/// Where the text of a setting may come from.
package enum SettingSecrecy: Sendable {
    /// From its variable and its flag.
    case none
    /// Also from the file named by `…_FILE` or `--…-file`, since the value may hold a password.
    case mayBeSecret
    /// As `mayBeSecret`, but without a flag for the value: every user of the machine can read a command line.
    case secret
}

/// A setting without its type.
package struct SettingDeclaration: Sendable {
    /// The whole name of the environment variable.
    let variable: String
    /// The name of the flag twin, without the dashes.
    let flag: String
    let placeholder: String
    let help: String
    let shownDefault: String
    let secrecy: SettingSecrecy
    let choices: [String]
    let kind: ValueKind
    let complaint: @Sendable (String) -> String?

    var fileVariable: String? { secrecy == .none ? nil : variable + "_FILE" }
    var variables: [String] { [variable] + (fileVariable.map { [$0] } ?? []) }

    /// The flag twins, as the options that the parser sees.
    var options: [OptionDeclaration] {
        var options: [OptionDeclaration] = []
        if secrecy != .secret { options.append(option(flag, placeholder, help, choices, kind, complaint)) }
        if secrecy != .none {
            options.append(
                option(flag + "-file", "FILE", help + ", from a file", [], .inputFile) { _ in nil })
        }
        return options
    }

    private func option(
        _ name: String, _ placeholder: String, _ help: String, _ choices: [String], _ kind: ValueKind,
        _ complaint: @escaping @Sendable (String) -> String?
    ) -> OptionDeclaration {
        OptionDeclaration(
            name: name, placeholder: placeholder, help: help, isRequired: false, isRepeated: false,
            choices: choices, kind: kind, complaint: complaint)
    }
}

/// An environment variable with its flag twin and default: `RESTANTE_DATA_DIR` and `--data-dir`. The flag wins; an
/// empty variable counts as unset.
package struct Setting<Value: Sendable>: AnySetting {
    package let setting: SettingDeclaration
    let format: ValueFormat<Value>
    let standard: Value

    /// - Parameters:
    ///   - variable: the whole name of the environment variable, `PREFIX_WORDS`. The flag is made from the words
    ///     behind the first underscore.
    ///   - standard: the value when nothing is set.
    ///   - shown: `standard` as help says it.
    package init(
        _ variable: String, _ placeholder: String, _ format: ValueFormat<Value>, default standard: Value,
        shown: String, _ help: String, secrecy: SettingSecrecy = .none
    ) {
        self.format = format
        self.standard = standard
        let words = variable.split(separator: "_").dropFirst()
        setting = SettingDeclaration(
            variable: variable, flag: words.joined(separator: "-").lowercased(), placeholder: placeholder,
            help: help, shownDefault: shown, secrecy: secrecy, choices: format.choices, kind: format.kind,
            complaint: { format.read($0) == nil ? format.expectation : nil })
    }
}
