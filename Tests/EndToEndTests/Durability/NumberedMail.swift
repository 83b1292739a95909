import TestSupport

/// The mails of a durability test: each has a number, which tells its bytes and its recipients.
struct NumberedMail: Sendable {
    static let sender = "load@client.example"
    private let run: String
    private let addresses: [String]

    /// - Parameter run: a word that no other test uses.
    init(run: String, to addresses: [String]) {
        self.run = run
        self.addresses = addresses
    }

    /// One recipient, and two for every tenth mail.
    func recipients(of number: Int) -> [String] {
        let first = addresses[number % addresses.count]
        guard number % 10 == 0 else { return [first] }
        return [first, addresses[(number + addresses.count / 2) % addresses.count]]
    }

    func subject(of number: Int) -> String { "Mail \(run) \(number)" }

    func bytes(of number: Int) -> [UInt8] {
        Array(
            """
            From: Load <\(Self.sender)>\r
            To: <\(recipients(of: number)[0])>\r
            Subject: \(subject(of: number))\r
            Message-ID: <\(number).\(run)@client.example>\r
            \r
            Your code is \(100_000 + number % 900_000).\r

            """.utf8)
    }

    /// What begins the transaction, pipelined.
    func envelope(of number: Int) -> [UInt8] {
        var text = "MAIL FROM:<\(Self.sender)>\r\n"
        for recipient in recipients(of: number) { text += "RCPT TO:<\(recipient)>\r\n" }
        return Array((text + "DATA\r\n").utf8)
    }
}
