import Testing

@testable import SMTP

@Suite("What has arrived")
struct InputBufferTests {
    @Test("takes no more memory than is unread, though a pipelining client never lets it be empty")
    func memory() {
        var buffer = InputBuffer()
        let line = Array("RCPT TO:<one@example.org>\r\n".utf8)
        // Every read ends within a line.
        buffer.append(Array(line.prefix(5)).span)
        let lines = Array(Array(repeating: line, count: 1000).joined())
        let block = Array(lines.dropFirst(5)) + Array(line.prefix(5))
        for _ in 0..<200 {
            buffer.append(block.span)
            buffer.consume(buffer.unread.count - 5)
            #expect(buffer.unread == line.prefix(5))
        }
        #expect(buffer.capacity < 4 * block.count)
    }
}
