/// Answers one request. Runs on the connection's event loop and never leaves it.
package typealias Handler = @Sendable (Request, Context) async throws -> Response

/// One row of the route table.
package struct Route: Sendable {
    package let method: Method
    /// As in the API's documents: `/api/emails/:id`.
    package let pattern: String
    /// The largest body in octets; a longer one is answered 413.
    package let bodyLimit: Int
    package let handler: Handler

    /// - Parameter bodyLimit: octets, 1 MiB unless the route says otherwise.
    package init(
        _ method: Method, _ pattern: String, bodyLimit: Int = 1 << 20, handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.bodyLimit = bodyLimit
        self.handler = handler
    }

    package static func get(_ pattern: String, _ handler: @escaping Handler) -> Route {
        Route(.get, pattern, handler: handler)
    }
    package static func post(
        _ pattern: String, bodyLimit: Int = 1 << 20, _ handler: @escaping Handler
    ) -> Route {
        Route(.post, pattern, bodyLimit: bodyLimit, handler: handler)
    }
    package static func patch(_ pattern: String, _ handler: @escaping Handler) -> Route {
        Route(.patch, pattern, handler: handler)
    }
    package static func delete(_ pattern: String, _ handler: @escaping Handler) -> Route {
        Route(.delete, pattern, handler: handler)
    }
}
