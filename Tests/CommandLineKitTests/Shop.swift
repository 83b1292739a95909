import CommandLineKit
import Glibc
import JSON
import TestSupport

/// A small program to test with.
enum Shop {
    enum Colour: String, CaseIterable { case red, green }

    static let id = Argument("ID", .text, "The apple's number")
    static let name = Option("name", "NAME", .text, "What to call it", isRequired: true)
    static let colour = Option("colour", "COLOUR", .oneOf(Colour.self), "How it looks")
    static let count = Option("count", "N", .integer(1...1000), "How many to plant")
    static let tags = Option("tag", "TAG", .text, "A word to find it by", isRepeated: true)
    static let pin = Option("pin-file", "FILE", .inputFile, "File with the PIN, or - for standard input")
    static let password = Option("password-file", "FILE", .inputFile, "File with the password")

    static let port = Setting(
        "SHOP_PORT", "PORT", .integer(1...65_535), default: 8080, shown: "8080", "Port to listen on")
    static let cache = Setting(
        "SHOP_CACHE", "PATH", ValueFormat.path.orOff, default: nil, shown: "off", "Folder of the cache")
    static let database = Setting(
        "SHOP_DATABASE_URL", "URL", .text, default: "none", shown: "a private one", "Database to use",
        secrecy: .mayBeSecret)
    static let token = Setting(
        "SHOP_TOKEN", "TOKEN", .text, default: "", shown: "made at start", "Token of the shop",
        secrecy: .secret)

    struct Apple {
        let id: Int
        let name: String
    }

    static let apples = [Apple(id: 7, name: "Cox"), Apple(id: 12, name: "Evil\u{1B}[2J\tone")]

    static let columns = [
        Column<Apple>("ID", alignsRight: true) { String($0.id) }, Column("NAME", shrinks: true) { $0.name },
    ]

    static let program = Program(
        "shop", version: "1.2.3", summary: "Sell apples",
        commands: [
            Command(
                "apple", "Manage apples",
                commands: [
                    Command(
                        "create", "Plant an apple",
                        discussion:
                            "The apple is shown once it is there. What is not given is chosen at random.",
                        options: [name, colour, count, tags, pin, password, Flag.json]
                    ) { invocation in
                        let secret =
                            try invocation.secret(pin, prompt: "PIN")?.revealed
                            ?? invocation.secret(password, prompt: "Password", isNew: true)?.revealed ?? "-"
                        let words = [
                            try invocation.required(name), invocation.value(colour)?.rawValue ?? "-",
                            invocation.value(count).map { String($0) } ?? "-",
                            invocation.values(tags).joined(separator: "+"), secret,
                        ]
                        try invocation.show(record: [("apple", words.joined(separator: " "))]) { json in
                            json.object { $0.member("apple", words.joined(separator: " ")) }
                        }
                    },
                    Command("list", "Show all apples", options: [Flag.json]) { invocation in
                        try invocation.show(apples, columns) { json in
                            json.array(apples) { json, apple in json.object { $0.member("id", apple.id) } }
                        }
                    },
                    Command("delete", "Delete an apple", arguments: [id], options: [Flag.yes]) { invocation in
                        let id = try invocation.required(id)
                        try invocation.confirm("Delete apple \(id)?")
                        throw CommandFailure(.notFound, "no apple '\(id)'")
                    },
                ]),
            Command("serve", "Open the shop", settings: [port, cache, database, token]) { invocation in
                let settings = invocation.settings
                try invocation.console.print(
                    "\(settings[port]) \(settings[cache] ?? "off") \(settings[database]) \(settings[token])\n"
                )
            },
            Command("break", "Fail in an unexpected way") { _ in throw Broken() },
            .completion,
        ],
        variablePrefix: "SHOP_", knownSettings: [port, cache, database, token])
}

struct Broken: Error {
    let secret = "hunter2"
}

/// What a run of the shop left behind.
struct Outcome: Equatable {
    let code: ExitCode
    let output: String
    let error: String
}

/// Runs the shop on real descriptors.
func shop(
    _ arguments: String..., environment: [String: String] = [:], input: String = "", onTerminal: Bool = false,
    columns: Int? = nil
) async -> Outcome {
    let (standardInput, output, error) = (TemporaryFile(input), TemporaryFile(), TemporaryFile())
    let console = Console(
        input: standardInput.descriptor, output: output.descriptor, error: error.descriptor,
        outputIsTerminal: onTerminal, columns: columns)
    let code = await Shop.program.run(arguments, environment: environment, console: console)
    return Outcome(code: code, output: output.text, error: error.text)
}

/// A file without a name (memfd), or one that other programs can open.
final class TemporaryFile: Sendable {
    let descriptor: Int32
    let path: String

    init(_ text: String = "") {
        var template = Array("/tmp/restante-test-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        write(descriptor, text, text.utf8.count)
        lseek(descriptor, 0, SEEK_SET)
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    var text: String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pread(descriptor, &chunk, chunk.count, bytes.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(contentsOf: chunk.prefix(count))
        }
    }
}
