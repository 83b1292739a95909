/// Text as the scorer reads it, lent by a `TextFolder`.
///
/// Two pointers instead of arrays: the scans pass it to every function, and counting references there took three
/// quarters of the time. Every access is checked against the length.
struct FoldedText {
    private let folded: UnsafeBufferPointer<UInt8>
    private let shown: UnsafeBufferPointer<UInt8>
    var count: Int { folded.count }

    /// Both have the same length.
    init(folded: UnsafeBufferPointer<UInt8>, shown: UnsafeBufferPointer<UInt8>) {
        self.folded = folded
        self.shown = shown
    }

    /// The byte at `index`, or a line end outside the text: every scan may look past either end.
    subscript(index: Int) -> UInt8 {
        index >= 0 && index < folded.count ? folded[index] : Byte.newline
    }

    func isUpperCase(at index: Int) -> Bool {
        index >= 0 && index < shown.count && Byte.isUpper(shown[index])
    }

    /// The bytes of `range` as written, but for accents and the like.
    func string(_ range: Range<Int>) -> String {
        String(decoding: shown[range.clamped(to: 0..<shown.count)], as: UTF8.self)
    }
}
