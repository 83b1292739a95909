/// A route's path, cut into segments: a literal one matches itself, a `:name` matches any one that is not empty.
struct RoutePattern: Sendable {
    enum Segment: Sendable, Equatable {
        case literal([UInt8])
        case parameter(String)
    }

    let segments: [Segment]

    init(_ text: String) throws(RouteError) {
        guard text.hasPrefix("/"), !text.hasSuffix("/") || text == "/" else { throw .badPattern(text) }
        var segments: [Segment] = []
        var names: Set<String> = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if part.hasPrefix(":") {
                let name = String(part.dropFirst())
                guard !name.isEmpty, names.insert(name).inserted else { throw .badPattern(text) }
                segments.append(.parameter(name))
            } else {
                guard part.utf8.allSatisfy(\.isPathOctet), !part.isEmpty || text == "/" else {
                    throw .badPattern(text)
                }
                segments.append(.literal(Array(part.utf8)))
            }
        }
        self.segments = segments
    }

    /// The shape: two patterns of one shape match the same paths.
    var shape: [[UInt8]?] {
        segments.map { segment in
            switch segment {
            case .literal(let octets): octets
            case .parameter: nil
            }
        }
    }

    /// Whether this pattern is to be tried before `other`: at the first difference a literal goes first.
    func precedes(_ other: RoutePattern) -> Bool {
        for (mine, theirs) in zip(segments, other.segments) {
            switch (mine, theirs) {
            case (.literal, .parameter): return true
            case (.parameter, .literal): return false
            default: continue
            }
        }
        return false
    }

    /// Whether the pattern matches `path`, given as its decoded segments.
    func matches(_ path: [ArraySlice<UInt8>]) -> Bool {
        guard path.count == segments.count else { return false }
        // From the end: the last segments tell routes apart sooner than `/api` does.
        var index = segments.count - 1
        while index >= 0 {
            switch segments[index] {
            case .literal(let octets): guard path[index].elementsEqual(octets) else { return false }
            case .parameter: guard !path[index].isEmpty else { return false }
            }
            index -= 1
        }
        return true
    }

    /// - Throws: 400 when a value is not UTF-8.
    func parameters(_ path: [ArraySlice<UInt8>]) throws(RequestError) -> PathParameters {
        var parameters = PathParameters()
        for (segment, octets) in zip(segments, path) {
            guard case .parameter(let name) = segment else { continue }
            guard let value = String(validating: octets, as: UTF8.self) else {
                throw .malformed("The path is not UTF-8")
            }
            parameters.append(name, value)
        }
        return parameters
    }
}

/// A mistake in the route table, found before the server starts.
package enum RouteError: Error, CustomStringConvertible {
    case badPattern(String)
    case duplicate(Method, String)

    package var description: String {
        switch self {
        case .badPattern(let pattern): "The route pattern \(pattern) is malformed"
        case .duplicate(let method, let pattern): "Two routes answer \(method.rawValue) \(pattern)"
        }
    }
}
