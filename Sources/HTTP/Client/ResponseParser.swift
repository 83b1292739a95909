/// Reads one answer (RFC 9112) from octets as they come. No I/O.
///
/// Once the header is complete nothing fails any more: an answer has its status, and a body that makes no sense is merely not complete.
struct ResponseParser: Sendable {
    private enum State: Sendable {
        case statusLine
        case fields
        case length(remaining: Int)
        case chunked
        /// The body goes on until the connection ends.
        case untilEnd
        case done
    }

    private let limits: ResponseLimits
    private var state = State.statusLine
    private var octets: [UInt8] = []
    private var position = 0
    private var headerOctets = 0
    private var chunks = ChunkedDecoder()
    private var draft: ClientResponse?

    init(limits: ResponseLimits = ResponseLimits()) { self.limits = limits }

    /// The answer, from the moment when its header is complete.
    var response: ClientResponse? {
        switch state {
        case .statusLine, .fields: nil
        default: draft
        }
    }

    /// Takes what has come.
    /// - Returns: whether no more is wanted.
    mutating func consume(_ more: [UInt8]) throws(ClientError) -> Bool {
        octets.append(contentsOf: more)
        while true {
            switch state {
            case .statusLine:
                guard let line = try line() else { return false }
                draft = ClientResponse(status: try Self.status(line))
                state = .fields
            case .fields:
                guard let line = try line() else { return false }
                if line.isEmpty { try endHeader() } else { try field(line) }
            case .length(let remaining):
                let taken = take(atMost: remaining)
                guard taken < remaining, isWithinLimit else { return end(isComplete: isWithinLimit) }
                state = .length(remaining: remaining - taken)
                return false
            case .chunked: return decodeChunks()
            case .untilEnd:
                _ = take(atMost: .max)
                return isWithinLimit ? false : end(isComplete: false)
            case .done: return true
            }
        }
    }

    /// Nothing more comes.
    /// - Throws: `closed` if the header is not complete.
    mutating func finish() throws(ClientError) {
        switch state {
        case .statusLine, .fields: throw .closed
        case .untilEnd: _ = end(isComplete: true)
        default: _ = end(isComplete: draft?.isComplete ?? false)
        }
    }

    // MARK: The header

    /// The next line without its end; a lone LF ends one too (RFC 9112 section 2.2). Nil when it has not all come.
    private mutating func line() throws(ClientError) -> ArraySlice<UInt8>? {
        guard let feed = octets[position...].firstIndex(of: Octet.lineFeed) else {
            guard headerOctets + octets.count - position <= limits.header else { throw .headerTooLarge }
            return nil
        }
        headerOctets += feed + 1 - position
        guard headerOctets <= limits.header else { throw .headerTooLarge }
        let line = octets[position..<feed]
        position = feed + 1
        return line.last == Octet.carriageReturn ? line.dropLast() : line
    }

    /// `HTTP/1.1 200 OK`; the phrase may be missing.
    private static func status(_ line: ArraySlice<UInt8>) throws(ClientError) -> Int {
        let start = Array("HTTP/1.".utf8)
        let rest = Array(line.dropFirst(start.count))
        guard line.starts(with: start), rest.count >= 5, rest[0].isDigit, rest[1] == Octet.space,
            rest[2...4].allSatisfy(\.isDigit), rest.count == 5 || rest[5] == Octet.space
        else { throw .malformed }
        let status = rest[2...4].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        // Nobody has asked for another protocol.
        guard (100..<600).contains(status), status != 101 else { throw .malformed }
        return status
    }

    private mutating func field(_ line: ArraySlice<UInt8>) throws(ClientError) {
        let name = line.prefix(while: \.isTokenOctet)
        let value = line[name.endIndex...].dropFirst().trimmed
        guard !name.isEmpty, line[name.endIndex...].first == Octet.colon, value.allSatisfy(\.isFieldOctet)
        else { throw .malformed }
        draft?.fields.append(
            (String(decoding: name.map(\.lowercased), as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }

    /// How long the body is (RFC 9112 section 6.3).
    private mutating func endHeader() throws(ClientError) {
        guard let answer = draft else { throw .malformed }
        if answer.status < 200 {
            state = .statusLine
            return
        }
        let codings = answer.fields.filter { $0.name == "transfer-encoding" }.map { $0.value.lowercased() }
        let lengths = Set(answer.fields.filter { $0.name == "content-length" }.map(\.value))
        if answer.status == 204 || answer.status == 304 {
            _ = end(isComplete: true)
        } else if !codings.isEmpty {
            state = codings == ["chunked"] ? .chunked : .untilEnd
        } else if let length = lengths.first {
            guard lengths.count == 1, (1...15).contains(length.utf8.count), length.utf8.allSatisfy(\.isDigit),
                let count = Int(length)
            else { throw .malformed }
            state = .length(remaining: count)
        } else {
            state = .untilEnd
        }
    }

    // MARK: The body

    private var isWithinLimit: Bool { (draft?.body.count ?? 0) <= limits.body }

    /// Moves what has come to the body, one octet more than the limit at most.
    private mutating func take(atMost limit: Int) -> Int {
        let room = limits.body + 1 - (draft?.body.count ?? 0)
        let count = min(limit, room, octets.count - position)
        draft?.body.append(contentsOf: octets[position..<(position + count)])
        position += count
        return count
    }

    private mutating func decodeChunks() -> Bool {
        var isDone = false
        do throws(RequestError) {
            isDone = try chunks.decode(octets, at: &position, bodyLimit: limits.body, limits: RequestLimits())
        } catch {
            draft?.body = chunks.body
            return end(isComplete: false)
        }
        draft?.body = chunks.body
        // What was decoded need not be kept.
        octets.removeFirst(position)
        position = 0
        return isDone ? end(isComplete: true) : false
    }

    private mutating func end(isComplete: Bool) -> Bool {
        let body = draft?.body ?? []
        if body.count > limits.body { draft?.body = Array(body.prefix(limits.body)) }
        draft?.isComplete = isComplete
        state = .done
        return true
    }
}
