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

    /// Whether `OPTIONS` has its answer in this: the methods that there are.
    var isAnswerToOptions: Bool { if case .methodNotAllowed = self { true } else { false } }

    /// `Allow` where the status asks for it.
    package var fields: HeaderFields {
        var fields = HeaderFields()
        if case .methodNotAllowed(let allow) = self {
            fields.append("Allow", allow.map(\.rawValue).joined(separator: ", "))
        }
        return fields
    }
}

/// Turns what a parser, the router or a handler has thrown into an answer. The head is nil when none could be read.
package typealias ErrorAnswer = @Sendable (any Error, RequestHead?) -> Response

extension Response {
    /// The answer to an error in plain text, for a listener that speaks no dialect of its own.
    package static func plain(_ error: any Error, _ head: RequestHead?) -> Response {
        switch error {
        case let error as RequestError: text(error.status, error.description)
        case let error as RouteMiss: text(error.status, error.description, fields: error.fields)
        default: text(.internalServerError, "Internal server error")
        }
    }

    private static func text(
        _ status: Status, _ text: String, fields: HeaderFields = HeaderFields()
    ) -> Response {
        var response = Response(status, fields: fields, body: .bytes(Array((text + "\n").utf8)))
        response.fields.append("Content-Type", "text/plain; charset=utf-8")
        return response
    }
}
