/// Why a command ended without doing what was asked: one line for standard error, and the exit code.
package struct CommandFailure: Error, Equatable, CustomStringConvertible {
    package let exitCode: ExitCode
    /// Printable text without a full stop; control characters from outside are already neutralised.
    package let description: String

    package init(_ exitCode: ExitCode, _ message: String) {
        self.exitCode = exitCode
        self.description = printable(message)
    }

    package static func usage(_ message: String) -> CommandFailure { CommandFailure(.usage, message) }
}
