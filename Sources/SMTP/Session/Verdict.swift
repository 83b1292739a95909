/// What becomes of a recipient.
package enum Verdict<Ticket: Sendable>: Sendable {
    /// Mail for it is taken; the ticket comes back with the transaction.
    case accepted(Ticket)
    case refused(RecipientRefusal)
}

/// Why a recipient is refused.
package enum RecipientRefusal: Error, Hashable {
    /// The domain is not served here, or not now.
    case unknownDomain
    case unknownMailbox
    /// The mailbox is there but takes no mail: it has expired, is disabled, or its owner is not served.
    case disabled
    /// There is no room for more mail; later there may be.
    case full
    /// Nobody can tell now.
    case unavailable
}

/// What became of a mail for one recipient.
package enum Outcome: Hashable, Sendable {
    /// It is stored for good, under this id.
    case stored(id: String)
    /// It is not stored, or nobody knows whether it is: the client must send it again.
    case unavailable
    /// There is no room for it.
    case full
    /// The mailbox does not take mail any more.
    case gone
    /// It can never be stored.
    case refused
}

extension RecipientRefusal {
    /// What the client is told.
    package var reply: Reply {
        switch self {
        case .unknownDomain:
            Reply(.mailboxUnavailable, .badDestinationSystem, "Mail for this domain is not accepted here")
        case .unknownMailbox: Reply(.mailboxUnavailable, .badDestinationMailbox, "No such mailbox")
        case .disabled: Reply(.mailboxUnavailable, .mailboxDisabled, "The mailbox takes no mail")
        case .full: Reply(.insufficientStorage, .mailboxFull, "The mailbox is full, try again later")
        case .unavailable: Reply(.localError, .systemTrouble, "Cannot look up the mailbox, try again later")
        }
    }
}

extension Outcome {
    /// What stands for all recipients where there is one reply (RFC 5321 §4.1.1.4). One that may be stored later has the
    /// client send the mail again, so that 250 never hides a loss; who has it by then does not get it twice.
    init(all outcomes: [Outcome]) {
        self =
            outcomes.first { $0 == .unavailable } ?? outcomes.first { $0 == .full }
            ?? outcomes.first(where: \.isStored) ?? outcomes.first ?? .unavailable
    }

    private var isStored: Bool { if case .stored = self { true } else { false } }

    /// What the client is told.
    package var reply: Reply {
        switch self {
        case .stored(let id): .stored(id)
        case .unavailable: Reply(.localError, .systemTrouble, "Cannot store the mail, try again later")
        case .full: Reply(.insufficientStorage, .mailboxFull, "The mailbox is full, try again later")
        case .gone:
            Reply(.mailboxUnavailable, .mailboxDisabled, "The mailbox takes no mail any more")
        case .refused: Reply(.transactionFailed, .malformedContent, "The message cannot be stored")
        }
    }
}

extension Loss {
    /// What the client is told, if it hears of it: one that resets or leaves gets what it asked for.
    package var reply: Reply? {
        switch self {
        case .tooBig: .tooBig
        case .lineTooLong: .textLineTooLong
        case .bareLineEnd: .bareLineEndInData
        case .noRoom: .noRoom
        case .timedOut: .timedOut
        case .shuttingDown: .shuttingDown
        case .reset, .quit, .misconduct, .connectionLost: nil
        }
    }
}
