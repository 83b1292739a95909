import CLibPQ

/// The answer to one statement. Owns the C result and frees it.
package final class QueryResult: @unchecked Sendable {
    private let result: OpaquePointer

    init(adopting result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    /// How many rows came back.
    package var count: Int { Int(PQntuples(result)) }

    /// How many rows an INSERT, UPDATE or DELETE touched (also the rows of a SELECT).
    package var affected: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    package var columnCount: Int { Int(PQnfields(result)) }

    package func columnName(_ column: Int) -> String {
        PQfname(result, CInt(clamping: column)).map { String(cString: $0) } ?? ""
    }

    package var rows: some Sequence<Row> { (0..<count).lazy.map { Row(result: self, index: $0) } }

    package var first: Row? { count > 0 ? Row(result: self, index: 0) : nil }

    fileprivate func withBytes<Value>(
        row: Int, column: Int, _ body: (UnsafeRawBufferPointer?) throws -> Value
    ) rethrows -> Value {
        let (row, column) = (CInt(clamping: row), CInt(clamping: column))
        guard column < PQnfields(result), PQgetisnull(result, row, column) == 0,
            let value = PQgetvalue(result, row, column)
        else { return try body(nil) }
        return try body(
            UnsafeRawBufferPointer(start: value, count: Int(max(0, PQgetlength(result, row, column)))))
    }
}

/// One row of a result. Columns count from 0 and are read by the type that the caller expects; another type or an
/// unexpected NULL throws `PostgresError.decoding`.
package struct Row {
    fileprivate let result: QueryResult
    fileprivate let index: Int

    package func callAsFunction<Value: ColumnDecodable>(
        _ column: Int, as: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        let value = result.withBytes(row: index, column: column) { bytes in
            bytes.flatMap { Value(column: $0) }
        }
        guard let value else { throw .decoding(column: column, expected: "\(Value.self)") }
        return value
    }

    package func optional<Value: ColumnDecodable>(
        _ column: Int, as: Value.Type = Value.self
    ) throws(PostgresError) -> Value? {
        let (isNull, value) = result.withBytes(row: index, column: column) { bytes in
            (bytes == nil, bytes.flatMap { Value(column: $0) })
        }
        guard isNull || value != nil else { throw .decoding(column: column, expected: "\(Value.self)") }
        return value
    }
}

/// A Swift value that can be read from a column's binary form.
package protocol ColumnDecodable {
    /// Nil if the bytes are not of this type's form.
    init?(column bytes: UnsafeRawBufferPointer)
}

extension Bool: ColumnDecodable {
    package init?(column bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 1 else { return nil }
        self = bytes[0] != 0
    }
}

extension Int64: ColumnDecodable {
    /// Accepts int8, int4 and int2, which differ by length.
    package init?(column bytes: UnsafeRawBufferPointer) {
        switch bytes.count {
        case 8: self = Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case 4: self = Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case 2: self = Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        default: return nil
        }
    }
}

extension Int: ColumnDecodable {
    package init?(column bytes: UnsafeRawBufferPointer) {
        guard let value = Int64(column: bytes) else { return nil }
        self = Int(value)
    }
}

extension String: ColumnDecodable {
    /// Accepts text, varchar, name and json; for other types cast in SQL.
    package init?(column bytes: UnsafeRawBufferPointer) {
        self = String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8]: ColumnDecodable {
    /// Accepts bytea, and the bytes of any other column as they travel.
    package init?(column bytes: UnsafeRawBufferPointer) { self = Array(bytes) }
}

/// The elements of a one-dimensional `text[]` without nulls.
package struct TextArray: ColumnDecodable {
    package private(set) var elements: [String] = []

    package init?(column bytes: UnsafeRawBufferPointer) {
        func word(at offset: Int) -> Int? {
            guard offset >= 0, offset <= bytes.count - 4 else { return nil }
            return Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
        }
        guard let dimensions = word(at: 0) else { return nil }
        guard dimensions != 0 else { return }
        guard dimensions == 1, let count = word(at: 12), count >= 0 else { return nil }
        var offset = 20
        for _ in 0..<count {
            guard let length = word(at: offset), length >= 0, length <= bytes.count - offset - 4 else {
                return nil
            }
            offset += 4
            elements.append(String(decoding: bytes[offset..<offset + length], as: UTF8.self))
            offset += length
        }
    }
}
