import TestSupport

/// A client that delivers its share of the mails over one connection after another, the envelope of the next mail pipelined behind each,
/// and sends a mail again, byte for byte, until it has read a 250 for it.
final class Sender {
    private let mail: NumberedMail
    private let ledger: Ledger
    private var client: MailClient?
    /// The mail whose DATA has been answered with 354.
    private var open: Int?

    init(_ mail: NumberedMail, _ ledger: Ledger) {
        self.mail = mail
        self.ledger = ledger
    }

    func send(_ numbers: some Collection<Int>) {
        var rest = numbers[...]
        while let number = rest.popFirst() {
            while !isTaken(number, next: rest.first) {
                client = nil
                guard ledger.failure == nil else { return }
                ledger.pause()
            }
        }
    }

    private func isTaken(_ number: Int, next: Int?) -> Bool {
        guard let port = ledger.waitForServer() else { return false }
        do {
            let start = ContinuousClock.now
            let client = try client ?? MailClient(port: port)
            if self.client == nil { open = nil }
            self.client = client
            if open != number {
                try client.send(mail.envelope(of: number))
                guard try isOpened(number, client) else { return false }
            }
            ledger.attempt()
            var bytes = mail.bytes(of: number) + Array(".\r\n".utf8)
            if let next { bytes += mail.envelope(of: next) }
            try client.send(bytes)
            let reply = try client.reply()
            guard isGood(reply, 250, for: number) else { return false }
            ledger.acknowledge(number, begunAt: start)
        } catch {
            return false
        }
        if let next, let client, (try? isOpened(next, client)) != true { self.client = nil }
        return true
    }

    /// Whether MAIL, each RCPT and DATA were accepted.
    private func isOpened(_ number: Int, _ client: MailClient) throws -> Bool {
        open = nil
        var areGood = isGood(try client.reply(), 250, for: number)
        for _ in mail.recipients(of: number) {
            areGood = isGood(try client.reply(), 250, for: number) && areGood
        }
        let data = try client.reply()
        // Behind refused recipients DATA has nobody to go to, which is for good.
        guard areGood, isGood(data, 354, for: number) else { return false }
        open = number
        return true
    }

    /// Trouble is told by 4yz: a 5yz would have an honest client give the mail up.
    private func isGood(_ reply: MailClient.Reply, _ code: Int, for number: Int) -> Bool {
        if reply.code >= 500 { ledger.fail("mail \(number) was refused: \(reply)") }
        return reply.code == code
    }
}
