/// RFC 8259 section 6: no leading zero, no plus, digits on both sides of the point.
func isJSONNumber(_ text: some Sequence<UInt8>) -> Bool {
    var scanner = NumberScanner()
    for byte in text {
        guard scanner.accept(byte) else { return false }
    }
    return scanner.isComplete
}

/// The number grammar as a state machine: feed bytes while they are accepted, then ask whether it may end here.
struct NumberScanner {
    private enum State { case start, minus, zero, integer, point, fraction, exponent, sign, power }
    private var state = State.start

    var isComplete: Bool {
        switch state {
        case .zero, .integer, .fraction, .power: true
        case .start, .minus, .point, .exponent, .sign: false
        }
    }

    mutating func accept(_ byte: UInt8) -> Bool {
        switch (state, byte) {
        case (.start, UInt8(ascii: "-")): state = .minus
        case (.start, UInt8(ascii: "0")), (.minus, UInt8(ascii: "0")): state = .zero
        case (.start, UInt8(ascii: "1")...UInt8(ascii: "9")), (.minus, UInt8(ascii: "1")...UInt8(ascii: "9")),
            (.integer, UInt8(ascii: "0")...UInt8(ascii: "9")):
            state = .integer
        case (.zero, UInt8(ascii: ".")), (.integer, UInt8(ascii: ".")): state = .point
        case (.point, UInt8(ascii: "0")...UInt8(ascii: "9")),
            (.fraction, UInt8(ascii: "0")...UInt8(ascii: "9")):
            state = .fraction
        case (.zero, UInt8(ascii: "e")), (.zero, UInt8(ascii: "E")), (.integer, UInt8(ascii: "e")),
            (.integer, UInt8(ascii: "E")), (.fraction, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "E")):
            state = .exponent
        case (.exponent, UInt8(ascii: "+")), (.exponent, UInt8(ascii: "-")): state = .sign
        case (.exponent, UInt8(ascii: "0")...UInt8(ascii: "9")),
            (.sign, UInt8(ascii: "0")...UInt8(ascii: "9")),
            (.power, UInt8(ascii: "0")...UInt8(ascii: "9")):
            state = .power
        default: return false
        }
        return true
    }
}

/// Well-formed UTF-8 by RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
func isValidUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
        guard let length = utf8SequenceLength(text, at: index) else { return false }
        index &+= length
    }
    return true
}

/// The length of the UTF-8 sequence that starts at `index`, or nil if none does. `index` must be inside.
func utf8SequenceLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let first = text[index]
    if first < 0x80 { return 1 }
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: return nil
    }
    guard index &+ length <= text.count, second.contains(text[index &+ 1]) else { return nil }
    for next in (index &+ 2)..<max(index &+ 2, index &+ length) where text[next] & 0xC0 != 0x80 { return nil }
    return length
}
