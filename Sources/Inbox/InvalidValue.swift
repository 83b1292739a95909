/// Why a given value is not acceptable: a sentence without a full stop that never repeats the value.
package struct InvalidValue: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
