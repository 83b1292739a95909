/// A blocking SMTP client that says what it is told to.
package final class MailClient {
    package struct Reply: Equatable, Sendable, CustomStringConvertible {
        package let code: Int
        package let lines: [String]
        package var description: String { "\(code) " + lines.joined(separator: "\n") }
    }

    private let socket: BlockingSocket

    /// Connects, reads the greeting and says EHLO.
    package init(port: UInt16) throws {
        socket = try BlockingSocket(port: port)
        guard try reply().code == 220, try command("EHLO client.example").code == 250 else {
            throw BlockingSocket.Failure(description: "no greeting")
        }
    }

    package func command(_ line: String) throws -> Reply {
        try socket.send(line + "\r\n")
        return try reply()
    }

    package func send(_ bytes: [UInt8]) throws { try socket.send(bytes) }

    /// Whether the server says something, or hangs up, within that time.
    package func hasReply(withinMilliseconds limit: Int32) -> Bool {
        socket.hasInput(withinMilliseconds: limit)
    }

    package func reply() throws -> Reply {
        var lines: [String] = []
        while let line = try socket.line() {
            guard line.utf8.count >= 3, let code = Int(line.prefix(3)) else { break }
            lines.append(String(line.dropFirst(4)))
            if line.utf8.count == 3 || Array(line.utf8)[3] == 32 { return Reply(code: code, lines: lines) }
        }
        throw BlockingSocket.Failure(description: "the SMTP connection ended")
    }

    /// Delivers one message (CRLF line ends, dots stuffed here) and gives the last reply.
    package func deliver(_ message: [UInt8], from sender: String, to recipients: [String]) throws -> Reply {
        let mail = try command("MAIL FROM:<\(sender)>")
        guard mail.code == 250 else { return mail }
        for recipient in recipients {
            let answer = try command("RCPT TO:<\(recipient)>")
            guard answer.code == 250 else {
                _ = try command("RSET")
                return answer
            }
        }
        let data = try command("DATA")
        guard data.code == 354 else { return data }
        var stuffed: [UInt8] = []
        var isLineStart = true
        for byte in message {
            if isLineStart, byte == UInt8(ascii: ".") { stuffed.append(byte) }
            stuffed.append(byte)
            isLineStart = byte == 10
        }
        if !isLineStart { stuffed += [13, 10] }
        try socket.send(stuffed + Array(".\r\n".utf8))
        return try reply()
    }

    package func deliver(_ message: String, from sender: String, to recipients: [String]) throws -> Reply {
        try deliver(Array(message.utf8), from: sender, to: recipients)
    }
}
