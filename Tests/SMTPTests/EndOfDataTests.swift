import SMTP
import Testing

/// SMTP smuggling: no byte sequence but CRLF.CRLF may end a message, or what follows it becomes a second mail.
@Suite("The end of data")
struct EndOfDataTests {
    private static let breaks: [[UInt8]] = [
        [], [13], [10], [13, 10], [13, 13, 10], [10, 13], [13, 10, 10], [10, 10], [13, 13], [0], [13, 0, 10],
        [13, 10, 0], [0, 13, 10], [11], [13, 11], [12], [13, 10, 12], [0x85], [0xC2, 0x85], [32],
        [13, 10, 32],
        [32, 13, 10], [9], [0xE2, 0x80, 0xA8], [13, 32, 10],
    ]
    private static let dots: [[UInt8]] = [
        [46], [46, 46], [46, 32], [32, 46], [46, 9], [9, 46], [0, 46], [46, 0],
    ]
    static let tail = Array(
        "MAIL FROM:<smuggler@evil.example>\r\nRCPT TO:<victim@example.org>\r\nDATA\r\nsmuggled\r\n.\r\nNOOP\r\n"
            .utf8)
    static let head = Array("Subject: first\r\n\r\ntext".utf8)
    static let opening = Array(
        "EHLO c.example\r\nMAIL FROM:<honest@b.example>\r\nRCPT TO:<a@example.org>\r\nDATA\r\n".utf8)

    /// Every break before every dot and every break after it, but for those that hold the true end.
    static let variants: [[UInt8]] = {
        var variants: [[UInt8]] = []
        for before in breaks {
            for dot in dots {
                for after in breaks { variants.append(before + dot + after) }
            }
        }
        let end: [UInt8] = [13, 10, 46, 13, 10]
        return variants.filter { (variant: [UInt8]) -> Bool in !contains(head + variant + tail.prefix(1), end)
        }
    }()

    @Test("is not found in any of 4,000 variants, whole, cut anywhere, or byte by byte")
    func variants() {
        #expect(Self.variants.count > 4000)
        for variant in Self.variants {
            expectOneMail(variant, Conversation())
            expectOneMail(variant, Conversation(dialect: .lmtp))
        }
    }

    @Test("is not found in any variant after the body has grown too large")
    func oversize() {
        var limits = SessionLimits()
        limits.messageSize = 10
        for variant in Self.variants {
            var conversation = Conversation(limits: limits)
            conversation.send(Self.opening + Self.head + variant + Self.tail)
            #expect(conversation.transactions.isEmpty)
            #expect(!conversation.resolved.contains { $0.localPart == "victim" })
        }
    }

    @Test("is CRLF.CRLF wherever the reads are cut")
    func trueEnd() {
        let message = Self.head + [13, 10, 46, 13, 10]
        for cut in 0...message.count {
            var conversation = Conversation()
            conversation.send(Self.opening)
            conversation.send(Array(message[..<cut]))
            conversation.send(Array(message[cut...]))
            #expect(conversation.transactions.map(\.source) == [Self.head + [13, 10]])
        }
    }

    private func expectOneMail(_ variant: [UInt8], _ fresh: Conversation) {
        let isLMTP = fresh.takenGreeting.hasSuffix("LMTP\r\n")
        let opening = isLMTP ? Array("LH".utf8) + Self.opening.dropFirst(2) : Self.opening
        let text = Self.head + variant + Self.tail
        var runs = [[text[...]], text.indices.map { text[$0...$0] }]
        for cut in Self.head.count...Self.head.count + variant.count + 1 {
            runs.append([text[..<cut], text[cut...]])
        }
        for run in runs {
            var conversation = fresh
            conversation.send(opening)
            for part in run { conversation.send(Array(part)) }
            let isSafe =
                conversation.transactions.count <= 1
                && !conversation.resolved.contains { $0.localPart == "victim" }
                && conversation.transactions.allSatisfy { contains($0.source, Array("smuggled".utf8)) }
            guard isSafe else {
                Issue.record("\(variant) starts a second mail")
                return
            }
        }
    }
}

extension Conversation {
    fileprivate var takenGreeting: String {
        var copy = self
        return copy.takeReplies()
    }
}

func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
    guard bytes.count >= pattern.count else { return false }
    return (0...bytes.count - pattern.count).contains {
        bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
}
