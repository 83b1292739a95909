package import Networking

/// Who decides on recipients and stores mail. Called on the loop of the session that asks.
package protocol Receiver: Sendable {
    /// What an accepted recipient is remembered by until the mail is there.
    associatedtype Ticket: Sendable

    /// Whether mail from `envelope` for `mailbox` is taken now.
    func resolve(_ mailbox: Mailbox, in envelope: Envelope, on loop: EventLoop) async -> Verdict<Ticket>

    /// Stores a mail. The client is told `250` as soon as this returns `.stored`, so it must be safe by then.
    ///
    /// - Returns: what became of it for each recipient, in their order.
    func deliver(_ transaction: Transaction<Ticket>, on loop: EventLoop) async -> [Outcome]

    /// Hears that recipients which were accepted get nothing. Nobody waits for it.
    func abandoned(
        _ envelope: Envelope, _ recipients: [Transaction<Ticket>.Recipient], because loss: Loss,
        on loop: EventLoop)
}
