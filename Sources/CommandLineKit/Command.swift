/// One row of a program's command table: a noun with commands of its own, or a verb with an action.
package struct Command: Sendable {
    package typealias Action = @Sendable (Invocation) async throws -> Void

    let name: String
    /// One line without a full stop, beginning with a verb.
    let summary: String
    /// Paragraphs for the command's own help screen.
    let discussion: String
    let body: Body

    enum Body: Sendable {
        case commands([Command])
        case action(Syntax, Action)
    }

    /// What may follow a verb.
    struct Syntax: Sendable {
        let arguments: [ArgumentDeclaration]
        let options: [OptionDeclaration]
        let settings: [SettingDeclaration]

        var allOptions: [OptionDeclaration] { options + settings.flatMap(\.options) }
    }

    /// A noun.
    package init(_ name: String, _ summary: String, commands: [Command]) {
        self.name = name
        self.summary = summary
        discussion = ""
        body = .commands(commands)
    }

    /// A verb.
    ///
    /// - Parameters:
    ///   - arguments: required ones first.
    ///   - settings: those whose flags the command takes and whose values its action reads.
    package init(
        _ name: String, _ summary: String, discussion: String = "", arguments: [any CommandArgument] = [],
        options: [any CommandOption] = [], settings: [any AnySetting] = [], action: @escaping Action
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        let syntax = Syntax(
            arguments: arguments.map(\.argument), options: options.map(\.declaration),
            settings: settings.map(\.setting))
        body = .action(syntax, action)
    }

    /// Every option of this command and the ones below it.
    var reachableOptions: [OptionDeclaration] {
        switch body {
        case .commands(let commands): commands.flatMap(\.reachableOptions)
        case .action(let syntax, _): syntax.allOptions
        }
    }
}
