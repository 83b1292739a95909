import Foundation
import TestSupport
import Testing

/// `docs/openapi.json`, read for the tests.
struct Document {
    /// One method of one path.
    struct Operation {
        let method: String
        let path: String
        let id: String
        let summary: String
        let tags: [String]
        /// The names of the security schemes, of which one is enough; none for an operation that takes anyone.
        let schemes: Set<String>
        let pathParameters: [String]
        /// The path with the examples of its parameters.
        let target: String
        /// Whether the answer goes on for as long as the client listens.
        let isStream: Bool

        var name: String { "\(method) \(path)" }
    }

    let text: Data
    let operations: [Operation]
    let tags: Set<String>
    /// Everything below `components`, as references name it.
    let definitions: Set<String>
    /// Everything that something refers to.
    let references: Set<String>

    init() throws {
        text = try Data(contentsOf: Program.root.appending(path: "docs/openapi.json"))
        let root = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
        let paths = try #require(root["paths"] as? [String: [String: [String: Any]]])
        operations = paths.sorted { $0.key < $1.key }.flatMap { path, methods in
            methods.sorted { $0.key < $1.key }.map { Operation($0.key.uppercased(), path, $0.value) }
        }
        let tags = try #require(root["tags"] as? [[String: Any]])
        self.tags = Set(tags.compactMap { $0["name"] as? String })
        let components = try #require(root["components"] as? [String: [String: Any]])
        definitions = Set(
            components.flatMap { kind, members in members.keys.map { "#/components/\(kind)/\($0)" } })
        references = Self.references(in: root).union(
            operations.flatMap(\.schemes).map { "#/components/securitySchemes/\($0)" })
    }

    private static func references(in value: Any) -> Set<String> {
        switch value {
        case let object as [String: Any]:
            object.reduce(into: []) { found, member in
                if member.key == "$ref", let target = member.value as? String { found.insert(target) }
                found.formUnion(references(in: member.value))
            }
        case let array as [Any]: array.reduce(into: []) { $0.formUnion(references(in: $1)) }
        default: []
        }
    }
}

extension Document.Operation {
    init(_ method: String, _ path: String, _ members: [String: Any]) {
        self.method = method
        self.path = path
        id = members["operationId"] as? String ?? ""
        summary = members["summary"] as? String ?? ""
        tags = members["tags"] as? [String] ?? []
        schemes = Set((members["security"] as? [[String: Any]] ?? []).flatMap(\.keys))
        let parameters = (members["parameters"] as? [[String: Any]] ?? []).filter {
            $0["in"] as? String == "path"
        }
        pathParameters = parameters.compactMap { $0["name"] as? String }
        target = parameters.reduce(path) { path, parameter in
            guard let name = parameter["name"] as? String, let example = parameter["example"] else {
                return path
            }
            return path.replacing("{\(name)}", with: "\(example)")
        }
        let responses = members["responses"] as? [String: [String: Any]] ?? [:]
        isStream = (responses["200"]?["content"] as? [String: Any])?["text/event-stream"] != nil
    }
}
