/// `method SP request-target SP HTTP-version` (RFC 9112 section 3). Ranges count from the start of the request.
struct RequestLine: Sendable {
    let method: Method
    let version: RequestHead.Version
    let path: Range<Int>
    let query: Range<Int>?
    /// The authority of an absolute-form target.
    let authority: Range<Int>?
    /// Whether a "%" of the target begins no escape, or the one of NUL. It hides no end of a request, so the refusal is left to who
    /// knows the form of the errors there.
    let hasBrokenEscape: Bool

    /// - Parameter range: the line in `octets`, without its CRLF.
    /// - Parameter origin: where the request begins in `octets`.
    init(_ octets: [UInt8], _ range: Range<Int>, origin: Int) throws(RequestError) {
        let line = octets[range]
        guard let first = line.firstIndex(of: Octet.space), let last = line.lastIndex(of: Octet.space),
            first < last
        else { throw .malformed("The request line needs a method, a target and a version") }
        version = try Self.version(line[(last + 1)...])

        let token = line[..<first]
        guard !token.isEmpty, token.allSatisfy(\.isTokenOctet) else {
            throw .malformed("The method is not a token")
        }
        method = Method(token: token)
        // An authority-form target (RFC 9112 section 3.2.3) names no resource of this server.
        guard method != .connect else { throw RequestError(.notImplemented, "This server is no proxy") }

        let target = (first + 1)..<last
        var path = target
        var authority: Range<Int>?
        if octets[target].elementsEqual([UInt8(ascii: "*")]) {
            guard method == .options else { throw .malformed("The target * belongs to OPTIONS") }
        } else {
            if target.isEmpty || octets[target.lowerBound] != Octet.slash {
                let start = try Self.authorityStart(octets[target])
                let end =
                    octets[start..<last].firstIndex { $0 == Octet.slash || $0 == Octet.question } ?? last
                authority = start..<end
                path = end..<last
            }
            let question = octets[path].firstIndex(of: Octet.question)
            if let question { path = path.lowerBound..<question }
            let query = question.map { ($0 + 1)..<last }
            guard octets[path].allSatisfy({ $0.isPathOctet || $0 == Octet.percent }),
                query.map({ octets[$0].allSatisfy(\.isQueryOctet) }) ?? true
            else { throw .malformed("The request target has a character that must be escaped") }
            let isWhole =
                PercentEncoding.isValid(octets, in: path)
                && (query.map { PercentEncoding.isValid(octets, in: $0) } ?? true)
            hasBrokenEscape = !isWhole
            self.query = query.map { $0.shifted(by: -origin) }
            self.path = path.shifted(by: -origin)
            self.authority = authority?.shifted(by: -origin)
            return
        }
        hasBrokenEscape = false
        query = nil
        self.path = path.shifted(by: -origin)
        self.authority = nil
    }

    private static func version(_ octets: ArraySlice<UInt8>) throws(RequestError) -> RequestHead.Version {
        if octets.elementsEqual("HTTP/1.1".utf8) { return .http11 }
        if octets.elementsEqual("HTTP/1.0".utf8) { return .http10 }
        let digits = octets.dropFirst(5)
        guard octets.count == 8, octets.prefix(5).elementsEqual("HTTP/".utf8),
            let major = digits.first, major.isDigit, let minor = digits.last, minor.isDigit,
            digits.dropFirst().first == UInt8(ascii: ".")
        else { throw .malformed("The request line does not end with an HTTP version") }
        throw RequestError(.versionNotSupported, "This server speaks HTTP/1.1")
    }

    /// Where the authority of an absolute-form target (RFC 9112 section 3.2.2) begins.
    private static func authorityStart(_ target: ArraySlice<UInt8>) throws(RequestError) -> Int {
        for scheme: StaticString in ["http://", "https://"] {
            let length = scheme.utf8CodeUnitCount
            if target.prefix(length).equalsIgnoringCase(scheme) { return target.startIndex + length }
        }
        throw .malformed("The request target is neither a path nor an http URL")
    }
}

extension Range<Int> {
    func shifted(by distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }
}
