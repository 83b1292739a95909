import Glibc
package import Inbox
package import Postgres

// How the domain's values travel to and from PostgreSQL.

extension ID: ParameterConvertible, ColumnDecodable {
    package static var postgresType: Parameter.TypeOID { .uuid }
    package var parameter: Parameter { .uuid(uuid.high, uuid.low) }

    package init?(column bytes: UnsafeRawBufferPointer) {
        guard let uuid = UUID(bytes: bytes) else { return nil }
        self.init(uuid)
    }
}

extension Timestamp: ParameterConvertible, ColumnDecodable {
    package static var postgresType: Parameter.TypeOID { .int8 }
    package var parameter: Parameter { .int8(milliseconds) }

    package init?(column bytes: UnsafeRawBufferPointer) {
        guard let milliseconds = Int64(column: bytes) else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

extension Day: ParameterConvertible, ColumnDecodable {
    package static var postgresType: Parameter.TypeOID { .int8 }
    package var parameter: Parameter { .int8(number) }

    package init?(column bytes: UnsafeRawBufferPointer) {
        guard let number = Int64(column: bytes) else { return nil }
        self.init(number: number)
    }
}

/// `numeric` on the way in; on the way out the statement casts it to text.
extension Money: ParameterConvertible, ColumnDecodable {
    package static var postgresType: Parameter.TypeOID { .numeric }
    package var parameter: Parameter { .numeric(description) }

    package init?(column bytes: UnsafeRawBufferPointer) { self.init(String(decoding: bytes, as: UTF8.self)) }
}

extension Parameter {
    static func uuids(_ uuids: [UUID]) -> Parameter { .uuidArray(uuids.map { ($0.high, $0.low) }) }
}

extension String {
    /// The text as a column can hold it: PostgreSQL refuses U+0000, which strangers send.
    var storable: String {
        guard hasNUL else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }

    /// As fast as memory can be read: each mail's text is looked through.
    private var hasNUL: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        } ?? utf8.contains(0)
    }
}

extension Optional<String> {
    var storable: String? { map(\.storable) }
}

extension Row {
    /// The column as one of a closed set of words.
    func word<Value: RawRepresentable<String>>(
        _ column: Int, as: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard let value = Value(rawValue: try self(column, as: String.self)) else {
            throw .decoding(column: column, expected: "\(Value.self)")
        }
        return value
    }
}
