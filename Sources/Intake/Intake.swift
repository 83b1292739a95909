import Inbox
package import Networking
package import SMTP
package import Storage
package import Telemetry

/// Takes mail in: asks whether a mailbox wants it, takes it apart, looks for its code, stores it, wakes who waits for it.
package final class Intake: Receiver, @unchecked Sendable {
    /// A mailbox that takes mail, as the door resolved it.
    package struct Ticket: Sendable {
        let owner: OwnerID
        let mailbox: MailboxID
        /// Where its readers wait.
        let place: Arrivals.Place?
    }

    /// From this size on a mail is taken apart on a thread of its own, so that the sessions beside it do not wait.
    private static let largeMail = 256 * 1024

    /// Each lane is touched on its own loop only.
    private let lanes: [ObjectIdentifier: (recipients: RecipientQueue, mails: MailQueue)]
    private let arrivals: Arrivals
    private let readers: BlockingPool
    private let metrics: IntakeMetrics
    private let logger: Logger

    /// - Parameters:
    ///   - lanes: one for each loop that receives mail.
    ///   - readers: where large mails are taken apart.
    package init(
        _ lanes: [IntakeLane], arrivals: Arrivals, readers: BlockingPool, metrics: IntakeMetrics,
        logger: Logger
    ) {
        self.arrivals = arrivals
        self.readers = readers
        self.metrics = metrics
        self.logger = logger
        self.lanes = Dictionary(
            lanes.map {
                (ObjectIdentifier($0.loop), ($0.recipientQueue(logger), $0.mailQueue(metrics, logger)))
            },
            uniquingKeysWith: { first, _ in first })
    }

    // MARK: Receiver

    package func resolve(
        _ mailbox: SMTP.Mailbox, in envelope: Envelope, on loop: EventLoop
    ) async -> Verdict<Ticket> {
        guard let lane = lanes[ObjectIdentifier(loop)] else { return .refused(.unavailable) }
        do throws(RecipientRefusal) {
            switch await lane.recipients.run(try mailbox.recipientName()) {
            case .success(let recipient): return Verdict(recipient)
            case .failure: return .refused(.unavailable)
            }
        } catch {
            return .refused(error)
        }
    }

    package func deliver(_ transaction: Transaction<Ticket>, on loop: EventLoop) async -> [Outcome] {
        guard let lane = lanes[ObjectIdentifier(loop)], let mail = await read(transaction) else {
            return transaction.outcome(.unavailable)
        }
        let tickets = transaction.distinctTickets
        var outcomes: [MailboxID: Outcome] = [:]
        var results: [DeliveryResult] = []
        while results.count < tickets.count {
            // Each has a trace field, and so bytes, of its own: no more of them are made than one commit takes.
            let messages = tickets.dropFirst(results.count).prefix(transaction.mailboxesPerCommit).map {
                IncomingMessage(transaction, mail.content, digest: mail.digest, for: $0)
            }
            switch await lane.mails.run(messages, size: transaction.source.count * messages.count) {
            case .success(let more):
                results += more
                for (message, result) in zip(messages, more) {
                    outcomes[message.mailbox] = Outcome(result, id: message.id)
                }
            case .failure(.refused): return transaction.outcome(.refused)
            case .failure: return transaction.outcome(.unavailable)
            }
        }
        announce(mail.content, tickets, results)
        return transaction.recipients.map { outcomes[$0.ticket.mailbox] ?? .unavailable }
    }

    package func abandoned(
        _ envelope: Envelope, _ recipients: [Transaction<Ticket>.Recipient], because loss: Loss,
        on loop: EventLoop
    ) {}

    /// Nil if there is no thread to read a large mail on.
    private func read(_ transaction: Transaction<Ticket>) async -> (content: ReadableMail, digest: [UInt8])? {
        let start = MonotonicTime.now()
        defer { metrics.reading.observe(MonotonicTime.now().since(start)) }
        guard transaction.source.count > Self.largeMail else { return transaction.read() }
        return try? await readers.run { transaction.read() }
    }

    private func announce(_ mail: ReadableMail, _ tickets: [Ticket], _ results: [DeliveryResult]) {
        let stored = zip(tickets, results).filter { _, result in
            if case .stored = result { true } else { false }
        }
        guard !stored.isEmpty else { return }
        arrivals.announce(stored.compactMap(\.0.place))
        metrics.mails[mail.otp == nil ? .none : .code].increment()
    }
}

extension Outcome {
    fileprivate init(_ result: DeliveryResult, id: MessageID) {
        switch result {
        case .stored: self = .stored(id: id.description)
        case .duplicate(let first): self = .stored(id: first.description)
        case .full: self = .full
        case .gone: self = .gone
        }
    }
}

extension Transaction {
    fileprivate func read() -> (content: ReadableMail, digest: [UInt8]) {
        (ReadableMail(source: source, envelopeFrom: envelope.reversePath.description), digest)
    }

    /// The same for each recipient.
    fileprivate func outcome(_ outcome: Outcome) -> [Outcome] { recipients.map { _ in outcome } }
}
