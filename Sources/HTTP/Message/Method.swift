/// A request method (RFC 9110 section 9). A well-formed method that nobody here knows is `other`: the router
/// answers it 501.
package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"
    case trace = "TRACE"
    case connect = "CONNECT"
    case other = "-"

    /// The method that `token` names; methods are case-sensitive.
    init(token: ArraySlice<UInt8>) {
        self =
            switch token.count {
            case 3 where token.elementsEqual("GET".utf8): .get
            case 3 where token.elementsEqual("PUT".utf8): .put
            case 4 where token.elementsEqual("POST".utf8): .post
            case 4 where token.elementsEqual("HEAD".utf8): .head
            case 5 where token.elementsEqual("PATCH".utf8): .patch
            case 5 where token.elementsEqual("TRACE".utf8): .trace
            case 6 where token.elementsEqual("DELETE".utf8): .delete
            case 7 where token.elementsEqual("OPTIONS".utf8): .options
            case 7 where token.elementsEqual("CONNECT".utf8): .connect
            default: .other
            }
    }

    /// Whether a request with this method can change something (RFC 9110 section 9.2.1).
    package var isSafe: Bool {
        switch self {
        case .get, .head, .options, .trace: true
        default: false
        }
    }
}
