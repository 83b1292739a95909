/// One pass over bytes that refuses all that RFC 8259 refuses, and what it leaves open to attack: duplicate member
/// names (two readers may pick different ones), lone surrogates, nesting deeper than ``maximumDepth``.
package enum StrictJSON {
    /// How many arrays and objects may stand inside one another.
    package static let maximumDepth = 32

    /// Throws unless `bytes` are exactly one JSON value, with white space around it allowed.
    package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        let result: Result<JSONValue, JSONError> = bytes.withUnsafeBufferPointer { buffer in
            do throws(JSONError) {
                var parser = Parser(text: buffer)
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private struct Parser {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var current: UInt8? { index < text.count ? text[index] : nil }

    mutating func document() throws(JSONError) -> JSONValue {
        skipSpace()
        guard current != nil else { throw JSONError("no JSON value", at: index) }
        let value = try value(depth: 0)
        skipSpace()
        guard current == nil else { throw JSONError("unexpected text after the JSON value", at: index) }
        return value
    }

    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", is: .bool(true))
        case UInt8(ascii: "f"): return try literal("false", is: .bool(false))
        case UInt8(ascii: "n"): return try literal("null", is: .null)
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .number(try number())
        case nil: throw JSONError("the JSON text ends too early", at: index)
        default: throw JSONError("a value is expected", at: index)
        }
    }

    mutating func object(depth: Int) throws(JSONError) -> [String: JSONValue] {
        guard depth <= StrictJSON.maximumDepth else { throw JSONError("nested too deeply", at: index) }
        index += 1
        skipSpace()
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return members }
        while true {
            let start = index
            guard current == UInt8(ascii: "\"") else {
                throw JSONError(
                    current == UInt8(ascii: "}") ? "trailing comma" : "a member name in quotes is expected",
                    at: index)
            }
            let name = try string()
            // Two spellings of one name, and names that Swift holds equal ("é", "e" with an accent), meet here too.
            guard members[name] == nil else {
                throw JSONError("the member '\(quotable(name))' is given twice", at: start)
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw JSONError("':' is expected", at: index) }
            skipSpace()
            members[name] = try value(depth: depth)
            skipSpace()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw JSONError("',' or '}' is expected", at: index) }
            skipSpace()
        }
    }

    mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        guard depth <= StrictJSON.maximumDepth else { throw JSONError("nested too deeply", at: index) }
        index += 1
        skipSpace()
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            guard current != UInt8(ascii: "]") else { throw JSONError("trailing comma", at: index) }
            elements.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw JSONError("',' or ']' is expected", at: index) }
            skipSpace()
        }
    }

    mutating func literal(_ word: StaticString, is value: JSONValue) throws(JSONError) -> JSONValue {
        let start = index
        let matches = word.withUTF8Buffer { expected in
            expected.allSatisfy { byte in
                let same = current == byte
                index += 1
                return same
            }
        }
        guard matches else { throw JSONError("a value is expected", at: start) }
        return value
    }

    mutating func number() throws(JSONError) -> String {
        let start = index
        var scanner = NumberScanner()
        while let byte = current, scanner.accept(byte) { index += 1 }
        let isCutOff = current.map { isDigit($0) || $0 == UInt8(ascii: ".") } ?? false
        guard scanner.isComplete, !isCutOff else { throw JSONError("malformed number", at: start) }
        return String(decoding: UnsafeBufferPointer(rebasing: text[start..<index]), as: UTF8.self)
    }

    mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }
}

// MARK: Strings

extension Parser {
    fileprivate mutating func string() throws(JSONError) -> String {
        let start = index + 1
        let hasEscape = try skipString()
        let quoted = UnsafeBufferPointer(rebasing: text[start..<(index - 1)])
        return hasEscape ? unescaped(quoted) : String(decoding: quoted, as: UTF8.self)
    }

    /// Steps over a string and says whether there was an escape in it.
    private mutating func skipString() throws(JSONError) -> Bool {
        let start = index
        var hasEscape = false
        index += 1
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return hasEscape
            case UInt8(ascii: "\\"):
                hasEscape = true
                try skipEscape()
            case 0..<0x20: throw JSONError("a control character in a string", at: index)
            default:
                guard let length = utf8SequenceLength(text, at: index) else {
                    throw JSONError("the text is not UTF-8", at: index)
                }
                index += length
            }
        }
        throw JSONError("a string without an end", at: start)
    }

    private mutating func skipEscape() throws(JSONError) {
        let start = index
        index += 1
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 1
        case UInt8(ascii: "u"):
            guard let unit = hexUnit(text, at: index + 1) else {
                throw JSONError("a malformed escape", at: start)
            }
            index += 5
            guard UTF16.isSurrogate(unit) else { return }
            // A lone surrogate has no UTF-8: readers disagree on what it becomes (RFC 8259 section 8.2).
            guard UTF16.isLeadSurrogate(unit), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")),
                let trail = hexUnit(text, at: index), UTF16.isTrailSurrogate(trail)
            else { throw JSONError("half of a surrogate pair", at: start) }
            index += 4
        default: throw JSONError("a malformed escape", at: start)
        }
    }
}

/// Decodes the inside of a string that `skipString` has found sound.
private func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var units: [UInt16] = []
    var index = 0
    while index < text.count {
        guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
            let end = text[(index + 1)...].firstIndex(of: UInt8(ascii: "\\")) ?? text.count
            units.append(contentsOf: String(decoding: text[index..<end], as: UTF8.self).utf16)
            index = end
            continue
        }
        switch text[index + 1] {
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "u"):
            units.append(hexUnit(text, at: index + 2) ?? 0xFFFD)
            index += 4
        case let byte: units.append(UInt16(byte))
        }
        index += 2
    }
    return String(decoding: units, as: UTF16.self)
}

private func hexUnit(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt16? {
    guard start + 4 <= text.count else { return nil }
    var unit: UInt16 = 0
    for byte in text[start..<(start + 4)] {
        let digit: UInt8
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
        default: return nil
        }
        unit = unit << 4 | UInt16(digit)
    }
    return unit
}
