import OpenSSL
import SMTP

extension Transaction {
    /// By what a mail is known that is sent again because the reply to it was lost: a SHA-256 of the reverse-path, the recipients as they were
    /// named, in any order, and the octets as sent. Each part stands behind its length, so that no two envelopes read alike.
    var digest: [UInt8] {
        var text: [UInt8] = []
        let recipients = recipients.map(\.mailbox.description).sorted()
        text.append(part: Array(envelope.reversePath.description.utf8))
        for recipient in recipients { text.append(part: Array(recipient.utf8)) }
        // Stands for the message, which may be large, without a copy of it.
        text.append(part: SHA256.digest(of: source))
        return SHA256.digest(of: text)
    }
}

extension [UInt8] {
    fileprivate mutating func append(part: [UInt8]) {
        Swift.withUnsafeBytes(of: UInt64(part.count).bigEndian) { append(contentsOf: $0) }
        append(contentsOf: part)
    }
}
