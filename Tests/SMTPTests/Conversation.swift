import Networking
import SMTP
import Testing

/// A client that drives a session without a socket. Mailboxes are decided by their local part: `nobody`,
/// `expired`, `full` and `trouble` are refused, everything else at `example.org` is taken.
struct Conversation {
    private(set) var session: Session<String>
    private(set) var replies: [UInt8] = []
    private(set) var transactions: [Transaction<String>] = []
    private(set) var resolved: [Mailbox] = []
    private(set) var isClosed = false
    /// The recipients of each transaction that came to nothing, and why.
    private(set) var abandoned: [String] = []
    /// What becomes of each recipient; the last stands for all that follow.
    var outcomes = [Outcome.stored(id: "1")]

    /// A client that has no connection left.
    static let blocked = IPAddress("203.0.113.66").map(ToldClient.Attribute.known)

    /// What relays have told of their clients.
    private(set) var told: [ToldClient] = []
    private(set) var handshakes = 0

    init(
        dialect: Dialect = .smtp, extensions: Extensions = [],
        limits: SessionLimits = SessionLimits(), isCrowded: Bool = false
    ) {
        session = Session(
            host: "mx.example.org", dialect: dialect, address: "192.0.2.1", extensions: extensions,
            limits: limits)
        session.isCrowded = isCrowded
        act()
    }

    mutating func send(_ bytes: [UInt8]) {
        session.receive(bytes.span)
        act()
    }

    mutating func send(_ text: String) { send(Array(text.utf8)) }

    mutating func disconnect() {
        session.disconnected()
        act()
    }

    mutating func timeOut() {
        session.timeOut()
        act()
    }

    mutating func stop() {
        session.stop()
        act()
    }

    /// What has been said since the last call.
    mutating func takeReplies() -> String {
        defer { replies = [] }
        return String(decoding: replies, as: UTF8.self)
    }

    private mutating func act() {
        while let action = session.next() {
            switch action {
            case .reply(let bytes, _): replies += bytes
            case .resolve(let mailbox, _):
                resolved.append(mailbox)
                session.resolved(verdict(mailbox))
            case .deliver(let transaction):
                transactions.append(transaction)
                session.delivered(
                    transaction.recipients.indices.compactMap { outcomes[min($0, outcomes.count - 1)] })
            case .abandon(_, let recipients, let loss):
                abandoned.append("\(recipients.map(\.ticket)) \(loss)")
            case .startTLS:
                handshakes += 1
                session.secured("TLSv1.3 TLS_AES_256_GCM_SHA384")
            case .adopt(let client):
                told.append(client)
                session.adopted(client, isAdmitted: client.address != Conversation.blocked)
            case .close: isClosed = true
            }
        }
    }

    private func verdict(_ mailbox: Mailbox) -> Verdict<String> {
        guard case .name(let name) = mailbox.domain, name.hasSuffix("example.org") else {
            return .refused(.unknownDomain)
        }
        return switch mailbox.localPart {
        case "nobody": .refused(.unknownMailbox)
        case "expired": .refused(.disabled)
        case "full": .refused(.full)
        case "trouble": .refused(.unavailable)
        default: .accepted(mailbox.localPart)
        }
    }
}

/// Plays `text` against a session and compares. Lines of the client begin with `C: `, the server's with `S: `; `closed`
/// stands where the connection must have been closed. Lines of the client that follow each other travel together.
@discardableResult
func play(
    _ text: String, outcomes: [Outcome] = [.stored(id: "1")], dialect: Dialect = .smtp,
    extensions: Extensions = [], limits: SessionLimits = SessionLimits(),
    isCrowded: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) -> Conversation {
    var conversation = Conversation(
        dialect: dialect, extensions: extensions, limits: limits, isCrowded: isCrowded)
    conversation.outcomes = outcomes
    var sent = ""
    var expected = ""
    func settle() {
        conversation.send(sent)
        #expect(conversation.takeReplies() == expected, sourceLocation: sourceLocation)
        sent = ""
        expected = ""
    }
    for line in text.split(separator: "\n") {
        if line == "closed" {
            settle()
            #expect(conversation.isClosed, "closed", sourceLocation: sourceLocation)
        } else if line.hasPrefix("C:") {
            if !expected.isEmpty { settle() }
            sent += unescaped(line.dropFirst(3)) + "\r\n"
        } else {
            expected += line.dropFirst(3) + "\r\n"
        }
    }
    settle()
    return conversation
}

/// Control characters in transcripts are written `\r`, `\n`, `\0`.
private func unescaped(_ line: Substring) -> String {
    var result = ""
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
        guard scalar == "\\" else {
            result.unicodeScalars.append(scalar)
            continue
        }
        switch scalars.next() {
        case "r": result.unicodeScalars.append("\r")
        case "n": result.unicodeScalars.append("\n")
        case "0": result.unicodeScalars.append("\0")
        case let other?: result.unicodeScalars.append(other)
        case nil: break
        }
    }
    return result
}
