import HTTP
import JSON

/// How errors are worded, by the documents that the routes come from.
enum Dialect {
    /// `{"error": text}`: the premium and the temporary-mail API, and everything without a document.
    case plain
    /// `{"error": text, "code": word}`: owners and buyers.
    case coded
    /// `{"success": false, "error": {"code", "message"}}`: addresses.
    case envelope
    /// `{"success": false, "message": text}`: orders.
    case message
    /// RFC 9457, for whoever asks for it.
    case problem

    init(_ head: RequestHead?) {
        guard let head else {
            self = .plain
            return
        }
        if head.values("accept").contains(where: Dialect.namesProblem) {
            self = .problem
            return
        }
        let path = String(decoding: head.path, as: UTF8.self)
        let prefixes: [(String, Dialect)] = [
            ("/api/owner/", .coded), ("/api/buyer/", .coded), ("/api/v1/addresses", .envelope),
            ("/api/v1/", .message),
        ]
        self = prefixes.first { path.hasPrefix($0.0) }?.1 ?? .plain
    }

    private static func namesProblem(_ accept: ArraySlice<UInt8>) -> Bool {
        String(decoding: accept, as: UTF8.self).lowercased()
            .split(separator: ",")
            .contains { range in
                let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
                return parts.first == "application/problem+json" && !parts.dropFirst().contains(where: isZero)
            }
    }

    /// `q=0` says that the type is not wanted (RFC 9110 section 12.4.2).
    private static func isZero(_ parameter: String) -> Bool {
        parameter.hasPrefix("q=0") && parameter.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" }
    }

    func response(_ error: APIError) -> Response {
        var json = JSONWriter()
        json.object { json in
            switch self {
            case .plain: json.member("error", error.description)
            case .coded:
                json.member("error", error.description)
                json.member("code", error.code.description)
            case .envelope:
                json.member("success", false)
                json.member("error") { json in
                    json.object { json in
                        json.member("code", error.code.description)
                        json.member("message", error.description)
                    }
                }
            case .message:
                json.member("success", false)
                json.member("message", error.description)
            case .problem:
                json.member("type", "about:blank")
                json.member("title", error.status.reason.description)
                json.member("status", error.status.code)
                json.member("detail", error.description)
                json.member("code", error.code.description)
            }
        }
        let type: StaticString = self == .problem ? "application/problem+json" : "application/json"
        var response = Response(error.status, type: type, json.bytes)
        if let seconds = error.retryAfter { response.fields.append("Retry-After", seconds) }
        if error.status == .unauthorized { response.fields.append("WWW-Authenticate", "Bearer") }
        return response
    }
}
