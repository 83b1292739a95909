/// A parsed JSON text. Numbers keep their text, so nothing is lost before somebody says what they are.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

/// The values that JSON writes as one token.
protocol JSONScalar {
    /// What to ask for: `'count' must be a whole number`.
    static var kind: String { get }
    init?(json: JSONValue)
}

extension Bool: JSONScalar {
    static var kind: String { "true or false" }

    init?(json: JSONValue) {
        guard case .bool(let value) = json else { return nil }
        self = value
    }
}

extension String: JSONScalar {
    static var kind: String { "a string" }

    init?(json: JSONValue) {
        guard case .string(let value) = json else { return nil }
        self = value
    }
}

extension JSONScalar where Self: FixedWidthInteger {
    static var kind: String { "a whole number" }

    /// Takes `3`, and `3.0` or `3e2` as some clients write it, as long as a Double holds it exactly.
    init?(json: JSONValue) {
        guard case .number(let text) = json else { return nil }
        if let value = Self(text) {
            self = value
        } else if let double = Double(text), double.magnitude <= 9_007_199_254_740_992,
            let value = Self(exactly: double)
        {
            self = value
        } else {
            return nil
        }
    }
}

extension JSONScalar where Self: BinaryFloatingPoint & LosslessStringConvertible {
    static var kind: String { "a number" }

    init?(json: JSONValue) {
        guard case .number(let text) = json, let value = Self(text), value.isFinite else { return nil }
        self = value
    }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}
extension Double: JSONScalar {}
extension Float: JSONScalar {}
