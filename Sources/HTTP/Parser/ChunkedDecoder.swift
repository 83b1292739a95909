/// The chunked transfer coding (RFC 9112 section 7.1) of one request body. Trailer fields are checked and dropped.
struct ChunkedDecoder: Sendable {
    private enum State: Sendable {
        case sizeLine
        case data(remaining: Int)
        case dataEnd
        case trailer
    }

    private(set) var body: [UInt8] = []
    private var state = State.sizeLine
    private var extensionOctets = 0
    private var trailerOctets = 0
    private var trailerCount = 0

    /// Takes what it can from `octets` at `position` on and moves `position` behind it.
    ///
    /// - Returns: whether the body is complete.
    mutating func decode(
        _ octets: [UInt8], at position: inout Int, bodyLimit: Int, limits: RequestLimits
    ) throws(RequestError) -> Bool {
        while true {
            switch state {
            case .sizeLine:
                guard let line = try line(in: octets, at: &position, limit: limits.chunkLine) else {
                    return false
                }
                let size = try size(octets[line], limits: limits)
                guard size <= bodyLimit - body.count else { throw .contentTooLarge }
                state = size == 0 ? .trailer : .data(remaining: size)
            case .data(let remaining):
                let count = min(remaining, octets.count - position)
                body.append(contentsOf: octets[position..<(position + count)])
                position += count
                guard count == remaining else {
                    state = .data(remaining: remaining - count)
                    return false
                }
                state = .dataEnd
            case .dataEnd:
                guard let line = try line(in: octets, at: &position, limit: 0) else { return false }
                guard line.isEmpty else { throw Self.badChunk }
                state = .sizeLine
            case .trailer:
                guard let line = try line(in: octets, at: &position, limit: limits.header) else {
                    return false
                }
                if line.isEmpty { return true }
                try checkTrailer(octets, line, limits: limits)
            }
        }
    }

    /// The next line without its CRLF, or nil when it has not all arrived.
    private func line(
        in octets: [UInt8], at position: inout Int, limit: Int
    ) throws(RequestError) -> Range<Int>? {
        let end = min(octets.count, position + limit + 2)
        var index = position
        while index < end, octets[index] != Octet.lineFeed { index += 1 }
        guard index < end else {
            guard end - position < limit + 2 else { throw Self.badChunk }
            return nil
        }
        guard index > position, octets[index - 1] == Octet.carriageReturn else {
            throw .malformed("A line of the chunked body ends with a bare line feed")
        }
        defer { position = index + 1 }
        return position..<(index - 1)
    }

    /// `chunk-size [ chunk-ext ]`; at most eight digits, so that no reader's integer overflows.
    private mutating func size(_ line: ArraySlice<UInt8>, limits: RequestLimits) throws(RequestError) -> Int {
        let digits = line.prefix { $0.hexadecimalValue != nil }
        guard !digits.isEmpty, digits.count <= 8 else { throw Self.badChunk }
        let rest = line[digits.endIndex...]
        extensionOctets += rest.count
        guard ChunkExtension.isValid(rest), extensionOctets <= limits.chunkExtensions else {
            throw Self.badChunk
        }
        return digits.reduce(0) { $0 << 4 | Int($1.hexadecimalValue ?? 0) }
    }

    private mutating func checkTrailer(
        _ octets: [UInt8], _ line: Range<Int>, limits: RequestLimits
    ) throws(RequestError) {
        trailerOctets += line.count + 2
        trailerCount += 1
        guard trailerOctets <= limits.header, trailerCount <= limits.fieldCount else { throw .headerTooLarge }
        let name = octets[try RequestHeadDraft.field(octets, line).name]
        // Framing and routing must be known before the body (RFC 9110 section 6.5.1).
        for forbidden: StaticString in ["content-length", "transfer-encoding", "host"]
        where name.equalsIgnoringCase(forbidden) {
            throw .malformed("A trailer field may not be sent as one")
        }
    }

    private static let badChunk = RequestError.malformed("The chunked body is malformed")
}

/// `*( ";" token [ "=" ( token / quoted-string ) ] )`: the form of RFC 9112 section 7.1.1 without its optional
/// whitespace, in which readers disagree.
enum ChunkExtension {
    static func isValid(_ octets: ArraySlice<UInt8>) -> Bool {
        var rest = octets
        while let first = rest.first {
            guard first == Octet.semicolon else { return false }
            rest = rest.dropFirst()
            let name = rest.prefix(while: \.isTokenOctet)
            guard !name.isEmpty else { return false }
            rest = rest[name.endIndex...]
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst()
            guard let end = rest.first == Octet.quote ? quotedEnd(rest) : tokenEnd(rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    private static func tokenEnd(_ octets: ArraySlice<UInt8>) -> Int? {
        let token = octets.prefix(while: \.isTokenOctet)
        return token.isEmpty ? nil : token.endIndex
    }

    private static func quotedEnd(_ octets: ArraySlice<UInt8>) -> Int? {
        var isEscaped = false
        for index in octets.indices.dropFirst() {
            guard octets[index].isFieldOctet else { return nil }
            if isEscaped {
                isEscaped = false
            } else if octets[index] == Octet.quote {
                return index + 1
            } else {
                isEscaped = octets[index] == UInt8(ascii: "\\")
            }
        }
        return nil
    }
}
