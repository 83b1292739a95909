/// Reads the message that follows DATA (RFC 5321 §4.1.1.4), removes the dot-stuffing (§4.5.2) and finds the end.
///
/// The end is CRLF.CRLF and nothing else. A server that takes LF.LF or LF.CRLF for it too can be made to see a second
/// mail inside the first one of an honest relay ("SMTP smuggling"), so a CR without its LF, or an LF
/// without its CR, anywhere, ends the reading with a refusal.
struct DataReader: Sendable {
    /// Why the message is refused.
    enum Flaw: Equatable, Sendable {
        /// A bare CR or LF: nothing after it may be believed, the connection must close.
        case bareLineEnd
        case tooBig, lineTooLong
        /// The server cannot hold it now.
        case noRoom
    }

    private enum Position {
        case lineStart, text
        /// After the CR of a line with text.
        case textCR
        /// After a dot that begins a line, and after the CR behind it.
        case dot, dotCR
    }

    /// The message so far: what was sent, without the stuffed dots, and with every CRLF. Empty once there is a flaw.
    private(set) var source: [UInt8] = []
    private(set) var flaw: Flaw?
    /// Whether the end has been seen, or a flaw after which there is none.
    private(set) var isEnded = false

    private let sizeLimit: Int
    private let lineLimit: Int
    private var position = Position.lineStart
    private var lineLength = 0

    /// - Parameters:
    ///   - sizeLimit: the most octets to keep; a longer message is read to its end in constant memory.
    ///   - lineLimit: the longest line, without CRLF.
    ///   - sizeHint: what the client announced, if it did.
    init(sizeLimit: Int, lineLimit: Int, sizeHint: Int?) {
        self.sizeLimit = sizeLimit
        self.lineLimit = lineLimit
        // An announcement costs nothing, so it may not claim much.
        source.reserveCapacity(min(sizeHint ?? 0, sizeLimit, 64 * 1024))
    }

    /// Reads on. - Returns: how many of `bytes` belong to the message; what follows them are commands again.
    mutating func read(_ bytes: Span<UInt8>) -> Int {
        guard !isEnded else { return 0 }
        var next = 0
        var unkept = 0
        while next < bytes.count {
            switch position {
            case .lineStart:
                guard bytes[next] == UInt8(ascii: ".") else {
                    position = .text
                    continue
                }
                keep(bytes.extracting(unkept..<next))
                next += 1
                unkept = next
                position = .dot
            case .dot:
                guard bytes[next] == .carriageReturn else {
                    position = .text
                    continue
                }
                next += 1
                unkept = next
                position = .dotCR
            case .dotCR:
                guard bytes[next] == .lineFeed else { return refuse(at: next) }
                isEnded = true
                return next + 1
            case .text:
                let end = bytes.firstIndex(of: .carriageReturn, in: next..<bytes.count) ?? bytes.count
                guard bytes.firstIndex(of: .lineFeed, in: next..<end) == nil else { return refuse(at: next) }
                lineLength += end - next
                if lineLength > lineLimit { discard(.lineTooLong) }
                next = end
                if next < bytes.count {
                    next += 1
                    position = .textCR
                }
            case .textCR:
                guard bytes[next] == .lineFeed else { return refuse(at: next) }
                next += 1
                lineLength = 0
                position = .lineStart
            }
        }
        keep(bytes.extracting(unkept..<next))
        return next
    }

    /// Gives up what was kept, and the message with it; its end is still looked for.
    mutating func shed() { discard(.noRoom) }

    private mutating func keep(_ bytes: Span<UInt8>) {
        guard flaw == nil, !bytes.isEmpty else { return }
        guard source.count + bytes.count <= sizeLimit else { return discard(.tooBig) }
        bytes.withUnsafeBufferPointer { source.append(contentsOf: $0) }
    }

    private mutating func refuse(at place: Int) -> Int {
        discard(nil)
        flaw = .bareLineEnd
        isEnded = true
        return place
    }

    private mutating func discard(_ reason: Flaw?) {
        flaw = flaw ?? reason
        source = []
    }
}
