/// What an answer looks like whatever it says: names, types and nesting.
enum Shape: Equatable, Decodable, CustomStringConvertible {
    case null, bool, number, text
    /// The shape of the items, which all have the same; nil when there is none.
    indirect case array(Shape?)
    case object([String: Shape])

    private struct Unequal: Error {}

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Name.self) {
            var shapes: [String: Shape] = [:]
            for name in members.allKeys {
                shapes[name.stringValue] = try members.decode(Shape.self, forKey: name)
            }
            self = .object(shapes)
            return
        }
        if var items = try? decoder.unkeyedContainer() {
            var shape: Shape?
            while !items.isAtEnd {
                let item = try items.decode(Shape.self)
                guard shape == nil || shape == item else { throw Unequal() }
                shape = item
            }
            self = .array(shape)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if (try? value.decode(Bool.self)) != nil {
            self = .bool
        } else if (try? value.decode(Double.self)) != nil {
            self = .number
        } else {
            _ = try value.decode(String.self)
            self = .text
        }
    }

    /// Without the members at these paths, as `data.availableCount`; the names of arrays' items follow those of the arrays.
    func without(_ paths: [String]) -> Shape {
        paths.reduce(self) { $0.without(path: $1.split(separator: ".").map(String.init)[...]) }
    }

    private func without(path: ArraySlice<String>) -> Shape {
        switch self {
        case .array(let item): return .array(item?.without(path: path))
        case .object(var members):
            guard let name = path.first else { return self }
            members[name] = path.count == 1 ? nil : members[name]?.without(path: path.dropFirst())
            return .object(members)
        default: return self
        }
    }

    var description: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .number: "number"
        case .text: "text"
        case .array(let item): "[\(item?.description ?? "")]"
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",")
                + "}"
        }
    }
}
