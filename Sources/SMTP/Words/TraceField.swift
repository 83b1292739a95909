import Glibc

/// The `Received:` field that this server puts before a mail (RFC 5321 §4.4). It names no recipient: a mail to many, or one whose
/// alias is nobody else's affair, must not tell one reader of another.
package struct TraceField: Sendable {
    /// The field, folded, with its CRLF.
    package let bytes: [UInt8]

    /// - Parameters:
    ///   - host: this server's name.
    ///   - id: what the mail is stored under.
    ///   - second: when it arrived, since 1970.
    package init(_ client: Client, by host: String, id: String, at second: Int64) {
        var field = "Received: from \(word(client.name))"
        if !client.address.isEmpty { field += " ([\(literal(client.address))])" }
        field += "\r\n\tby \(word(host)) with \(client.with)"
        if let tls = client.tls { field += " (\(comment(tls)))" }
        field += "\r\n\tid \(word(id));\r\n\t\(dateTime(second))\r\n"
        bytes = Array(field.utf8)
    }

    /// `source` behind the field.
    package func followed(by source: [UInt8]) -> [UInt8] {
        // A first line that begins with a space would read as the field's last.
        let isContinuation = source.first == .space || source.first == UInt8(ascii: "\t")
        return bytes + (isContinuation ? Array("X-Malformed-Header:\r\n".utf8) : []) + source
    }
}

/// What the client says of itself goes into a header that others read: nothing in it may end the line, open a comment, or begin
/// another clause.
private func word(_ text: String) -> String {
    let kept = text.utf8.prefix(255).map { byte in
        byte.isASCIILetter || byte.isASCIIDigit || "-._:[]".utf8.contains(byte) ? byte : UInt8(ascii: "?")
    }
    return kept.isEmpty ? "unknown" : String(decoding: kept, as: UTF8.self)
}

private func comment(_ text: String) -> String {
    String(
        decoding: text.utf8.prefix(255).map { byte in
            byte == .space || byte.isAtomText && !byte.isBeyondASCII || byte == UInt8(ascii: ".")
                ? byte : UInt8(ascii: "?")
        }, as: UTF8.self)
}

/// The inside of an address literal (RFC 5321 §4.1.3).
private func literal(_ address: String) -> String {
    address.utf8.contains(UInt8(ascii: ":")) ? "IPv6:\(word(address))" : word(address)
}

/// `Sat, 21 Nov 2026 14:20:40 +0000` (RFC 5322 §3.3).
private func dateTime(_ second: Int64) -> String {
    var time = time_t(second)
    var parts = tm()
    gmtime_r(&time, &parts)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: CInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = days.indices.contains(Int(parts.tm_wday)) ? days[Int(parts.tm_wday)] : ""
    let month = months.indices.contains(Int(parts.tm_mon)) ? months[Int(parts.tm_mon)] : ""
    let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    return "\(day), \(parts.tm_mday) \(month) \(Int(parts.tm_year) + 1900) \(clock) +0000"
}
