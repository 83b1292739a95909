import Inbox
import Postgres

/// The mails of one tenant that are stored together, as the arrays that one statement takes.
struct OwnerBatch {
    struct MailboxPart {
        let id: MailboxID
        var messages: [MessageID] = []
        var bytes = 0
        /// The first moment at which the last of the mails can be received when no two share one.
        var latest = Timestamp(milliseconds: .min)
    }

    let owner: OwnerID
    /// In the order of their ids.
    private(set) var mailboxes: [MailboxPart] = []
    private let messages: [IncomingMessage]
    private var places: [Int] = []

    /// - Parameter messages: all of `owner`; those of a mailbox are received in this order.
    init(_ owner: OwnerID, _ messages: [IncomingMessage]) {
        self.owner = owner
        self.messages = messages
        var parts: [MailboxID: MailboxPart] = [:]
        for message in messages {
            var part = parts[message.mailbox] ?? MailboxPart(id: message.mailbox)
            part.messages.append(message.id)
            part.bytes += message.raw.count
            part.latest = max(message.arrivedAt, part.latest.adding(milliseconds: 1))
            places.append(part.messages.count)
            parts[message.mailbox] = part
        }
        mailboxes = parts.values.sorted { $0.id < $1.id }
    }

    /// The mails of one mailbox in their order.
    func messages(in mailbox: MailboxID) -> [MessageID] {
        mailboxes.first { $0.id == mailbox }?.messages ?? []
    }

    var mailboxIDs: Parameter { .uuids(mailboxes.map(\.id.uuid)) }

    /// `$1…$23` of the statement that stores them.
    var parameters: [Parameter] {
        [
            owner.parameter, mailboxIDs, .int8Array(mailboxes.map { Int64($0.messages.count) }),
            .int8Array(mailboxes.map { Int64($0.bytes) }), .int8Array(mailboxes.map(\.latest.milliseconds)),
            .uuids(messages.map(\.id.uuid)), .uuids(messages.map(\.mailbox.uuid)),
            .int8Array(places.map(Int64.init)),
            .int8Array(messages.map { Int64($0.raw.count) }), texts(\.otp), texts(\.envelopeFrom),
            texts(\.fromAddress),
            texts(\.fromName), texts(\.subject), texts(\.bodyText), texts(\.bodyHTML), texts(\.codes),
            texts(\.links),
            texts(\.attachments), texts(\.clientAddress), texts(\.helo), texts(\.tls),
            .byteaArray(messages.map(\.raw)),
        ]
    }

    private func texts(_ field: KeyPath<IncomingMessage, String>) -> Parameter {
        .textArray(messages.map { $0[keyPath: field].storable })
    }

    private func texts(_ field: KeyPath<IncomingMessage, String?>) -> Parameter {
        .textArray(messages.map { $0[keyPath: field].storable })
    }
}
