/// A value bound to `$n`, sent in PostgreSQL's binary form with its type stated, so the server never has to guess.
package enum Parameter: Sendable {
    case null(TypeOID)
    case bool(Bool)
    case int8(Int64)
    case text(String)
    case bytea([UInt8])
    /// The two halves of a UUID, most significant first.
    case uuid(UInt64, UInt64)
    /// Exact decimal text such as `12.50`.
    case numeric(String)
    case textArray([String?])
    case int8Array([Int64])
    case uuidArray([(UInt64, UInt64)])
    case byteaArray([[UInt8]?])

    /// An object id of `pg_type`.
    package struct TypeOID: RawRepresentable, Hashable, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let bool = TypeOID(rawValue: 16)
        package static let bytea = TypeOID(rawValue: 17)
        package static let int8 = TypeOID(rawValue: 20)
        package static let text = TypeOID(rawValue: 25)
        package static let numeric = TypeOID(rawValue: 1700)
        package static let uuid = TypeOID(rawValue: 2950)
        package static let byteaArray = TypeOID(rawValue: 1001)
        package static let textArray = TypeOID(rawValue: 1009)
        package static let int8Array = TypeOID(rawValue: 1016)
        package static let uuidArray = TypeOID(rawValue: 2951)
    }

    var type: TypeOID {
        switch self {
        case .null(let type): type
        case .bool: .bool
        case .int8: .int8
        case .text: .text
        case .bytea: .bytea
        case .uuid: .uuid
        case .numeric: .numeric
        case .textArray: .textArray
        case .int8Array: .int8Array
        case .uuidArray: .uuidArray
        case .byteaArray: .byteaArray
        }
    }

    var isNull: Bool { if case .null = self { true } else { false } }

    /// Whether the bytes of `encode` are text (format 0) rather than binary (format 1).
    var isTextFormat: Bool { if case .numeric = self { true } else { false } }

    func encode(into buffer: inout [UInt8]) {
        switch self {
        case .null: break
        case .bool(let value): buffer.append(value ? 1 : 0)
        case .int8(let value): buffer.append(bigEndian: UInt64(bitPattern: value))
        case .text(let value): buffer.append(contentsOf: value.utf8)
        case .bytea(let value): buffer.append(contentsOf: value)
        case .uuid(let high, let low):
            buffer.append(bigEndian: high)
            buffer.append(bigEndian: low)
        case .numeric(let value):
            buffer.append(contentsOf: value.utf8)
            // libpq reads a parameter in text form to its NUL, whatever its length is said to be.
            buffer.append(0)
        case .textArray(let values):
            buffer.append(arrayOf: .text, values) { $1.append(contentsOf: $0.utf8) }
        case .int8Array(let values):
            buffer.append(arrayOf: .int8, values) { $1.append(bigEndian: UInt64(bitPattern: $0)) }
        case .uuidArray(let values):
            buffer.append(arrayOf: .uuid, values) {
                $1.append(bigEndian: $0.0)
                $1.append(bigEndian: $0.1)
            }
        case .byteaArray(let values):
            buffer.append(arrayOf: .bytea, values) { $1.append(contentsOf: $0) }
        }
    }
}

/// A Swift value that knows its SQL type.
package protocol ParameterConvertible {
    static var postgresType: Parameter.TypeOID { get }
    var parameter: Parameter { get }
}

extension Bool: ParameterConvertible {
    package static var postgresType: Parameter.TypeOID { .bool }
    package var parameter: Parameter { .bool(self) }
}

extension Int: ParameterConvertible {
    package static var postgresType: Parameter.TypeOID { .int8 }
    package var parameter: Parameter { .int8(Int64(self)) }
}

extension Int64: ParameterConvertible {
    package static var postgresType: Parameter.TypeOID { .int8 }
    package var parameter: Parameter { .int8(self) }
}

extension String: ParameterConvertible {
    package static var postgresType: Parameter.TypeOID { .text }
    package var parameter: Parameter { .text(self) }
}

extension [UInt8]: ParameterConvertible {
    package static var postgresType: Parameter.TypeOID { .bytea }
    package var parameter: Parameter { .bytea(self) }
}

extension Parameter: ParameterConvertible {
    package static var postgresType: TypeOID { .text }
    package var parameter: Parameter { self }
}

extension Optional: ParameterConvertible where Wrapped: ParameterConvertible {
    package static var postgresType: Parameter.TypeOID { Wrapped.postgresType }
    package var parameter: Parameter { map(\.parameter) ?? .null(Wrapped.postgresType) }
}

extension [UInt8] {
    fileprivate mutating func append<Value: FixedWidthInteger>(bigEndian value: Value) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    /// The binary form of a one-dimensional array (`array_recv`): dimensions, null flag, element type, length, lower
    /// bound, then each element behind its length, -1 standing for null.
    fileprivate mutating func append<Value>(
        arrayOf type: Parameter.TypeOID, _ values: [Value?], _ encode: (Value, inout [UInt8]) -> Void
    ) {
        append(bigEndian: Int32(values.isEmpty ? 0 : 1))
        append(bigEndian: Int32(1))
        append(bigEndian: type.rawValue)
        guard !values.isEmpty else { return }
        append(bigEndian: Int32(clamping: values.count))
        append(bigEndian: Int32(1))
        for value in values {
            guard let value else {
                append(bigEndian: Int32(-1))
                continue
            }
            let start = count
            append(bigEndian: Int32(0))
            encode(value, &self)
            let length = Int32(clamping: count &- start &- 4)
            Swift.withUnsafeBytes(of: length.bigEndian) { replaceSubrange(start..<(start &+ 4), with: $0) }
        }
    }
}
