/// Reads a JSON text into `Value`, as strictly as ``StrictJSON``. Members that `Value` does not name are ignored.
/// An error names the member (`'filter.limit' must be a whole number`) and never repeats its value.
package func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONError) -> Value {
    let node = Node(value: try StrictJSON.parse(bytes), codingPath: [])
    do {
        return try node.decoded(as: type)
    } catch let error as JSONError {
        throw error
    } catch DecodingError.dataCorrupted(let context) {
        throw JSONError("\(subject(context.codingPath)) is not an accepted value")
    } catch {
        throw JSONError("the JSON value does not fit")
    }
}

private func subject(_ path: [any CodingKey]) -> String {
    guard !path.isEmpty else { return "the JSON value" }
    var name = ""
    for key in path {
        if let index = key.intValue {
            name += "[\(index)]"
        } else {
            name += name.isEmpty ? key.stringValue : "." + key.stringValue
        }
    }
    return "'\(quotable(name))'"
}

/// A value and where it stands. `Codable` sees it as a decoder and as the container of one value.
private struct Node: Decoder, SingleValueDecodingContainer {
    let value: JSONValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
        guard let scalar = type as? any JSONScalar.Type else { return try Value(from: self) }
        guard let value = scalar.init(json: value) as? Value else { throw mismatch(scalar.kind) }
        return value
    }

    func mismatch(_ expected: String) -> JSONError { JSONError("\(subject(codingPath)) must be \(expected)") }

    func decodeNil() -> Bool { value == .null }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoded(as: type) }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw mismatch("an object") }
        return KeyedDecodingContainer(Members(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch("an array") }
        return Elements(elements: elements, codingPath: codingPath)
    }
}

private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: JSONValue]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { members.keys.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

    private func node(_ key: some CodingKey) throws -> Node {
        let path = codingPath + [key]
        guard let value = members[key.stringValue] else { throw JSONError("\(subject(path)) is missing") }
        return Node(value: value, codingPath: path)
    }

    func decodeNil(forKey key: Key) throws -> Bool { try node(key).decodeNil() }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try node(key).decoded(as: type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try node(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try node(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { Node(value: .object(members), codingPath: codingPath) }

    func superDecoder(forKey key: Key) throws -> any Decoder { try node(key) }
}

private struct Elements: UnkeyedDecodingContainer {
    private struct Index: CodingKey {
        let index: Int
        var intValue: Int? { index }
        var stringValue: String { "\(index)" }
        init(_ index: Int) { self.index = index }
        init?(intValue: Int) { index = intValue }
        init?(stringValue: String) { nil }
    }

    let elements: [JSONValue]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [JSONValue], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    private var current: Node {
        get throws {
            let path = codingPath + [Index(currentIndex)]
            guard !isAtEnd else { throw JSONError("\(subject(path)) is missing") }
            return Node(value: elements[currentIndex], codingPath: path)
        }
    }

    /// Steps on only when `read` succeeds, so that another type can be tried.
    private mutating func next<Result>(_ read: (Node) throws -> Result) throws -> Result {
        let result = try read(current)
        currentIndex += 1
        return result
    }

    mutating func decodeNil() throws -> Bool {
        guard try current.decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try next { try $0.decoded(as: type) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try next { $0 } }
}
