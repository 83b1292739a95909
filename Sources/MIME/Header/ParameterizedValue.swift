/// A value with parameters, as in Content-Type and Content-Disposition (RFC 2045, section 5.1; RFC 2231).
struct ParameterizedValue {
    /// In lower case, without comments and white space.
    private(set) var value = ""
    private var parameters: [String: Parameter] = [:]

    private struct Parameter {
        /// Parts by their number (RFC 2231, section 3); a value that is not continued is part 0.
        var sections: [Int: [UInt8]] = [:]
        var charset: [UInt8]?
        /// Written as `name*=` or `name*0=`, which goes before `name=`.
        var isExtended = false
    }

    init() {}

    init(_ unfolded: [UInt8]) {
        var scanner = ParameterScanner(unfolded)
        value = String(decoding: scanner.value().map(Octet.lowercased), as: UTF8.self)
        var left = 1_000
        while left > 0, let (name, octets) = scanner.next() {
            add(name, octets)
            left &-= 1
        }
    }

    /// The parameter as it was written, without quotes and continuations: for boundaries and charsets.
    func octets(_ name: String) -> [UInt8]? {
        guard let parameter = parameters[name] else { return nil }
        var octets: [UInt8] = []
        // What comes behind a missing part does not belong to it (RFC 2231, section 3).
        for (number, section) in parameter.sections.sorted(by: { $0.key < $1.key }).enumerated() {
            guard section.key == number || parameter.sections[0] == nil else { break }
            octets.append(contentsOf: section.value)
        }
        return octets
    }

    /// Whether the parameter is there and has that value, in any case.
    func isOn(_ name: String, _ value: StaticString) -> Bool {
        guard let octets = octets(name) else { return false }
        return octets.count == value.utf8CodeUnitCount && octets.hasPrefix(value, at: 0, before: octets.count)
    }

    /// The parameter as a person reads it.
    func text(_ name: String, notes: inout Notes) -> String? {
        guard let octets = octets(name), let parameter = parameters[name] else { return nil }
        guard parameter.isExtended, parameter.charset != nil else {
            return EncodedWords.decode(octets, notes: &notes)
        }
        return String(
            decoding: TextDecoder.utf8(octets, charset: parameter.charset, notes: &notes), as: UTF8.self)
    }

    private mutating func add(_ name: [UInt8], _ octets: [UInt8]) {
        guard let star = name.firstIndex(of: UInt8(ascii: "*")) else {
            let name = String(decoding: name, as: UTF8.self)
            if parameters[name] == nil { parameters[name] = Parameter(sections: [0: octets]) }
            return
        }
        let base = String(decoding: name[..<star], as: UTF8.self)
        var rest = name[(star &+ 1)...]
        var number = 0
        let isContinued = rest.first.map(Octet.isDigit) == true
        while let digit = rest.first, Octet.isDigit(digit), number < 1_000 {
            number = number &* 10 &+ Int(digit &- 0x30)
            rest = rest.dropFirst()
        }
        let isEncoded = !isContinued || rest.first == UInt8(ascii: "*")
        var parameter = parameters[base] ?? Parameter()
        if !parameter.isExtended { parameter = Parameter(isExtended: true) }
        guard parameter.sections[number] == nil else { return }
        if isEncoded {
            parameter.sections[number] = decodeExtended(octets, isFirst: number == 0, of: &parameter)
        } else {
            parameter.sections[number] = octets
        }
        parameters[base] = parameter
    }

    /// `charset'language'percent-encoded` in the first part, `percent-encoded` in the others (RFC 2231, section 4).
    private func decodeExtended(_ octets: [UInt8], isFirst: Bool, of parameter: inout Parameter) -> [UInt8] {
        var start = 0
        let apostrophe = UInt8(ascii: "'")
        if isFirst, let first = octets.firstIndex(of: apostrophe),
            let second = octets[(first &+ 1)...].firstIndex(of: apostrophe)
        {
            parameter.charset = Array(octets[..<first])
            start = second &+ 1
        } else if isFirst {
            parameter.charset = []
        }
        var decoded: [UInt8] = []
        var index = start
        while index < octets.count {
            if octets[index] == UInt8(ascii: "%"), index &+ 2 < octets.count,
                let high = Octet.hexValue(octets[index &+ 1]), let low = Octet.hexValue(octets[index &+ 2])
            {
                decoded.append(high << 4 | low)
                index &+= 3
            } else {
                decoded.append(octets[index])
                index &+= 1
            }
        }
        return decoded
    }
}
