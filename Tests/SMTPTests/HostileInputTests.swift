import SMTP
import TestSupport
import Testing

@Suite("Hostile input")
struct HostileInputTests {
    @Test("with a bare CR or LF or an HTTP request in place of a command closes the connection")
    func commands() {
        let refusal = "521 5.5.2 Bare CR or LF in a command, lines end with CRLF\r\n"
        for text in [
            "NOOP\n", "NOOP\rNOOP\r\n", "NOOP\r\r\n", "NOOP\n\r\n", "\n", "\rX", "MAIL FROM:<a\nb@c>\r\n",
        ] {
            var conversation = Conversation()
            _ = conversation.takeReplies()
            conversation.send(text + "QUIT\r\n")
            #expect(conversation.takeReplies() == refusal)
            #expect(conversation.isClosed)
        }
        play(
            """
            S: 220 mx.example.org ESMTP
            C: POST / HTTP/1.1
            C: Host: mx.example.org
            C:
            C: HELO client.example
            S: 521 5.5.1 This is a mail server, it does not speak HTTP
            closed
            """)
    }

    @Test("with a NUL in a command is an error of that command only")
    func nul() {
        play(
            #"""
            S: 220 mx.example.org ESMTP
            C: NOOP \0
            C: NOOP
            S: 500 5.5.2 Control character or broken UTF-8 in a command
            S: 250 2.0.0 OK
            """#)
    }

    @Test("gives the same actions however it is cut into reads")
    func splits() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<300 {
            let text = conversationBytes(using: &random)
            guard !holdsStartTLS(text) else { continue }
            var whole = Conversation()
            whole.send(text)
            var parts = Conversation()
            var start = 0
            while start < text.count {
                let end = min(text.count, start + Int.random(in: 1...40, using: &random))
                parts.send(Array(text[start..<end]))
                start = end
            }
            expectSame(whole, parts)
        }
    }

    @Test("damaged in 100,000 ways never traps, forges a reply, or stores a message with a bare CR or LF")
    func mutations() {
        let seeds = (UInt64(0)..<16).map { seed in
            var random = SeededRandom(seed: seed)
            return conversationBytes(using: &random)
        }
        var random = SeededRandom(seed: 11)
        for round in 0..<100_000 {
            let text = mutated(seeds.randomElement(using: &random) ?? [], using: &random)
            let fresh = Conversation(
                dialect: round % 5 == 0 ? .lmtp : .smtp, extensions: [.startTLS, .xclient])
            var conversation = fresh
            conversation.send(text)
            if round % 16 == 0 && conversation.handshakes == 0 && !holdsStartTLS(text) {
                var bytewise = fresh
                for byte in text { bytewise.send([byte]) }
                expectSame(conversation, bytewise)
            }
            let sound =
                isWellFormed(conversation.replies)
                && conversation.transactions.allSatisfy { isClean($0.source) }
            guard sound else {
                Issue.record("round \(round): \(text)")
                return
            }
        }
    }

    private func conversationBytes(using random: inout SeededRandom) -> [UInt8] {
        var text = "EHLO c.example\r\n"
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            text +=
                [
                    "", "NOOP\r\n", "RSET\r\n", "NOPE x\r\n", "HELP\r\n", "LHLO c\r\n", "VRFY a\r\n",
                    "XCLIENT ADDR=203.0.113.7 HELO=a+2Eb\r\nEHLO c.example\r\n",
                    "xclient addr=IPV6:2001:db8::1 port=25 name=[UNAVAILABLE]\r\nHELO c\r\n",
                ].randomElement(using: &random) ?? ""
            text += "MAIL FROM:<a@b.example>\(Bool.random(using: &random) ? " SIZE=90" : "")\r\n"
            text += "RCPT TO:<\(["a", "nobody", "full"].randomElement(using: &random) ?? "")@example.org>\r\n"
            text += "RCPT TO:<b@example.org>\r\nDATA\r\n"
            text +=
                ["a\r\n..b\r\n", "\r\n", "..\r\n...\r\n", "", "x\r\n \r\n.x\r\n"].randomElement(
                    using: &random) ?? ""
            text += [".\r\n", ".\r\n", ".\r\n", "\n.\r\n"].randomElement(using: &random) ?? ""
        }
        text += ["", "", "", "STARTTLS\r\n"].randomElement(using: &random) ?? ""
        return Array((text + "QUIT\r\n").utf8)
    }

    /// What follows STARTTLS depends on whether it was there before the handshake: the one place where a cut may matter.
    private func holdsStartTLS(_ text: [UInt8]) -> Bool {
        String(decoding: text, as: UTF8.self).uppercased().contains("STARTTLS")
    }

    private func expectSame(_ one: Conversation, _ other: Conversation) {
        #expect(
            String(decoding: one.replies, as: UTF8.self) == String(decoding: other.replies, as: UTF8.self))
        #expect(one.resolved == other.resolved)
        #expect(one.transactions.map(\.source) == other.transactions.map(\.source))
        #expect(one.isClosed == other.isClosed)
    }

    /// Every line begins with three digits, then a space or a hyphen, and ends with CRLF.
    private func isWellFormed(_ replies: [UInt8]) -> Bool {
        guard replies.suffix(2).elementsEqual([13, 10]) else { return false }
        return replies.dropLast(2).split(separator: 10, omittingEmptySubsequences: false).allSatisfy { line in
            line.count > 3 && line.prefix(3).allSatisfy { (48...57).contains($0) }
                && [32, 45].contains(line[line.startIndex + 3])
        }
    }

    private func isClean(_ source: [UInt8]) -> Bool {
        var previous: UInt8 = 0
        for byte in source {
            guard (byte == 10) == (previous == 13) else { return false }
            previous = byte
        }
        return previous != 13
    }
}
