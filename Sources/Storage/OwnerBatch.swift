import Inbox
import Postgres

/// The mails of one tenant that are stored together, as the arrays that one statement takes.
struct OwnerBatch {
    /// Mails that are the same to a mailbox.
    private struct Identity: Hashable {
        let mailbox: MailboxID
        let digest: [UInt8]
    }

    let owner: OwnerID
    /// What is offered: of mails that are the same, the first.
    private var messages: [IncomingMessage] = []
    /// The others, each with the first.
    private var repeated: [(id: MessageID, first: MessageID)] = []

    /// - Parameter messages: all of `owner`; those of a mailbox are received in this order.
    init(_ owner: OwnerID, _ messages: [IncomingMessage]) {
        self.owner = owner
        var firsts: [Identity: MessageID] = [:]
        for message in messages {
            let identity = Identity(mailbox: message.mailbox, digest: message.digest)
            if let first = firsts[identity] {
                repeated.append((message.id, first))
            } else {
                firsts[identity] = message.id
                self.messages.append(message)
            }
        }
    }

    /// What became of each mail, those that were not offered too. - Parameter offered: what became of those that a mailbox could take.
    func outcomes(_ offered: [(MessageID, DeliveryResult)]) -> [MessageID: DeliveryResult] {
        var outcomes = Dictionary(offered) { $1 }
        for (id, first) in repeated {
            outcomes[id] =
                if case .stored = outcomes[first] { .duplicate(of: first) } else { outcomes[first] }
        }
        return outcomes
    }

    var mailboxIDs: Parameter { .uuids(messages.map(\.mailbox.uuid)) }

    /// `$1…$22` of the statement that stores them.
    var parameters: [Parameter] {
        [
            owner.parameter, .uuids(messages.map(\.id.uuid)), mailboxIDs,
            .byteaArray(messages.map(\.digest)), .int8Array(messages.map { Int64($0.raw.count) }),
            .int8Array(messages.map(\.arrivedAt.milliseconds)),
            .int8(Delivery.receiptAge.wholeMilliseconds), texts(\.otp), texts(\.envelopeFrom),
            texts(\.fromAddress), texts(\.fromName), texts(\.subject), texts(\.bodyText), texts(\.bodyHTML),
            texts(\.codes), texts(\.links), texts(\.attachments), texts(\.clientAddress), texts(\.helo),
            texts(\.tls), texts(\.notes), .byteaArray(messages.map(\.raw)),
        ]
    }

    private func texts(_ field: KeyPath<IncomingMessage, String>) -> Parameter {
        .textArray(messages.map { $0[keyPath: field].storable })
    }

    private func texts(_ field: KeyPath<IncomingMessage, String?>) -> Parameter {
        .textArray(messages.map { $0[keyPath: field].storable })
    }
}
