/// One whole request as a handler sees it.
package struct Request: Sendable {
    package let head: RequestHead
    /// What the `:name` segments of the matched route stood for, percent-decoded.
    package let parameters: PathParameters
    package let body: [UInt8]

    package init(head: RequestHead, parameters: PathParameters = PathParameters(), body: [UInt8] = []) {
        self.head = head
        self.parameters = parameters
        self.body = body
    }

    package var method: Method { head.method }
    package var query: Query { head.query }
}

/// The values of a route's `:name` segments. There are one to three, so a scan beats a dictionary.
package struct PathParameters: Sendable, Equatable {
    private var names: [String] = []
    private var values: [String] = []

    package init() {}

    /// The value of `name`, or an empty text when the route has no such segment.
    package subscript(name: String) -> String {
        guard let index = names.firstIndex(of: name) else { return "" }
        return values[index]
    }

    mutating func append(_ name: String, _ value: String) {
        names.append(name)
        values.append(value)
    }
}
