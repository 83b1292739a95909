import CLibPQ

/// A session that blocks its thread, for migrations and for tools that do one thing at a time.
package final class BlockingConnection {
    private let handle: OpaquePointer

    package init(_ options: ConnectionOptions) throws(PostgresError) { handle = try options.open() }

    deinit { PQfinish(handle) }

    /// Runs a script of one or more statements, as a file has them. It is one transaction unless the script says otherwise.
    package func run(script: String) throws(PostgresError) {
        _ = try check(PQexec(handle, script))
    }

    /// Runs one statement with its arguments and gives its result.
    package func query(_ statement: BoundStatement) throws(PostgresError) -> QueryResult {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for parameter in statement.parameters {
            parameter.encode(into: &bytes)
            ends.append(bytes.count)
        }
        bytes.append(0)
        let parameters = statement.parameters
        let starts = [0] + ends.dropLast()
        let result = bytes.withUnsafeBytes { all in
            PQexecParams(
                handle, statement.statement.sql, CInt(parameters.count), parameters.map(\.type.rawValue),
                zip(parameters, starts).map { parameter, start in
                    parameter.isNull
                        ? nil : all.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
                },
                zip(starts, ends).map { CInt(clamping: $1 - $0) }, parameters.map { $0.isTextFormat ? 0 : 1 },
                1)
        }
        return try check(result)
    }

    private func check(_ result: OpaquePointer?) throws(PostgresError) -> QueryResult {
        guard let result else { throw .connectionLost(String(cString: PQerrorMessage(handle))) }
        let owned = QueryResult(adopting: result)
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return owned
        default:
            func field(_ code: UnicodeScalar) -> String? {
                PQresultErrorField(result, CInt(code.value)).map { String(cString: $0) }
            }
            guard let sqlState = field("C"), PQstatus(handle) == CONNECTION_OK else {
                throw .connectionLost(String(cString: PQresultErrorMessage(result)).trimmingNewlines)
            }
            throw .server(
                .init(sqlState: sqlState, message: field("M") ?? "unknown", constraint: field("n")))
        }
    }
}
