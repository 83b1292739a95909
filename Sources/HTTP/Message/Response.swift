/// One answer.
package struct Response: Sendable {
    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// Not known yet: the whole answer is what this one finds, status and fields too.
        case later(Later)
        /// Sent event by event while the connection is open, in the chunked coding.
        case events(EventStream)
    }

    package var status: Status
    /// What the handler adds. Date, Content-Length, Connection and X-Request-Id are the server's to write.
    package var fields: HeaderFields
    package var body: Body

    package init(_ status: Status, fields: HeaderFields = HeaderFields(), body: Body = .none) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// An answer with a body of one type.
    package init(_ status: Status, type: StaticString, _ bytes: [UInt8]) {
        self.init(status, body: .bytes(bytes))
        fields.append("Content-Type", type.description)
    }

    /// An answer in text.
    package init(_ status: Status, text: String, type: String = "text/plain; charset=utf-8") {
        self.init(status, body: .bytes(Array(text.utf8)))
        fields.append("Content-Type", type)
    }

    /// An answer that its connection waits for without a task.
    package init(_ later: Later) { self.init(.ok, body: .later(later)) }

    /// An answer in JSON, given as its octets.
    package static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
        Response(status, type: "application/json", bytes)
    }

    /// The octets of a body that is not streamed.
    package var bytes: [UInt8] { if case .bytes(let bytes) = body { bytes } else { [] } }
}
