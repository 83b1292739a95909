import Application
import CommandLineKit
import Glibc
import Networking

@main
enum Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        // Before the first thread is made: a thread without the mask would take the signal and end the process.
        if arguments.contains("serve") { ProcessSignals.block() }
        Task.detached {
            let code = await program.run(arguments, environment: processEnvironment())
            exit(code.rawValue)
        }
        while true { pause() }
    }

    /// The whole of the program: its commands in the order of its help.
    private static let program = Program(
        "restante", version: Version.current, summary: "Private inboxes and their one-time codes",
        commands: [
            ServeCommand.command, MigrateCommand.command, ReadyCommand.command, SettingsCommand.command,
            Command("version", "Print the version") { invocation in
                try invocation.console.print("restante \(Version.current)\n")
            },
            .completion,
        ],
        variablePrefix: "RESTANTE_", knownSettings: ServerSettings.all, explain: explanation)
}
