import SMTP
import Storage

// What the owner is told. The client's reply may say less.

extension Recipient.Refusal {
    var reason: String {
        switch self {
        case .unknownDomain: "unknown domain"
        case .domainDisabled: "domain disabled"
        case .unknownMailbox: "no such mailbox"
        case .mailboxDisabled: "mailbox disabled"
        case .mailboxExpired: "mailbox expired"
        case .ownerSuspended: "owner suspended"
        case .ownerExpired: "owner expired"
        case .overQuota: "over quota"
        }
    }
}

extension DeliveryResult {
    var reason: String {
        switch self {
        case .stored: "stored"
        case .duplicate: "the same mail was stored before"
        case .full: "over quota"
        case .held: "the mail could not be stored just then"
        case .gone: "the mailbox or its owner went out of service before the mail was complete"
        }
    }
}

extension BatchFailure {
    var reason: String {
        switch self {
        case .refused: "the mail could not be stored"
        case .conflict, .unavailable: "the mail could not be stored just then"
        }
    }
}

extension Loss {
    var reason: String {
        switch self {
        case .tooBig: "the mail was too big"
        case .lineTooLong: "a line of the mail was too long"
        case .bareLineEnd: "bare CR or LF in the mail"
        case .noRoom: "too much mail came in at once"
        case .reset: "the client began anew instead of sending the mail"
        case .quit: "the client left instead of sending the mail"
        case .misconduct: "the client was cut off for its errors before it sent the mail"
        case .timedOut: "the client was silent or too slow"
        case .connectionLost: "the connection was lost before the mail was complete"
        case .shuttingDown: "the server was shutting down"
        }
    }
}
