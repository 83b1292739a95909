package import Networking

/// Who decides on recipients and stores mail. Called on the loop of the session that asks.
package protocol Receiver: Sendable {
    /// What an accepted recipient is remembered by until the mail is there.
    associatedtype Ticket: Sendable

    /// Whether mail for `mailbox` is taken now.
    func resolve(_ mailbox: Mailbox, on loop: EventLoop) async -> Verdict<Ticket>

    /// Stores a mail. The client is told `250` as soon as this returns `.stored`, so it must be safe by then.
    func deliver(_ transaction: Transaction<Ticket>, on loop: EventLoop) async -> Outcome
}
