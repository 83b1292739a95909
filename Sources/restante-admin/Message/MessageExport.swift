import CommandLineKit
import Glibc
import Inbox
import Storage

extension Command {
    static let messageExport = onDatabase(
        "export", "Print all mails of a mailbox as an mbox, newest first",
        discussion:
            "The form is mboxrd (RFC 4155 names its default; here each line of a mail that begins with 'From ' behind any number of '>' gets "
            + "another '>'), with the line ends as they came. It may hold control sequences: send it to a file.",
        arguments: [Argument.mailbox], options: [Option.owner]
    ) { invocation, session in
        let owned = try session.mailbox(
            try invocation.required(.mailbox), of: try session.owner(invocation))
        var cursor: Cursor?
        repeat {
            // The earliest moment of all: the operator may look into an expired mailbox too.
            let page = try session.database.run(
                Messages.list(
                    owned.owner, .id(owned.mailbox.id), limit: 200, cursor: cursor, bodies: [], now: .earliest
                ))
            for message in page?.messages ?? [] {
                // One that is deleted meanwhile is left out.
                let source = try session.found {
                    try session.database.run(
                        Messages.source(owned.owner, owned.mailbox.id, message.id, now: .earliest))
                }
                guard let source else { continue }
                try invocation.console.print(
                    mboxrd(source, from: message.envelopeFrom, at: message.receivedAt))
            }
            cursor = page?.next
        } while cursor != nil
    }
}

/// One mail in an mbox: its separator line, the mail with its `From ` lines quoted, and an empty line.
private func mboxrd(_ source: [UInt8], from sender: String, at time: Timestamp) -> [UInt8] {
    let name = sender.isEmpty || sender.contains(where: \.isWhitespace) ? "MAILER-DAEMON" : sender
    var octets = Array("From \(name) \(asctime(time))\n".utf8)
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
