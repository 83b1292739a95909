/// Turns an answer into octets (RFC 9112 section 4).
struct ResponseEncoder {
    /// What the request decides about the form of its answer.
    struct Form {
        /// `HEAD`: all fields of the `GET`, no content.
        var omitsContent = false
        var closes = false
        /// HTTP/1.0 knows no chunked coding: a body of events ends with the connection.
        var isHTTP10 = false
    }

    /// Appends status line, fields and, unless it is one of events, the body.
    ///
    /// - Parameter date: in the form of RFC 9110 section 5.6.7.
    static func append(
        _ response: Response, form: Form, requestID: RequestID, date: [UInt8], to octets: inout [UInt8]
    ) {
        let content = response.bytes
        octets.reserveCapacity(octets.count + response.fields.octets.count + content.count + 192)
        octets.append("HTTP/1.1 ")
        octets.append(decimal: response.status.code)
        octets.append(Octet.space)
        octets.append(response.status.reason)
        octets.append("\r\nDate: ")
        octets.append(contentsOf: date)
        octets.append("\r\nX-Request-Id: ")
        requestID.append(to: &octets)
        octets.append("\r\n")
        octets.append(contentsOf: response.fields.octets)
        if case .events = response.body {
            if !form.isHTTP10 { octets.append("Transfer-Encoding: chunked\r\n") }
        } else if !response.status.forbidsContent {
            octets.append("Content-Length: ")
            octets.append(decimal: content.count)
            octets.append("\r\n")
        }
        if form.closes { octets.append("Connection: close\r\n") }
        octets.append("\r\n")
        if !form.omitsContent, !response.status.forbidsContent { octets.append(contentsOf: content) }
    }

    /// Appends one chunk (RFC 9112 section 7.1). An empty piece is left out: it would end the body.
    static func appendChunk(_ piece: [UInt8], to octets: inout [UInt8]) {
        guard !piece.isEmpty else { return }
        let digits = String(piece.count, radix: 16)
        octets.append(contentsOf: digits.utf8)
        octets.append("\r\n")
        octets.append(contentsOf: piece)
        octets.append("\r\n")
    }

    static let lastChunk: StaticString = "0\r\n\r\n"
    static let continueAnswer: StaticString = "HTTP/1.1 100 Continue\r\n\r\n"
}
