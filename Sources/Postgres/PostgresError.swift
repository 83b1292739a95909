import CLibPQ

/// What can go wrong between us and the database.
///
/// `description` is safe to show to anybody; `debugDescription` names the server's message for the log. Neither holds an argument.
package enum PostgresError: Error, CustomStringConvertible, CustomDebugStringConvertible, Sendable {
    /// The server refused a statement; its transaction is rolled back.
    case server(Refusal)
    /// The connection died; whether the last transaction was committed is unknown.
    case connectionLost(String)
    /// There is no connection just now.
    case unavailable(String)
    /// Too many exchanges wait on this connection already.
    case overloaded
    /// A column was not of the form that the program expects.
    case decoding(column: Int, expected: String)

    /// The fields of an ErrorResponse that do not carry data.
    package struct Refusal: Sendable {
        /// The five characters of appendix A.
        package let sqlState: String
        package let message: String
        /// The constraint that was breached, if that is what happened.
        package let constraint: String?
    }

    package var sqlState: String? {
        if case .server(let refusal) = self { refusal.sqlState } else { nil }
    }

    package var constraint: String? {
        if case .server(let refusal) = self { refusal.constraint } else { nil }
    }

    package var description: String {
        switch self {
        case .server: "the database refused the statement"
        case .connectionLost: "the connection to the database was lost"
        case .unavailable: "the database cannot be reached"
        case .overloaded: "the database is overloaded"
        case .decoding: "the database gave an unexpected answer"
        }
    }

    package var debugDescription: String {
        switch self {
        case .server(let refusal): "\(refusal.sqlState) \(refusal.message)"
        case .connectionLost(let message), .unavailable(let message): "\(description): \(message)"
        case .overloaded: description
        case .decoding(let column, let expected): "column \(column) is not \(expected)"
        }
    }
}
