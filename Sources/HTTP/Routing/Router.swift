/// The route table, checked once and then frozen.
package struct Router: Sendable {
    /// What a method and a path lead to.
    package enum Match: Sendable {
        case found(Route, PathParameters)
        /// The methods that the path does have.
        case methodNotAllowed(allow: [Method])
        case notFound
    }

    /// Every route, in the order of the table.
    package let routes: [Route]
    /// By number of segments; more specific patterns first.
    private let bySegmentCount: [[(pattern: RoutePattern, route: Route)]]

    /// - Throws: when a pattern is malformed or two routes answer the same requests.
    package init(_ routes: [Route]) throws(RouteError) {
        self.routes = routes
        var table: [[(pattern: RoutePattern, route: Route)]] = []
        for route in routes {
            let pattern = try RoutePattern(route.pattern)
            while table.count <= pattern.segments.count { table.append([]) }
            let row = table[pattern.segments.count]
            guard
                !row.contains(where: { $0.route.method == route.method && $0.pattern.shape == pattern.shape })
            else { throw .duplicate(route.method, route.pattern) }
            let index = row.firstIndex { pattern.precedes($0.pattern) } ?? row.endIndex
            table[pattern.segments.count].insert((pattern, route), at: index)
        }
        bySegmentCount = table
    }

    /// Finds the route. `HEAD` falls back to the route of `GET`.
    ///
    /// - Parameter path: percent-encoded, as `RequestHead.path` gives it. An escaped slash stays in its segment.
    /// - Throws: 400 when a `:name` segment is not UTF-8.
    package func match(_ method: Method, path: ArraySlice<UInt8>) throws(RequestError) -> Match {
        // The server as a whole (RFC 9110 section 9.3.7).
        if method == .options, path.elementsEqual("*".utf8) { return .methodNotAllowed(allow: methods) }
        guard let segments = segments(path) else { return .notFound }
        let wanted = method == .head ? .get : method
        var allowed: [Method] = []
        for (pattern, route) in bySegmentCount[segments.count] where pattern.matches(segments) {
            if route.method == wanted { return .found(route, try pattern.parameters(segments)) }
            if !allowed.contains(route.method) { allowed.append(route.method) }
        }
        guard !allowed.isEmpty else { return .notFound }
        if allowed.contains(.get) { allowed.append(.head) }
        allowed.append(.options)
        return .methodNotAllowed(allow: allowed)
    }

    /// Every method that some route has.
    private var methods: [Method] {
        var methods: [Method] = []
        for route in routes where !methods.contains(route.method) { methods.append(route.method) }
        if methods.contains(.get) { methods.append(.head) }
        return methods + [.options]
    }

    /// The decoded segments, or nil when no route has that many.
    private func segments(_ path: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard path.isEmpty || path.first == Octet.slash else { return nil }
        var segments: [ArraySlice<UInt8>] = []
        segments.reserveCapacity(bySegmentCount.count)
        var start = min(path.startIndex + 1, path.endIndex)
        while segments.count < bySegmentCount.count {
            let end = path[start...].firstIndex(of: Octet.slash) ?? path.endIndex
            let part = path[start..<end]
            segments.append(part.contains(Octet.percent) ? PercentEncoding.decoded(part)[...] : part)
            guard end < path.endIndex else { break }
            start = end + 1
        }
        guard segments.count < bySegmentCount.count else { return nil }
        return segments
    }
}
