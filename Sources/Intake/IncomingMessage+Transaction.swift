import Inbox
import SMTP
import Storage

extension IncomingMessage {
    /// The mail of `transaction` as one of its mailboxes gets it.
    init(
        _ transaction: Transaction<Intake.Ticket>, _ mail: ReadableMail, digest: [UInt8],
        for ticket: Intake.Ticket
    ) {
        let now = Timestamp.now()
        let id = MessageID.new(now: now)
        let trace = TraceField(
            transaction.envelope.client, by: transaction.host, id: id.description, at: now.milliseconds / 1000
        )
        self.init(
            id: id, owner: ticket.owner, mailbox: ticket.mailbox, arrivedAt: now,
            envelopeFrom: transaction.envelope.reversePath.description, fromAddress: mail.fromAddress,
            fromName: mail.fromName, subject: mail.subject, bodyText: mail.bodyText, bodyHTML: mail.bodyHTML,
            otp: mail.otp, codes: mail.codes, links: mail.links, attachments: mail.attachments,
            notes: mail.notes,
            clientAddress: transaction.envelope.client.address, helo: transaction.envelope.client.name,
            tls: transaction.envelope.client.tls, raw: trace.followed(by: transaction.source), digest: digest)
    }
}

extension Transaction where Ticket == Intake.Ticket {
    /// A mailbox that was named twice, by an alias with a tag for one, gets the mail once.
    var distinctTickets: [Intake.Ticket] {
        var seen: Set<MailboxID> = []
        return recipients.map(\.ticket).filter { seen.insert($0.mailbox).inserted }
    }

    /// How many copies one commit takes: all, unless a large mail to many would fill the memory.
    var mailboxesPerCommit: Int { max(1, (32 << 20) / max(1, source.count)) }
}
