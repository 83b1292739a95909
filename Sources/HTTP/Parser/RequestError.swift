/// Why a request is refused before any handler saw it. After one of these the connection is closed: where the next
/// request would begin is not known.
package struct RequestError: Error, Equatable, CustomStringConvertible {
    package let status: Status
    private let text: String

    /// Safe for strangers: says which rule was broken, never repeats what was sent.
    package var description: String { text }

    init(_ status: Status, _ text: String) {
        self.status = status
        self.text = text
    }

    static func malformed(_ text: String) -> RequestError { RequestError(.badRequest, text) }

    /// The client took longer than a request may take.
    package static let timeout = RequestError(.requestTimeout, "The request did not arrive in time")
    static let targetTooLong = RequestError(.uriTooLong, "The request line is too long")
    static let headerTooLarge = RequestError(.requestHeaderFieldsTooLarge, "The header is too large")
    static let contentTooLarge = RequestError(.contentTooLarge, "The body is too large")
}
