import Glibc

/// Where a program reads and writes, and whether people are at the other end.
package struct Console: Sendable {
    private let input: Int32
    private let output: Int32
    private let error: Int32
    package let inputIsTerminal: Bool
    package let outputIsTerminal: Bool
    package let errorIsTerminal: Bool
    /// The terminal's width in cells.
    package let columns: Int

    /// - Parameters:
    ///   - input, output, error: descriptors, which stay open as long as the console is used.
    ///   - outputIsTerminal: whether results are laid out for people; nil asks the descriptor.
    ///   - columns: nil asks the terminal.
    package init(
        input: Int32, output: Int32, error: Int32, outputIsTerminal: Bool? = nil, columns: Int? = nil
    ) {
        self.input = input
        self.output = output
        self.error = error
        inputIsTerminal = isatty(input) == 1
        self.outputIsTerminal = outputIsTerminal ?? (isatty(output) == 1)
        errorIsTerminal = isatty(error) == 1
        var size = winsize()
        let known = ioctl(output, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        self.columns = columns ?? (known ? Int(size.ws_col) : 80)
    }

    package static let standard = Console(input: STDIN_FILENO, output: STDOUT_FILENO, error: STDERR_FILENO)

    /// Writes to standard output. Throws when it was not taken whole: a list cut short by a full disk must not look
    /// like a complete one.
    package func print(_ text: String) throws(CommandFailure) { try print(Array(text.utf8)) }

    /// Writes bytes as they are to standard output; see ``print(_:)``.
    package func print(_ bytes: [UInt8]) throws(CommandFailure) {
        guard send(bytes, to: output) else {
            throw CommandFailure(.failure, "standard output cannot be written")
        }
    }

    /// Writes to standard error.
    package func complain(_ text: String) { _ = send(Array(text.utf8), to: error) }

    /// Reads the secret from its file or standard input; from a terminal without showing what is typed, and twice if
    /// it is a new one, since nobody would see the typing error.
    func secret(from file: InputFile, prompt: String, isNew: Bool = false) throws(CommandFailure) -> Secret {
        switch file {
        case .path(let path): return try Secret(path: path)
        case .standardInput where inputIsTerminal:
            let secret = try typed(prompt)
            if isNew, try typed("\(prompt) again").revealed != secret.revealed {
                throw .usage("the two are not the same")
            }
            return secret
        case .standardInput: return try Secret(descriptor: input, name: "standard input")
        }
    }

    private func typed(_ prompt: String) throws(CommandFailure) -> Secret {
        complain("\(prompt): ")
        defer { complain("\n") }
        return try Secret(typedAt: input)
    }

    /// Whether the answer to a question begins with a y.
    func ask(_ question: String) throws(CommandFailure) -> Bool {
        complain(question)
        var answer: [UInt8] = []
        var byte: UInt8 = 0
        while answer.count < 64 {
            let count = read(input, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            answer.append(byte)
        }
        return answer.first == UInt8(ascii: "y") || answer.first == UInt8(ascii: "Y")
    }

    private func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
