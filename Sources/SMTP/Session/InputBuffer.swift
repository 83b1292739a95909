/// What has arrived and is not yet understood.
struct InputBuffer: Sendable {
    private var bytes: [UInt8] = []
    private var start = 0

    var isEmpty: Bool { start == bytes.count }
    var unread: ArraySlice<UInt8> { bytes[start...] }
    /// The octets it holds memory for.
    var capacity: Int { bytes.capacity }

    /// Takes in `more`, over what has been consumed: a pipelining client may never leave the buffer empty.
    mutating func append(_ more: Span<UInt8>) {
        bytes.removeFirst(start)
        start = 0
        more.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    /// Drops the next `count` bytes. An empty buffer holds no memory, so an idle connection costs none.
    mutating func consume(_ count: Int) {
        start = min(start + count, bytes.count)
        if isEmpty {
            bytes = []
            start = 0
        }
    }
}
