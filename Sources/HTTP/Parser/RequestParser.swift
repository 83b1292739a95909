/// Octets in; requests, or the reason to refuse, out (RFC 9112). It does no I/O and keeps no octet longer than
/// needed: between requests it is empty.
///
/// Use: `receive` what came, then `nextHead()`; when that gives a head, `nextBody(upTo:)` until that gives a body.
/// After an error the connection must be closed.
package struct RequestParser: Sendable {
    private enum State: Sendable {
        case head
        case sized(Int)
        case chunked(ChunkedDecoder)
        /// A body that broke its coding: nobody knows where it ends.
        case broken
    }

    private let limits: RequestLimits
    private var octets: [UInt8] = []
    private var state = State.head
    /// Where the current request (or what is left of its body) begins.
    private var origin = 0
    /// Where the line begins that is still arriving, and how far it was searched for its end.
    private var lineStart = 0
    private var searched = 0
    private var draft: RequestHeadDraft?
    private var fieldsStart = 0
    private var skippedEmptyLine = false

    package init(limits: RequestLimits = RequestLimits()) { self.limits = limits }

    /// Whether nothing of a next request has arrived yet.
    package var isIdle: Bool { origin == octets.count && isBetweenRequests }

    /// Whether there are octets that no request has taken yet.
    package var hasOctets: Bool { origin < octets.count }

    /// Whether the last head's body has not all been taken.
    package var isInsideRequest: Bool { !isBetweenRequests }

    private var isBetweenRequests: Bool {
        if case .head = state { draft == nil } else { false }
    }

    package mutating func receive(_ received: [UInt8]) {
        if octets.isEmpty {
            octets = received
            return
        }
        if origin > 0 { compact() }
        octets.append(contentsOf: received)
    }

    /// The head of the next request, or nil when more octets are needed.
    package mutating func nextHead() throws(RequestError) -> RequestHead? {
        guard case .head = state else { return nil }
        while let end = try lineEnd() {
            let line = lineStart..<(end - 1)
            lineStart = end + 1
            if draft == nil {
                // One empty line in front is forgiven (RFC 9112 section 2.2).
                if line.isEmpty, !skippedEmptyLine {
                    skippedEmptyLine = true
                    origin = lineStart
                    continue
                }
                guard line.count <= limits.requestLine else { throw .targetTooLong }
                draft = RequestHeadDraft(try RequestLine(octets, line, origin: origin))
                fieldsStart = lineStart
            } else if line.isEmpty {
                return try finishHead()
            } else {
                guard lineStart - fieldsStart <= limits.header else { throw .headerTooLarge }
                try draft?.append(octets, line, origin: origin, limits: limits)
            }
        }
        return nil
    }

    /// The body of the request whose head was just given, or nil when more octets are needed. Empty without one.
    ///
    /// - Parameter limit: octets; more is 413, known from Content-Length before anything is kept.
    package mutating func nextBody(upTo limit: Int) throws(RequestError) -> [UInt8]? {
        switch state {
        case .head: return []
        case .broken: return nil
        case .sized(let count):
            guard count <= limit else { throw .contentTooLarge }
            guard octets.count - origin >= count else { return nil }
            let body = Array(octets[origin..<(origin + count)])
            endRequest(at: origin + count)
            return body
        case .chunked(var decoder):
            // The copy in `state` is given up first, or appending to the body would copy it each time.
            state = .broken
            var position = origin
            let isComplete = try decoder.decode(octets, at: &position, bodyLimit: limit, limits: limits)
            guard isComplete else {
                origin = position
                state = .chunked(decoder)
                if origin == octets.count { drop() }
                return nil
            }
            endRequest(at: position)
            return decoder.body
        }
    }

    /// The index of the line feed that ends the current line.
    private mutating func lineEnd() throws(RequestError) -> Int? {
        var index = searched
        while index < octets.count, octets[index] != Octet.lineFeed { index += 1 }
        searched = min(index + 1, octets.count)
        guard index < octets.count else {
            try checkUnfinishedLine()
            return nil
        }
        guard index > lineStart, octets[index - 1] == Octet.carriageReturn else {
            throw .malformed("A line ends with a bare line feed")
        }
        return index
    }

    private func checkUnfinishedLine() throws(RequestError) {
        guard draft == nil else {
            guard octets.count - fieldsStart <= limits.header + 2 else { throw .headerTooLarge }
            return
        }
        guard octets.count - lineStart <= limits.requestLine + 1 else { throw .targetTooLong }
        // Something else than HTTP, as a TLS greeting: its sender would wait for our answer for ever.
        if lineStart < octets.count {
            let first = octets[lineStart]
            guard first.isTokenOctet || (first == Octet.carriageReturn && !skippedEmptyLine) else {
                throw .malformed("This is not an HTTP request")
            }
        }
    }

    private mutating func finishHead() throws(RequestError) -> RequestHead? {
        guard let draft else { return nil }
        let framing = try draft.finish(octets, origin: origin)
        let end = lineStart
        let head: RequestHead
        if framing == .none, origin == 0, end == octets.count {
            // The usual case, one request in one read, hands its buffer over instead of copying it.
            head = RequestHead(draft, framing: framing, octets: octets)
        } else {
            head = RequestHead(draft, framing: framing, octets: Array(octets[origin..<end]))
        }
        endRequest(at: end)
        switch framing {
        case .none: break
        case .sized(let count): state = .sized(count)
        case .chunked: state = .chunked(ChunkedDecoder())
        }
        return head
    }

    private mutating func endRequest(at end: Int) {
        state = .head
        draft = nil
        skippedEmptyLine = false
        origin = end
        lineStart = end
        searched = end
        if end == octets.count { drop() }
    }

    /// Lets go of a buffer that is used up.
    private mutating func drop() {
        octets = []
        origin = 0
        lineStart = 0
        searched = 0
    }

    /// Moves what is not used up to the front of the buffer.
    private mutating func compact() {
        octets.removeSubrange(0..<origin)
        lineStart = max(0, lineStart - origin)
        searched = max(0, searched - origin)
        fieldsStart = max(0, fieldsStart - origin)
        origin = 0
    }
}
