import FoundationEssentials

/// Reads a JSON text into `Value` after ``StrictJSON/check(_:)``. Members that `Value` does not name are ignored.
/// An error names the member (`'filter.limit' must be a whole number`) and never repeats its value.
package func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONError) -> Value {
    try StrictJSON.check(bytes)
    do {
        return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as JSONError {
        throw error
    } catch let error as DecodingError {
        throw JSONError(sentence(for: error))
    } catch {
        throw JSONError("the JSON value does not fit")
    }
}

private func sentence(for error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context): "\(subject(context.codingPath + [key])) is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
        "\(subject(context.codingPath)) must be \(kind(of: type))"
    case .dataCorrupted(let context): "\(subject(context.codingPath)) is not a value that fits here"
    @unknown default: "the JSON value does not fit"
    }
}

private func subject(_ path: [any CodingKey]) -> String {
    guard !path.isEmpty else { return "the JSON value" }
    var name = ""
    for key in path {
        if let index = key.intValue {
            name += "[\(index)]"
        } else {
            name += name.isEmpty ? key.stringValue : "." + key.stringValue
        }
    }
    return "'\(quotable(name))'"
}

private func kind(of type: Any.Type) -> String {
    switch type {
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is any FixedWidthInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type, is Decimal.Type: "a number"
    case is any JSONArrayType.Type, is [Any].Type: "an array"
    default: "an object"
    }
}

private protocol JSONArrayType {}
extension Array: JSONArrayType {}
extension Set: JSONArrayType {}
