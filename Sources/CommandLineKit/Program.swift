internal import Glibc

/// A program: its name, its command table, and the settings that its environment may hold. A value, complete when
/// it is made.
package struct Program: Sendable {
    let name: String
    let version: String
    let summary: String
    let commands: [Command]
    let variablePrefix: String
    let knownSettings: [SettingDeclaration]
    private let explain: @Sendable (any Error) -> CommandFailure?

    /// - Parameters:
    ///   - variablePrefix: what the names of all its environment variables begin with.
    ///   - knownSettings: every setting that may stand in the environment, also those that belong to another
    ///     program of the same prefix.
    ///   - explain: what to say of an error that is no `CommandFailure`, and with which exit code; nil for
    ///     "failed" with the error's own description.
    package init(
        _ name: String, version: String, summary: String, commands: [Command], variablePrefix: String,
        knownSettings: [any AnySetting],
        explain: @escaping @Sendable (any Error) -> CommandFailure? = { _ in nil }
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.commands = commands
        self.variablePrefix = variablePrefix
        self.knownSettings = knownSettings.map(\.setting)
        self.explain = explain
    }

    /// Runs the command that `arguments` name, and says on standard error why if it fails.
    ///
    /// - Parameter arguments: without the program's own name.
    package func run(
        _ arguments: [String], environment: [String: String], console: Console = .standard
    ) async -> ExitCode {
        do {
            switch try parse(arguments) {
            case .help(let path): try console.print(help(at: path))
            case .version: try console.print("\(name) \(version)\n")
            case .run(let parsed):
                try checkVariables(environment, prefix: variablePrefix, settings: knownSettings)
                let settings = try Settings(
                    parsed.syntax.settings, flags: parsed.lastTexts, environment: environment
                ) { file throws(CommandFailure) in try console.secret(from: file, prompt: "Secret") }
                try await parsed.action(
                    Invocation(program: self, parsed: parsed, settings: settings, console: console))
            }
            return .success
        } catch let failure as CommandFailure {
            console.complain("\(name): \(failure)\n")
            return failure.exitCode
        } catch {
            let failure = explain(error) ?? CommandFailure(.failure, Self.describe(error))
            console.complain("\(name): \(failure)\n")
            return failure.exitCode
        }
    }

    /// An error without words of its own is named by its type: reflection would print what it carries.
    private static func describe(_ error: any Error) -> String {
        (error as? any CustomStringConvertible)?.description ?? "failed (\(type(of: error)))"
    }
}

/// The environment of this process. Of a name that stands there twice the first counts, as with `getenv`.
package func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
        let text = String(cString: entry)
        if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
            let name = String(text[..<equals])
            if variables[name] == nil { variables[name] = String(text[text.utf8.index(after: equals)...]) }
        }
        next += 1
    }
    return variables
}
