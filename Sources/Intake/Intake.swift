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

    // Each is one for all loops: together they ask and store in fewer and larger batches.
    private let recipients: RecipientQueue
    private let mails: MailQueue
    /// For mails whose mailbox another transaction holds: they wait for it, and nobody else's do.
    private let heldMails: MailQueue
    private let arrivals: Arrivals
    private let trail = IntakeTrail()
    private let readers: BlockingPool
    private let metrics: IntakeMetrics
    private let logger: Logger

    /// - Parameters:
    ///   - database: answers whether mailboxes take mail.
    ///   - delivery: stores mail and waits for no mailbox; nobody else may use it.
    ///   - patientDelivery: stores what finds its mailbox held; nobody else may use it.
    ///   - readers: where large mails are taken apart.
    package init(
        _ database: Database, _ delivery: Delivery, patientDelivery: Delivery, arrivals: Arrivals,
        readers: BlockingPool, metrics: IntakeMetrics, logger: Logger
    ) {
        self.arrivals = arrivals
        self.readers = readers
        self.metrics = metrics
        self.logger = logger
        recipients = database.recipientQueue(logger)
        mails = delivery.mailQueue(metrics, logger)
        heldMails = patientDelivery.mailQueue(metrics, logger)
    }

    /// Writes down what the owners may know of their mail. One for all lanes, run until the last session has ended.
    package func trailWriter(to database: Database) -> TrailWriter {
        TrailWriter(trail, database, metrics: metrics, logger: logger)
    }

    // MARK: Receiver

    package func resolve(
        _ mailbox: SMTP.Mailbox, in envelope: Envelope, on loop: EventLoop
    ) async -> Verdict<Ticket> {
        guard let name = RecipientName(mailbox) else { return .refused(.unknownDomain) }
        switch await recipients.run(name) {
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
        let fates = await store(transaction)
        var counted: Set<MailboxID> = []
        return transaction.recipients.map { recipient in
            let fate = fates[recipient.ticket.mailbox] ?? Fate(.failure(.unavailable))
            let event = IntakeEvent(
                fate.verdict, transaction.envelope, to: recipient.ticket.name, recipient.mailbox,
                fate.outcome.reply, fate.reason, message: fate.message,
                // A mailbox that is named twice has one mail.
                figures: counted.insert(recipient.ticket.mailbox).inserted ? fate.figures : IntakeFigures())
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
    private func store(_ transaction: Transaction<Ticket>) async -> [MailboxID: Fate] {
        guard let mail = await read(transaction) else { return [:] }
        func copies(_ tickets: ArraySlice<Ticket>) -> Copies {
            Copies(transaction: transaction, mail: mail.content, digest: mail.digest, tickets: tickets)
        }
        let tickets = transaction.distinctTickets
        var fates: [MailboxID: Fate] = [:]
        var rest = tickets[...]
        while !rest.isEmpty {
            let next = rest.prefix(transaction.mailboxesPerCommit)
            rest = rest.dropFirst(next.count)
            let held = await settle(copies(next), in: mails, &fates)
            if !held.isEmpty { _ = await settle(copies(held[...]), in: heldMails, &fates) }
            if let ticket = next.last, let fate = fates[ticket.mailbox], fate.isFailure {
                // The rest fares no better just now.
                for ticket in rest { fates[ticket.mailbox] = fate }
                break
            }
        }
        announce(mail.content, tickets.filter { fates[$0.mailbox]?.isNew ?? false })
        return fates
    }

    /// Puts down the fates of `copies` that are known after one commit. - Returns: the others.
    private func settle(
        _ copies: Copies, in queue: MailQueue, _ fates: inout [MailboxID: Fate]
    ) async -> [Ticket] {
        var held: [Ticket] = []
        switch await queue.run(copies, size: copies.size) {
        case .success(let answers):
            for (ticket, answer) in zip(copies.tickets, answers) {
                if answer.result == .held {
                    held.append(ticket)
                } else {
                    fates[ticket.mailbox] = Fate(
                        .success(answer.result), id: answer.id, hasCode: copies.mail.otp != nil)
                }
            }
        case .failure(let failure):
            for ticket in copies.tickets { fates[ticket.mailbox] = Fate(.failure(failure)) }
        }
        return held
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
