import Glibc

/// Text as the scorer reads it, lent by a `TextFolder`.
///
/// A pointer instead of an array: the scans pass it to every function, and counting references there took three quarters of
/// the time. Every access is checked against the length.
struct FoldedText {
    private let bytes: UnsafeBufferPointer<UInt8>
    var count: Int { bytes.count }

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The byte at `index` in lower case, or a line end outside the text: every scan may look past either end.
    subscript(index: Int) -> UInt8 {
        guard index >= 0, index < bytes.count else { return Byte.newline }
        let byte = bytes[index]
        return Byte.isUpper(byte) ? byte | 0x20 : byte
    }

    /// Whether `byte`, which is no letter, stands anywhere in the text; as fast as memory can be read.
    func contains(_ byte: UInt8) -> Bool {
        bytes.baseAddress.map { memchr($0, CInt(byte), bytes.count) != nil } ?? false
    }

    func isUpperCase(at index: Int) -> Bool {
        index >= 0 && index < bytes.count && Byte.isUpper(bytes[index])
    }

    /// The bytes of `range` as written, but for accents and the like.
    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}
