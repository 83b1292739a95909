import Glibc
import Inbox
import Storage

/// One mail in an mbox: its separator line, the mail with its `From ` lines quoted, and an empty line.
func mboxrd(_ source: [UInt8], of message: Message) -> [UInt8] {
    let sender = message.envelopeFrom
    let name = sender.isEmpty || sender.contains(where: \.isWhitespace) ? "MAILER-DAEMON" : sender
    var octets = Array("From \(name) \(asctime(message.receivedAt))\n".utf8)
    octets.reserveCapacity(octets.count + source.count + 64)
    for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        if line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: "From ".utf8) {
            octets.append(UInt8(ascii: ">"))
        }
        octets += line
        octets.append(UInt8(ascii: "\n"))
    }
    // The split has given an end to a last line that had one.
    if source.last != UInt8(ascii: "\n") { octets.append(UInt8(ascii: "\n")) }
    return octets
}

/// `Tue Nov 14 22:13:20 2023`, in UTC (RFC 4155).
private func asctime(_ time: Timestamp) -> String {
    var seconds = time_t(time.milliseconds / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
        let count = strftime(buffer.baseAddress, buffer.count, "%a %b %e %H:%M:%S %Y", &parts)
        return buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }
    return String(decoding: text, as: UTF8.self)
}
