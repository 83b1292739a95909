/// Why the route table has no handler for a request.
package enum RouteMiss: Error, Equatable, CustomStringConvertible {
    case notFound
    /// The path exists, for these methods (RFC 9110 section 15.5.6).
    case methodNotAllowed(allow: [Method])
    case unknownMethod

    package var status: Status {
        switch self {
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .unknownMethod: .notImplemented
        }
    }

    package var description: String {
        switch self {
        case .notFound: "Not found"
        case .methodNotAllowed: "This method is not allowed here"
        case .unknownMethod: "This method is not known here"
        }
    }

    /// The value of the Allow field; nil where the status asks for none.
    package var allow: String? {
        guard case .methodNotAllowed(let methods) = self else { return nil }
        return methods.map(\.rawValue).joined(separator: ", ")
    }
}

/// Turns what a parser, the router or a handler has thrown into an answer. The head is nil when none could be read.
package typealias ErrorAnswer = @Sendable (any Error, RequestHead?) -> Response

extension Response {
    /// The answer to an error in plain text, for a listener that speaks no dialect of its own.
    package static func plain(_ error: any Error, _ head: RequestHead?) -> Response {
        switch error {
        case let error as RequestError: Response(error.status, text: error.description + "\n")
        case let error as RouteMiss: miss(error)
        default: Response(.internalServerError, text: "Internal server error\n")
        }
    }

    private static func miss(_ miss: RouteMiss) -> Response {
        var response = Response(miss.status, text: miss.description + "\n")
        if let allow = miss.allow { response.fields.append("Allow", allow) }
        return response
    }
}
