/// A blocking HTTP/1.1 client on one keep-alive connection.
package final class WebClient {
    package struct Answer: Sendable {
        package let status: Int
        /// In the order received, names in lower case.
        package let fields: [(name: String, value: String)]
        package let body: [UInt8]

        package var text: String { String(decoding: body, as: UTF8.self) }

        package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

        /// The answer without what differs from request to request: date and request id.
        package var comparable: String {
            let kept = fields.filter { $0.name != "date" && $0.name != "x-request-id" }
            return "\(status)\n" + kept.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n\n"
                + text
        }
    }

    private let port: UInt16
    private var socket: BlockingSocket?

    package init(port: UInt16) { self.port = port }

    package func get(_ target: String, _ fields: [String: String] = [:]) throws -> Answer {
        try request("GET", target, fields)
    }

    package func post(_ target: String, _ fields: [String: String] = [:], json: String) throws -> Answer {
        try request(
            "POST", target, fields.merging(["Content-Type": "application/json"]) { $1 },
            body: Array(json.utf8))
    }

    /// Sends a request and reads its answer; opens the connection again if the server has closed it.
    package func request(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: [UInt8]? = nil
    ) throws -> Answer {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
        if let body { head += "Content-Length: \(body.count)\r\n" }
        let octets = Array((head + "\r\n").utf8) + (body ?? [])
        if let socket {
            do { return try exchange(octets, method, on: socket) } catch { self.socket = nil }
        }
        let fresh = try BlockingSocket(port: port)
        socket = fresh
        return try exchange(octets, method, on: fresh)
    }

    private func exchange(_ octets: [UInt8], _ method: String, on socket: BlockingSocket) throws -> Answer {
        try socket.send(octets)
        guard let start = try socket.line(), start.hasPrefix("HTTP/1.1 "),
            let status = Int(start.dropFirst(9).prefix(3))
        else { throw BlockingSocket.Failure(description: "no status line") }
        var fields: [(name: String, value: String)] = []
        while let line = try socket.line(), !line.isEmpty {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            fields.append((line[..<colon].lowercased(), String(value)))
        }
        let value = { (name: String) in fields.first { $0.name == name }?.value }
        var body: [UInt8] = []
        if method != "HEAD", status != 204, status != 304 {
            if value("transfer-encoding") == "chunked" {
                body = try chunks(on: socket)
            } else if let length = value("content-length").flatMap({ Int($0) }) {
                body = try socket.bytes(length)
            } else {
                body = try socket.rest()
            }
        }
        if value("connection")?.lowercased() == "close" { self.socket = nil }
        return Answer(status: status, fields: fields, body: body)
    }

    private func chunks(on socket: BlockingSocket) throws -> [UInt8] {
        var body: [UInt8] = []
        while let line = try socket.line(), let size = Int(line, radix: 16) {
            body += try socket.bytes(size)
            _ = try socket.line()
            if size == 0 { return body }
        }
        throw BlockingSocket.Failure(description: "a chunk without a size")
    }
}
