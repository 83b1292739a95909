/// The header of a request while its lines arrive. Ranges count from the start of the request.
struct RequestHeadDraft: Sendable {
    let line: RequestLine
    private(set) var lines: [FieldLine] = []
    private(set) var keepsAlive: Bool
    private(set) var expectsContinue = false
    private var host: Range<Int>?
    private var contentLength: Int?
    private var isChunked = false

    init(_ line: RequestLine) {
        self.line = line
        keepsAlive = line.version == .http11
        lines.reserveCapacity(8)
    }

    /// Takes one field line (RFC 9112 section 5), given without its CRLF.
    mutating func append(
        _ octets: [UInt8], _ range: Range<Int>, origin: Int, limits: RequestLimits
    ) throws(RequestError) {
        guard lines.count < limits.fieldCount else { throw .headerTooLarge }
        let (name, value) = try Self.field(octets, range)
        lines.append(
            FieldLine(
                nameStart: UInt32(truncatingIfNeeded: name.lowerBound - origin),
                nameEnd: UInt32(truncatingIfNeeded: name.upperBound - origin),
                valueStart: UInt32(truncatingIfNeeded: value.lowerBound - origin),
                valueEnd: UInt32(truncatingIfNeeded: value.upperBound - origin)))
        try interpret(octets[name], octets[value], valueRange: value.shifted(by: -origin))
    }

    /// Splits a field line at its colon. A space before the colon or a folded line is how requests are smuggled past
    /// a front-end that reads them differently (RFC 9112 sections 5.1 and 5.2).
    static func field(
        _ octets: [UInt8], _ range: Range<Int>
    ) throws(RequestError) -> (name: Range<Int>, value: Range<Int>) {
        var colon = range.lowerBound
        while colon < range.upperBound, octets[colon].isTokenOctet { colon += 1 }
        guard colon < range.upperBound, octets[colon] == Octet.colon, colon > range.lowerBound else {
            throw .malformed("A field name is not a token followed by a colon")
        }
        var start = colon + 1
        var end = range.upperBound
        while start < end, octets[start] == Octet.space || octets[start] == Octet.tab { start += 1 }
        while end > start, octets[end - 1] == Octet.space || octets[end - 1] == Octet.tab { end -= 1 }
        for index in start..<end where !octets[index].isFieldOctet {
            throw .malformed("A field value has a control character")
        }
        return (range.lowerBound..<colon, start..<end)
    }

    private mutating func interpret(
        _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, valueRange: Range<Int>
    ) throws(RequestError) {
        switch name.count {
        case 4 where name.equalsIgnoringCase("host"):
            guard host == nil else { throw .malformed("The Host field is there twice") }
            guard Authority.isValid(value) else { throw .malformed("The Host field is not a host and port") }
            host = valueRange
        case 6 where name.equalsIgnoringCase("expect"):
            // The only expectation there is (RFC 9110 section 10.1.1).
            guard value.equalsIgnoringCase("100-continue") else {
                throw RequestError(
                    .expectationFailed, "The only expectation this server meets is 100-continue")
            }
            expectsContinue = line.version == .http11
        case 10 where name.equalsIgnoringCase("connection"):
            for option in value.split(separator: Octet.comma) where option.trimmed.equalsIgnoringCase("close")
            {
                keepsAlive = false
            }
        case 14 where name.equalsIgnoringCase("content-length"):
            guard contentLength == nil else { throw .malformed("The Content-Length field is there twice") }
            contentLength = try Self.length(value)
        case 17 where name.equalsIgnoringCase("transfer-encoding"):
            guard !isChunked else { throw .malformed("The Transfer-Encoding field is there twice") }
            try Self.requireChunked(value)
            isChunked = true
        default: break
        }
    }

    private static func length(_ value: ArraySlice<UInt8>) throws(RequestError) -> Int {
        guard !value.isEmpty, value.allSatisfy(\.isDigit) else {
            throw .malformed("The Content-Length field is not a number")
        }
        var length = 0
        for digit in value {
            let (tens, overflow) = length.multipliedReportingOverflow(by: 10)
            guard !overflow, tens <= Int.max - 9 else { throw .contentTooLarge }
            length = tens + Int(digit - UInt8(ascii: "0"))
        }
        return length
    }

    /// RFC 9112 section 6.1: without chunked as the one final coding the end of the body is a guess.
    private static func requireChunked(_ value: ArraySlice<UInt8>) throws(RequestError) {
        if value.equalsIgnoringCase("chunked") { return }
        let codings = value.split(separator: Octet.comma, omittingEmptySubsequences: false).map(\.trimmed)
        guard codings.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isTokenOctet) }),
            codings.dropLast().allSatisfy({ !$0.equalsIgnoringCase("chunked") })
        else { throw .malformed("The Transfer-Encoding field does not end with chunked") }
        throw RequestError(.notImplemented, "The only transfer coding this server knows is chunked")
    }

    /// What the header as a whole must keep to, and how the body is framed.
    ///
    /// - Parameter octets: the request from its first octet on.
    func finish(_ octets: [UInt8], origin: Int) throws(RequestError) -> RequestHead.Framing {
        if let host {
            // Two names for one request: a front-end may have decided by the other one.
            if let authority = line.authority {
                let target = octets[authority.shifted(by: origin)]
                let field = octets[host.shifted(by: origin)]
                guard target.elementsEqual(field, by: { $0.lowercased == $1.lowercased }) else {
                    throw .malformed("The target and the Host field name different hosts")
                }
            }
        } else if line.version == .http11 {
            throw .malformed("The Host field is missing")
        } else if let authority = line.authority, !Authority.isValid(octets[authority.shifted(by: origin)]) {
            throw .malformed("The target's host is not a host and port")
        }
        if isChunked {
            guard contentLength == nil else {
                throw .malformed("Content-Length and Transfer-Encoding exclude each other")
            }
            guard line.version == .http11 else { throw .malformed("HTTP/1.0 has no transfer codings") }
            return .chunked
        }
        guard let contentLength, contentLength > 0 else { return .none }
        return .sized(contentLength)
    }
}
