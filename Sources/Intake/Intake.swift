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

    package func resolve(_ mailbox: SMTP.Mailbox, on loop: EventLoop) async -> Verdict<Ticket> {
        guard let lane = lanes[ObjectIdentifier(loop)] else { return .refused(.unavailable) }
        do throws(RecipientRefusal) {
            switch await lane.recipients.run(try mailbox.emailAddress()) {
            case .success(let recipient): return Verdict(recipient)
            case .failure: return .refused(.unavailable)
            }
        } catch {
            return .refused(error)
        }
    }

    package func deliver(_ transaction: Transaction<Ticket>, on loop: EventLoop) async -> Outcome {
        guard let lane = lanes[ObjectIdentifier(loop)], let mail = await read(transaction) else {
            return .unavailable
        }
        let tickets = transaction.distinctTickets
        let messages = tickets.map { IncomingMessage(transaction, mail, for: $0) }
        var results: [DeliveryResult] = []
        while results.count < messages.count {
            let next = messages.dropFirst(results.count).prefix(transaction.mailboxesPerCommit)
            switch await lane.mails.run(Array(next), size: transaction.source.count * next.count) {
            case .success(let more): results += more
            case .failure(.refused): return .refused
            case .failure: return .unavailable
            }
        }
        return finish(messages, mail, tickets, results)
    }

    /// Nil if there is no thread to read a large mail on.
    private func read(_ transaction: Transaction<Ticket>) async -> ReadableMail? {
        let (source, from) = (transaction.source, transaction.reversePath.description)
        let start = MonotonicTime.now()
        defer { metrics.reading.observe(MonotonicTime.now().since(start)) }
        guard source.count > Self.largeMail else { return ReadableMail(source: source, envelopeFrom: from) }
        return try? await readers.run { ReadableMail(source: source, envelopeFrom: from) }
    }

    private func finish(
        _ messages: [IncomingMessage], _ mail: ReadableMail, _ tickets: [Ticket], _ results: [DeliveryResult]
    ) -> Outcome {
        var stored: MessageID?
        var places: [Arrivals.Place] = []
        for (index, result) in results.enumerated() {
            guard case .stored = result else { continue }
            stored = stored ?? messages[index].id
            if let place = tickets[index].place { places.append(place) }
        }
        guard let stored else { return .recipientsGone }
        arrivals.announce(places)
        metrics.mails[mail.otp == nil ? .none : .code].increment()
        return .stored(id: stored.description)
    }
}
