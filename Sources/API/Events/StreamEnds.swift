import Inbox
import Storage

extension SessionToken {
    /// Where the open streams of its holder hear that their sessions may be over.
    var streams: Arrivals.Place {
        switch holder {
        case .owner: Arrivals.Place(owner: owner)
        case .buyer(let mailbox): Arrivals.Place(owner: owner, mailbox: mailbox)
        }
    }
}

extension API {
    /// Has the open event streams of who holds `token` look at once whether their sessions are still there: those whose are not end. After the
    /// commit that ends sessions.
    func endStreams(of token: SessionToken) { waiting.arrivals.announce([token.streams]) }

    /// The same for a mailbox whose owner has ended its sessions.
    func endStreams(of mailbox: MailboxID, _ owner: OwnerID) {
        waiting.arrivals.announce([Arrivals.Place(owner: owner, mailbox: mailbox)])
    }
}
