/// Writes one JSON document (RFC 8259) straight into a byte buffer: no tree, no keys sorted, nothing looked up.
///
///     var json = JSONWriter()
///     json.object {
///         $0.member("id", id.description)
///         $0.member("otp", code)                            // nil becomes null
///         $0.member("emails") { $0.array(emails) { json, email in json.object { … } } }
///     }
///     respond(json.bytes)
///
/// Commas are placed by the writer. Members stand in the order in which they are written.
package struct JSONWriter: Sendable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter capacity: the expected size in bytes, to be reserved at once.
    package init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// Forgets what was written and keeps the buffer.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    // MARK: Containers

    /// Writes an object whose members `body` writes with `member`.
    package mutating func object<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(UInt8(ascii: "{"))
        try body(&self)
        end(UInt8(ascii: "}"))
    }

    /// Writes an array whose elements `body` writes one after the other.
    package mutating func array<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(UInt8(ascii: "["))
        try body(&self)
        end(UInt8(ascii: "]"))
    }

    /// Writes an array with one element per item; `element` writes exactly one value for its item.
    package mutating func array<Items: Sequence, Failure: Error>(
        _ items: Items, _ element: (inout JSONWriter, Items.Element) throws(Failure) -> Void
    ) throws(Failure) {
        begin(UInt8(ascii: "["))
        for item in items { try element(&self, item) }
        end(UInt8(ascii: "]"))
    }

    /// Writes an array of strings.
    package mutating func array(_ items: [String]) {
        array(items) { json, item in json.string(item) }
    }

    // MARK: Values

    package mutating func null() { literal("null") }

    package mutating func bool(_ value: Bool?) {
        switch value {
        case true?: literal("true")
        case false?: literal("false")
        case nil: literal("null")
        }
    }

    package mutating func number(_ value: Int64?) {
        guard let value else { return null() }
        separate()
        appendDecimal(value)
    }

    package mutating func number(_ value: Int?) { number(value.map(Int64.init)) }

    /// Writes exact decimal text (`"5.00"`) as a JSON number. Text that is no JSON number is written as a string.
    package mutating func decimal(_ text: String?) {
        guard let text else { return null() }
        guard isJSONNumber(text.utf8) else { return string(text) }
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func string(_ text: String?) {
        guard let text else { return null() }
        separate()
        appendQuoted(text)
    }

    /// Writes UTF-8 text without making a `String` of it; ill-formed sequences become U+FFFD.
    package mutating func string(utf8 text: Span<UInt8>) {
        separate()
        text.withUnsafeBufferPointer { buffer in
            if isValidUTF8(buffer) {
                appendQuoted(buffer)
            } else {
                appendQuoted(String(decoding: buffer, as: UTF8.self))
            }
        }
    }

    /// Copies a finished JSON value, as a `jsonb` column gives it. The bytes are trusted to be JSON.
    package mutating func raw(_ json: some Collection<UInt8>) {
        guard !json.isEmpty else { return null() }
        separate()
        bytes.append(contentsOf: json)
    }

    // MARK: Members

    /// Writes a member whose value `body` writes: exactly one value.
    package mutating func member<Failure: Error>(
        _ name: StaticString, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try body(&self)
    }

    package mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        string(value)
    }

    package mutating func member(_ name: StaticString, _ value: Bool?) {
        key(name)
        bool(value)
    }

    package mutating func member(_ name: StaticString, _ value: Int?) {
        key(name)
        number(value)
    }

    package mutating func member(_ name: StaticString, _ value: Int64?) {
        key(name)
        number(value)
    }

    /// Writes exact decimal text as a JSON number; see ``decimal(_:)``.
    package mutating func member(_ name: StaticString, decimal value: String?) {
        key(name)
        decimal(value)
    }

    /// Writes UTF-8 text; see ``string(utf8:)``.
    package mutating func member(_ name: StaticString, utf8 text: Span<UInt8>) {
        key(name)
        string(utf8: text)
    }

    /// Copies a finished JSON value; see ``raw(_:)``. `nil` becomes `null`.
    package mutating func member(_ name: StaticString, raw json: (some Collection<UInt8>)?) {
        key(name)
        if let json { raw(json) } else { null() }
    }

    /// Writes the name of a member; exactly one value must follow.
    package mutating func key(_ name: StaticString) {
        separate()
        name.withUTF8Buffer { appendQuoted($0) }
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a name that is only known at run time; exactly one value must follow.
    package mutating func key(named name: String) {
        separate()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    // MARK: Bytes

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendDecimal(_ value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        bytes[start...].reverse()
    }

    private mutating func appendQuoted(_ text: String) {
        let written: Void? = text.utf8.withContiguousStorageIfAvailable { appendQuoted($0) }
        if written == nil { Array(text.utf8).withUnsafeBufferPointer { appendQuoted($0) } }
    }

    private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}
