import Inbox
import SMTP
import Storage

extension IntakeEvent {
    /// An event that has just happened to a recipient.
    ///
    /// - Parameters:
    ///   - name: the recipient's, as our mailboxes are called.
    ///   - mailbox: the recipient as the client named it.
    ///   - reply: what the client is told; nil if nothing.
    ///   - figures: what it adds to the day's, if that is not what its verdict says.
    init(
        _ verdict: IntakeVerdict, _ envelope: Envelope, to name: RecipientName, _ mailbox: SMTP.Mailbox,
        _ reply: Reply?, _ reason: String, message: MessageID? = nil, figures: IntakeFigures? = nil
    ) {
        let now = Timestamp.now()
        let code = reply.map { reply in
            "\(reply.code.rawValue)" + (reply.status.map { " \($0)" } ?? "")
        }
        self.init(
            id: .unlinked(now: now), at: now, verdict: verdict, domain: name.domain.text,
            address: name.address?.description ?? mailbox.description.lowercased().bounded,
            envelopeFrom: envelope.reversePath.description.bounded, clientAddress: envelope.client.address,
            helo: envelope.client.name.bounded, tls: envelope.client.tls, code: code ?? "", reason: reason,
            message: message, figures: figures)
    }
}

extension IntakeVerdict {
    /// What a reply that refuses says: not now, or not ever.
    init(refusal reply: Reply) {
        self = reply.code.rawValue < 500 ? .deferred : .refused
    }
}

extension String {
    /// Strangers choose these texts, and the trail keeps many.
    fileprivate var bounded: String {
        guard utf8.count > 320 else { return self }
        return String(decoding: utf8.prefix(320), as: UTF8.self)
    }
}
