import Inbox
import SMTP
import Storage

/// What became of a mail for one mailbox.
struct Fate {
    private let result: Result<DeliveryResult, BatchFailure>
    /// The stored mail, this one or the same that came before.
    let message: MessageID?
    /// Whether the mail has a code.
    private let hasCode: Bool

    /// - Parameters:
    ///   - id: the mail's own.
    ///   - hasCode: whether it has a code.
    init(_ result: Result<DeliveryResult, BatchFailure>, id: MessageID? = nil, hasCode: Bool = false) {
        self.result = result
        self.hasCode = hasCode
        message =
            switch result {
            case .success(.stored): id
            case .success(.duplicate(let first)): first
            default: nil
            }
    }

    /// Whether its readers have not seen it yet.
    var isNew: Bool { if case .success(.stored) = result { true } else { false } }

    /// Whether the database could not do it just then.
    var isFailure: Bool { if case .failure = result { true } else { false } }

    var outcome: Outcome {
        if let message { return .stored(id: message.description) }
        return switch result {
        case .success(.full): .full
        case .failure(.refused): .refused
        case .failure, .success(.held): .unavailable
        case .success: .gone
        }
    }

    var verdict: IntakeVerdict {
        guard message != nil else { return IntakeVerdict(refusal: outcome.reply) }
        return isNew ? .accepted : .duplicate
    }

    /// What it adds to the day's figures.
    var figures: IntakeFigures { IntakeFigures(verdict, hasCode: hasCode) }

    var reason: String {
        switch result {
        case .success(let result): result.reason
        case .failure(let failure): failure.reason
        }
    }
}
