/// The parameters of a query, read as forms send them: `name=value` joined by "&", "+" for a space.
package struct Query: Sendable {
    private let octets: ArraySlice<UInt8>

    package init(octets: ArraySlice<UInt8>) { self.octets = octets }

    package var isEmpty: Bool { octets.isEmpty }

    /// The value of the only parameter called `name`; an empty text when it has no "=".
    ///
    /// - Throws: 400 when it is there twice (two readers would each take another one) or is not UTF-8.
    package func value(_ name: StaticString) throws(RequestError) -> String? {
        var found: String?
        for pair in octets.split(separator: UInt8(ascii: "&")) {
            let cut = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard isName(pair[..<cut], name) else { continue }
            guard found == nil else { throw .malformed("The parameter \(name) is given twice") }
            let value = PercentEncoding.decoded(
                cut < pair.endIndex ? pair[(cut + 1)...] : [], plusIsSpace: true)
            guard let text = String(validating: value, as: UTF8.self) else {
                throw .malformed("The parameter \(name) is not UTF-8")
            }
            found = text
        }
        return found
    }

    private func isName(_ octets: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
        let plain = octets.contains(Octet.percent) ? PercentEncoding.decoded(octets)[...] : octets
        return name.withUTF8Buffer { $0.elementsEqual(plain) }
    }
}
