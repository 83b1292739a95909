import Inbox
import SMTP
import Storage

extension Verdict where Ticket == Intake.Ticket {
    init(_ recipient: Recipient) {
        switch recipient {
        case .accepted(let owner, let mailbox, let address):
            let place = EmailAddress(address).map { Arrivals.Place(owner: owner, address: $0) }
            self = .accepted(Intake.Ticket(owner: owner, mailbox: mailbox, place: place))
        case .refused(let refusal, _): self = .refused(RecipientRefusal(refusal))
        }
    }
}

extension RecipientRefusal {
    /// What a stranger is told. Why exactly a mailbox takes no mail is its owner's affair.
    init(_ refusal: Recipient.Refusal) {
        switch refusal {
        case .unknownDomain, .domainDisabled: self = .unknownDomain
        case .unknownMailbox: self = .unknownMailbox
        case .mailboxDisabled, .mailboxExpired, .ownerSuspended, .ownerExpired: self = .disabled
        case .overQuota: self = .full
        }
    }
}

extension SMTP.Mailbox {
    /// The name as our mailboxes are called.
    func recipientName() throws(RecipientRefusal) -> RecipientName {
        guard case .name(let name) = domain, let domain = DomainName(name) else { throw .unknownDomain }
        return RecipientName(
            domain: domain, address: LocalPart(localPart).flatMap { EmailAddress($0, at: domain) })
    }
}
