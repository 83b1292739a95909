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
        /// The recipient's name, which may have a tag that the mailbox's has not.
        let name: RecipientName
        /// Where its readers wait.
        let place: Arrivals.Place?
    }

    /// From this size on a mail is taken apart on a thread of its own, so that the sessions beside it do not wait.
    private static let largeMail = 256 * 1024

    /// Each lane is touched on its own loop only.
    private let lanes: [ObjectIdentifier: (recipients: RecipientQueue, mails: MailQueue)]
    private let arrivals: Arrivals
    private let trail = IntakeTrail()
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

    /// Writes down what the owners may know of their mail. One for all lanes, run until the last session has ended.
    package func trailWriter(to database: Database) -> TrailWriter {
        TrailWriter(trail, database, metrics: metrics, logger: logger)
    }

    // MARK: Receiver

    package func resolve(
        _ mailbox: SMTP.Mailbox, in envelope: Envelope, on loop: EventLoop
    ) async -> Verdict<Ticket> {
        guard let lane = lanes[ObjectIdentifier(loop)] else { return .refused(.unavailable) }
        guard let name = RecipientName(mailbox) else { return .refused(.unknownDomain) }
        switch await lane.recipients.run(name) {
        case .success(.accepted(let owner, let mailbox, let address)):
            let place = EmailAddress(address).map { Arrivals.Place(owner: owner, address: $0) }
            return .accepted(Ticket(owner: owner, mailbox: mailbox, name: name, place: place))
        case .success(.refused(let refusal, let owner)):
            let told = RecipientRefusal(refusal)
            if let owner {
                trail.note(
                    IntakeEvent(
                        IntakeVerdict(refusal: told.reply), envelope, to: name, mailbox, told.reply,
                        refusal.reason),
                    for: owner)
            }
            return .refused(told)
        case .failure: return .refused(.unavailable)
        }
    }

    package func deliver(_ transaction: Transaction<Ticket>, on loop: EventLoop) async -> [Outcome] {
        let fates = await store(transaction, on: loop)
        return transaction.recipients.map { recipient in
            let fate = fates[recipient.ticket.mailbox] ?? Fate(.failure(.unavailable))
            let event = IntakeEvent(
                fate.verdict, transaction.envelope, to: recipient.ticket.name, recipient.mailbox,
                fate.outcome.reply, fate.reason, message: fate.message)
            trail.note(event, for: recipient.ticket.owner)
            return fate.outcome
        }
    }

    package func abandoned(
        _ envelope: Envelope, _ recipients: [Transaction<Ticket>.Recipient], because loss: Loss,
        on loop: EventLoop
    ) {
        let verdict = loss.reply.map { IntakeVerdict(refusal: $0) } ?? .lost
        for recipient in recipients {
            let event = IntakeEvent(
                verdict, envelope, to: recipient.ticket.name, recipient.mailbox, loss.reply, loss.reason)
            trail.note(event, for: recipient.ticket.owner)
        }
    }

    // MARK: Storing

    /// What becomes of a mail for each of its mailboxes; one that is not named could not be tried.
    private func store(
        _ transaction: Transaction<Ticket>, on loop: EventLoop
    ) async -> [MailboxID: Fate] {
        guard let lane = lanes[ObjectIdentifier(loop)], let mail = await read(transaction) else { return [:] }
        let tickets = transaction.distinctTickets
        var fates: [Fate] = []
        while fates.count < tickets.count {
            let copies = Copies(
                transaction: transaction, mail: mail.content, digest: mail.digest,
                tickets: tickets.dropFirst(fates.count).prefix(transaction.mailboxesPerCommit))
            switch await lane.mails.run(copies, size: copies.size) {
            case .success(let answers):
                guard answers.count == copies.tickets.count else { return [:] }
                fates += answers.map { Fate(.success($0.result), id: $0.id) }
            case .failure(let failure):
                // The rest fares no better just now.
                fates += tickets.dropFirst(fates.count).map { _ in Fate(.failure(failure)) }
            }
        }
        announce(mail.content, zip(tickets, fates).filter(\.1.isNew).map(\.0))
        return Dictionary(zip(tickets.map(\.mailbox), fates)) { first, _ in first }
    }

    /// Nil if there is no thread to read a large mail on.
    private func read(_ transaction: Transaction<Ticket>) async -> (content: ReadableMail, digest: [UInt8])? {
        let start = MonotonicTime.now()
        defer { metrics.reading.observe(MonotonicTime.now().since(start)) }
        guard transaction.source.count > Self.largeMail else { return transaction.read() }
        return try? await readers.run { transaction.read() }
    }

    /// Tells of a mail that is new to `tickets`.
    private func announce(_ mail: ReadableMail, _ tickets: [Ticket]) {
        guard !tickets.isEmpty else { return }
        let owners = Set(tickets.map(\.owner))
        arrivals.announce(tickets.compactMap(\.place) + owners.map { Arrivals.Place(owner: $0) })
        metrics.mails[mail.otp == nil ? .none : .code].increment()
    }
}

extension Transaction {
    fileprivate func read() -> (content: ReadableMail, digest: [UInt8]) {
        (ReadableMail(source: source, envelopeFrom: envelope.reversePath.description), digest)
    }
}
