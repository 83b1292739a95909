import CommandLineKit
import Inbox
import JSON
import Storage

extension JSONWriter {
    /// The members of a mail without its bodies, as the HTTP API has them.
    mutating func summary(of message: Message, to address: String) {
        member("id", message.id.description)
        member("from", message.fromAddress)
        member("from_name", message.fromName)
        member("to", address)
        member("envelope_from", message.envelopeFrom)
        member("subject", message.subject)
        member("received_at", message.receivedAt.description)
        member("otp", message.otp)
        member("size", message.size)
    }
}

extension Message {
    static let columns = [
        Column<Message>("RECEIVED") { $0.receivedAt.description },
        Column("FROM", shrinks: true) { $0.fromAddress },
        Column("SUBJECT", shrinks: true) { $0.subject }, Column("CODE") { $0.otp ?? "-" },
        Column("SIZE", alignsRight: true) { String($0.size) }, Column("ID") { $0.id.description },
    ]

    func record(to address: String) -> [(name: String, value: String)] {
        [
            ("id", id.description), ("received_at", receivedAt.description), ("from", fromAddress),
            ("from_name", fromName ?? ""), ("to", address), ("envelope_from", envelopeFrom),
            ("subject", subject),
            ("otp", otp ?? "-"), ("size", String(size)), ("notes", notes == "[]" ? "-" : notes),
        ]
    }
}
