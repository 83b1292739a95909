import Networking

/// One request on its way to its answer: what the connection must still know when the handler returns. An object, because a
/// waiting handler's connection keeps it, and thousands wait.
final class Exchange: Sendable {
    let head: RequestHead
    let requestID: RequestID
    /// The route, or why there is none.
    let match: Result<(Route, PathParameters), any Error>
    let start = MonotonicTime.now()

    init(_ head: RequestHead, _ requestID: RequestID, router: Router) {
        self.head = head
        self.requestID = requestID
        match = Result { try Self.find(head, in: router) }
    }

    /// For the log: the pattern, not the path, which names mail addresses.
    var pattern: String { (try? match.get().0.pattern) ?? "none" }

    private static func find(_ head: RequestHead, in router: Router) throws -> (Route, PathParameters) {
        guard !head.hasBrokenEscape else {
            throw RequestError.malformed("The request target has a broken escape")
        }
        guard head.method != .other else { throw RouteMiss.unknownMethod }
        switch try router.match(head.method, path: head.path) {
        case .found(let route, let parameters): return (route, parameters)
        case .methodNotAllowed(let allow): throw RouteMiss.methodNotAllowed(allow: allow)
        case .notFound: throw RouteMiss.notFound
        }
    }
}
