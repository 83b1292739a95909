/// Writes server-sent events as octets (WHATWG HTML section 9.2.5).
package struct EventWriter {
    /// A line that means nothing: it shows proxies and clients that the connection lives.
    static let comment = Array(":\n\n".utf8)

    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Says after how many milliseconds a client whose connection broke shall come back.
    mutating func retry(_ milliseconds: Int) {
        bytes.append("retry: ")
        bytes.append(decimal: milliseconds)
        bytes.append("\n\n")
    }

    /// Writes one event.
    ///
    /// - Parameters:
    ///   - id: what the client sends as `Last-Event-ID` when it comes back. Without a line end or NUL.
    ///   - data: UTF-8. Its line ends arrive as LF, whichever they are.
    package mutating func event(_ name: StaticString, id: String, data: some Sequence<UInt8>) {
        bytes.append("event: ")
        bytes.append(name)
        bytes.append("\nid: ")
        for octet in id.utf8 { bytes.append(octet.isFieldOctet ? octet : Octet.space) }
        bytes.append("\ndata: ")
        var isBehindCarriageReturn = false
        for octet in data {
            switch octet {
            case Octet.lineFeed where isBehindCarriageReturn: break
            // Or the text could begin an event of its own.
            case Octet.lineFeed, Octet.carriageReturn: bytes.append("\ndata: ")
            default: bytes.append(octet)
            }
            isBehindCarriageReturn = octet == Octet.carriageReturn
        }
        bytes.append("\n\n")
    }
}
