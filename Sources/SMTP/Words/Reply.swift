/// What the server says to one command (RFC 5321 §4.2). It is an error too: a parser refuses by throwing the reply.
///
/// The text never repeats what the client sent, so no input can forge a line of it.
package struct Reply: Error, Hashable, Sendable {
    package let code: ReplyCode
    package let status: EnhancedStatus?
    package let lines: [String]

    package init(_ code: ReplyCode, _ status: EnhancedStatus?, _ lines: String...) {
        self.init(code, status, lines: lines)
    }

    package init(_ code: ReplyCode, _ status: EnhancedStatus?, lines: [String]) {
        self.code = code
        self.status = status
        self.lines = lines
    }
}

extension Reply {
    /// Appends the reply as it travels: each line with the code, every line but the last with a hyphen.
    package func write(to output: inout [UInt8]) {
        for (number, line) in lines.enumerated() {
            output.append(contentsOf: code.rawValue.description.utf8)
            output.append(UInt8(ascii: number == lines.count - 1 ? " " : "-"))
            if let status {
                output.append(contentsOf: status.description.utf8)
                output.append(UInt8(ascii: " "))
            }
            output.append(contentsOf: line.utf8)
            output.append(.carriageReturn)
            output.append(.lineFeed)
        }
    }
}
