/// The settings of one run: for each variable the text that won, checked against its format.
package struct Settings: Sendable {
    private let texts: [String: String]

    /// The value of `setting`: from its flag, else its variable, else its default.
    package subscript<Value>(_ setting: Setting<Value>) -> Value {
        texts[setting.setting.variable].flatMap(setting.format.read) ?? setting.standard
    }

    /// Whether a flag or variable gave `setting` a value.
    package func isGiven(_ setting: some AnySetting) -> Bool { texts[setting.setting.variable] != nil }

    /// - Parameters:
    ///   - flags: texts by option name.
    ///   - read: reads the file of a secret.
    init(
        _ settings: [SettingDeclaration], flags: [String: String], environment: [String: String],
        read: (InputFile) throws(CommandFailure) -> Secret
    ) throws(CommandFailure) {
        var texts: [String: String] = [:]
        for setting in settings {
            let source = try Self.source(of: setting, flags: flags, environment: environment)
            let text: String
            switch source {
            case nil: continue
            case .text(let value, _): text = value
            case .file(let path, _): text = try read(path == "-" ? .standardInput : .path(path)).revealed
            }
            if let expectation = setting.complaint(text), let source {
                // The text of a secret is not repeated on standard error.
                let shown = setting.secrecy == .none ? "'\(text)'" : "its value"
                throw .usage("\(source.name): \(shown) is not \(expectation)")
            }
            texts[setting.variable] = text
        }
        self.texts = texts
    }

    private enum Source {
        case text(String, name: String)
        case file(String, name: String)

        var name: String {
            switch self {
            case .text(_, let name), .file(_, let name): name
            }
        }
    }

    private static func source(
        of setting: SettingDeclaration, flags: [String: String], environment: [String: String]
    ) throws(CommandFailure) -> Source? {
        let flag = flags[setting.flag].map { Source.text($0, name: "--\(setting.flag)") }
        let fileFlag =
            setting.secrecy == .none
            ? nil : flags[setting.flag + "-file"].map { Source.file($0, name: "--\(setting.flag)-file") }
        if flag != nil, fileFlag != nil {
            throw .usage("give only one of --\(setting.flag) and --\(setting.flag)-file")
        }
        if let given = flag ?? fileFlag { return given }
        let variable = given(setting.variable, environment).map { Source.text($0, name: setting.variable) }
        let fileVariable = setting.fileVariable.flatMap { name in
            given(name, environment).map { Source.file($0, name: name) }
        }
        if let variable, let fileVariable {
            throw .usage("set only one of \(variable.name) and \(fileVariable.name)")
        }
        return variable ?? fileVariable
    }

    private static func given(_ name: String, _ environment: [String: String]) -> String? {
        guard let text = environment[name], !text.isEmpty else { return nil }
        return text
    }
}

/// Refuses a variable that begins with `prefix` and is no setting: a typo would otherwise run the server with a
/// default in its place.
func checkVariables(
    _ environment: [String: String], prefix: String, settings: [SettingDeclaration]
) throws(CommandFailure) {
    let known = settings.flatMap(\.variables)
    let unknown = environment.keys.filter { $0.hasPrefix(prefix) && !known.contains($0) }.sorted()
    guard let name = unknown.first else { return }
    throw .usage("unknown setting '\(name)' in the environment\(didYouMean(name, among: known))")
}
