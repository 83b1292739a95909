/// Appends the inside of a JSON string (RFC 8259 section 7). Runs without anything to escape are copied whole.
func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var run = 0
    var index = 0
    while index < text.count {
        if index &+ 8 <= text.count, !hasByteToEscape(UnsafeRawBufferPointer(text), at: index) {
            index &+= 8
            continue
        }
        let byte = text[index]
        if mustEscape(byte) {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<index]))
            appendEscape(of: byte, to: &bytes)
            run = index &+ 1
        }
        index &+= 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run...]))
}

private func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

/// Looks at eight bytes at once. May say yes for a word without such a byte, never no for a word with one.
private func hasByteToEscape(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let control = (word &- ones &* 0x20) & ~word
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let quotes = (quote &- ones) & ~quote
    let backslashes = (backslash &- ones) & ~backslash
    return (control | quotes | backslashes) & highBits != 0
}

private func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
        let digits: StaticString = "0123456789abcdef"
        bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
        digits.withUTF8Buffer { hex in
            bytes.append(hex[Int(byte >> 4)])
            bytes.append(hex[Int(byte & 0x0F)])
        }
    }
}
