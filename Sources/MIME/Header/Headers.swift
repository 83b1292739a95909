/// The header fields of a message in their order, repeated ones included.
package struct Headers: Sendable {
    package let fields: [HeaderField]

    /// - Parameter charset: of 8-bit text that is not UTF-8.
    func inUTF8(charset: [UInt8]?, notes: inout Notes) -> Headers {
        Headers(fields: fields.map { $0.inUTF8(charset: charset, notes: &notes) })
    }

    /// The first field of that name, in any case.
    package subscript(name: String) -> HeaderField? { fields.first { Self.isSame($0.name, name) } }

    /// All fields of that name, in any case.
    package func all(_ name: String) -> [HeaderField] { fields.filter { Self.isSame($0.name, name) } }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count
            && zip(one.utf8, other.utf8).allSatisfy { Octet.lowercased($0) == Octet.lowercased($1) }
    }
}
