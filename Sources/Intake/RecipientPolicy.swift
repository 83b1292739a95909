import Inbox
import SMTP
import Storage

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

extension RecipientName {
    /// The recipient as our mailboxes are called; nil if its domain can be none of ours.
    init?(_ mailbox: SMTP.Mailbox) {
        guard case .name(let name) = mailbox.domain, let domain = DomainName(name) else { return nil }
        self.init(
            domain: domain, address: LocalPart(mailbox.localPart).flatMap { EmailAddress($0, at: domain) })
    }
}
