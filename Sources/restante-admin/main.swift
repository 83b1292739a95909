import CommandLineKit
import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
let code = await Program.admin.run(arguments, environment: processEnvironment())
exit(code.rawValue)
