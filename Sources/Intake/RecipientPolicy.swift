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
        case .unknownDomain: self = .unknownDomain
        case .unknownMailbox: self = .unknownMailbox
        case .mailboxDisabled, .mailboxExpired, .ownerSuspended, .ownerExpired: self = .disabled
        case .overQuota: self = .full
        }
    }
}

extension SMTP.Mailbox {
    /// The address as our mailboxes are called, or why there can be none of that name.
    func emailAddress() throws(RecipientRefusal) -> EmailAddress {
        guard case .name(let name) = domain, let domainName = DomainName(name) else {
            throw .unknownDomain
        }
        guard let localPart = LocalPart(localPart), let address = EmailAddress(localPart, at: domainName)
        else {
            throw .unknownMailbox
        }
        return address
    }
}
