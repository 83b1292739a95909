/// The request line and header of one request: the octets as they came, and where everything lies in them.
///
/// Fields stay in their order and are never folded together, so a field that was sent twice is seen twice. A class, because every
/// caller above a waiting handler keeps a copy of what it was given, and thousands wait.
package final class RequestHead: Sendable {
    package enum Version: Sendable { case http10, http11 }

    /// How the length of the body is known (RFC 9112 section 6.3).
    package enum Framing: Sendable, Equatable {
        case none
        case sized(Int)
        case chunked
    }

    package let method: Method
    package let version: Version
    package let framing: Framing
    /// False when the client asked to close, or speaks HTTP/1.0.
    package let keepsAlive: Bool
    /// The client waits for `100 Continue` before it sends the body.
    package let expectsContinue: Bool
    /// Whether a "%" of the target begins no escape, or the one of NUL; such a request is answered 400.
    let hasBrokenEscape: Bool

    private let octets: [UInt8]
    private let lines: [FieldLine]
    private let pathRange: Range<Int>
    private let queryRange: Range<Int>?

    init(_ draft: RequestHeadDraft, framing: Framing, octets: [UInt8]) {
        method = draft.line.method
        version = draft.line.version
        self.framing = framing
        keepsAlive = draft.keepsAlive
        expectsContinue = draft.expectsContinue
        hasBrokenEscape = draft.line.hasBrokenEscape
        self.octets = octets
        lines = draft.lines
        pathRange = draft.line.path
        queryRange = draft.line.query
    }

    /// The path, still percent-encoded; `*` for `OPTIONS *`.
    package var path: ArraySlice<UInt8> { octets[pathRange] }

    /// The parameters behind the first "?".
    package var query: Query { Query(octets: queryRange.map { octets[$0] } ?? []) }

    /// All fields in the order they were sent.
    package var fields: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] {
        lines.map { (octets[$0.name], octets[$0.value]) }
    }

    /// The octets of the first field called `name`.
    ///
    /// - Parameter name: in lower case; compared without regard to case.
    package func value(_ name: StaticString) -> ArraySlice<UInt8>? {
        for line in lines where octets[line.name].equalsIgnoringCase(name) { return octets[line.value] }
        return nil
    }

    /// Every value of the fields called `name` (in lower case), in order.
    package func values(_ name: StaticString) -> [ArraySlice<UInt8>] {
        lines.filter { octets[$0.name].equalsIgnoringCase(name) }.map { octets[$0.value] }
    }

    /// The first field called `name` (in lower case) as text; octets that are not UTF-8 are replaced.
    package func text(_ name: StaticString) -> String? {
        value(name).map { String(decoding: $0, as: UTF8.self) }
    }
}
