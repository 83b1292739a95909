/// A blocking reader of server-sent events, as a browser's `EventSource` reads them.
package final class EventReader: @unchecked Sendable {
    package struct Event: Sendable, Equatable {
        package var name = ""
        package var id = ""
        package var data = ""
    }

    package let status: Int
    /// What the server asked for, in milliseconds.
    package private(set) var retry: Int?
    private let socket: BlockingSocket
    private var lines: [Substring] = []
    private var rest: Substring = ""

    /// Asks for a stream and reads the head of the answer.
    package init(port: UInt16, _ target: String, _ fields: [String: String]) throws {
        socket = try BlockingSocket(port: port)
        let head = fields.map { "\($0.key): \($0.value)\r\n" }.joined()
        try socket.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(head)\r\n")
        guard let line = try socket.line(), let status = Int(line.dropFirst(9).prefix(3)) else {
            throw BlockingSocket.Failure(description: "no status line")
        }
        self.status = status
        while let line = try socket.line(), !line.isEmpty {}
    }

    /// The next event; nil when the stream has ended as a whole body does. Throws when the stream has said three times since the last
    /// one that there is none.
    package func next() throws -> Event? {
        var event = Event()
        var comments = 0
        while let line = try line() {
            let parts = line.split(separator: ": ", maxSplits: 1)
            switch (parts.first, parts.last) {
            case ("event", let value?): event.name = String(value)
            case ("id", let value?): event.id = String(value)
            case ("data", let value?): event.data += String(value)
            case ("retry", let value?): retry = Int(value)
            default:
                if !event.data.isEmpty { return event }
                if line.hasPrefix(":") { comments += 1 }
                guard comments < 3 else { throw BlockingSocket.Failure(description: "no event comes") }
            }
        }
        return nil
    }

    /// The next line of the stream, an empty one too.
    private func line() throws -> Substring? {
        while lines.isEmpty {
            guard let size = try socket.line().flatMap({ Int($0, radix: 16) }) else {
                throw BlockingSocket.Failure(description: "the stream broke off")
            }
            let piece = String(decoding: try socket.bytes(size), as: UTF8.self)
            _ = try socket.line()
            guard size > 0 else { return nil }
            lines = (rest + piece).split(separator: "\n", omittingEmptySubsequences: false)
            rest = lines.popLast() ?? ""
        }
        return lines.removeFirst()
    }
}
