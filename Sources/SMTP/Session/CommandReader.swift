/// Cuts the input into command lines. A line ends with CRLF and nothing else.
struct CommandReader: Sendable {
    enum Event: Equatable {
        /// A line without its CRLF.
        case line(ArraySlice<UInt8>)
        /// A line over the limit has ended; its bytes were dropped as they came.
        case tooLong
        /// A CR or LF alone. Who takes it for a line end and who does not disagree on what is a command, so
        /// nothing after it may be believed.
        case bareLineEnd
    }

    /// The longest line in octets, CRLF included.
    let limit: Int
    private var isOverlong = false

    init(limit: Int) { self.limit = limit }

    mutating func next(from input: inout InputBuffer) -> Event? {
        let unread = input.unread
        let text = unread.prefix { $0 != .carriageReturn && $0 != .lineFeed }
        isOverlong = isOverlong || text.count + 2 > limit
        let lineEnd = unread[text.endIndex...].prefix(2)
        guard lineEnd.count == 2 || lineEnd.first == .lineFeed else {
            // The line goes on, or only its CR is here.
            if isOverlong { input.consume(text.count) }
            return nil
        }
        guard lineEnd.elementsEqual([.carriageReturn, .lineFeed]) else { return .bareLineEnd }
        input.consume(text.count + 2)
        defer { isOverlong = false }
        return isOverlong ? .tooLong : .line(text)
    }
}
