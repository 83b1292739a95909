import HTTP
import Inbox

/// The session of a browser: the token of a log-in in a cookie that scripts cannot read and other sites cannot send.
struct BrowserSession: Sendable {
    enum Kind: String, Sendable {
        case owner, buyer
    }

    /// Scheme, host and port under which browsers reach the server, in lower case; nil when each listener's own
    /// host and port are it.
    private let publicOrigin: String?
    /// Whether the browser speaks HTTPS, with us or with a proxy in front.
    private let isSecure: Bool

    /// - Parameter isSecure: whether the request came under TLS; a public origin counts more.
    init(publicOrigin: String?, isSecure: Bool) {
        self.publicOrigin = publicOrigin
        self.isSecure = publicOrigin?.hasPrefix("https://") ?? isSecure
    }

    private func origin(of head: RequestHead) -> String {
        publicOrigin ?? (isSecure ? "https://" : "http://") + (head.text("host") ?? "").lowercased()
    }

    /// `__Host-` binds the cookie to HTTPS, this host and the path "/" (RFC 6265bis section 4.1.3.2).
    private func cookieName(_ kind: Kind) -> String {
        (isSecure ? "__Host-" : "") + "restante_" + kind.rawValue
    }

    /// Whether the request came from a page of this server. A request without `Origin` did not, as far as one can tell.
    func isFromOwnPage(_ head: RequestHead) -> Bool {
        let values = head.values("origin")
        guard values.count == 1, let value = head.text("origin") else { return false }
        return value.lowercased() == origin(of: head)
    }

    /// The token of the request: of its `Authorization` field, else of its cookie.
    ///
    /// - Throws: 401 without one; 403 when a request that changes something comes with the cookie alone and not from our
    ///   own pages (cross-site request forgery).
    func token(of head: RequestHead, _ kind: Kind) throws(APIError) -> SessionToken {
        if let token = try Credentials.bearerToken(of: head) { return token }
        guard cookie(cookieName(kind), of: head) != nil else { throw .missingToken }
        guard head.method.isSafe || isFromOwnPage(head) else { throw .foreignOrigin }
        guard let token = cookieToken(of: head, kind) else { throw .invalidToken }
        return token
    }

    /// The token that a browser brings in its cookie, whatever the request is.
    func cookieToken(of head: RequestHead, _ kind: Kind) -> SessionToken? {
        cookie(cookieName(kind), of: head).flatMap { SessionToken(parsing: $0.span) }
    }

    /// `Set-Cookie` for a browser's log-in.
    func cookie(_ kind: Kind, _ token: SessionToken, lifetime: Duration) -> String {
        attributes(kind, String(decoding: token.text, as: UTF8.self), maxAge: lifetime.components.seconds)
    }

    /// `Set-Cookie` that takes the cookie back.
    func expiredCookie(_ kind: Kind) -> String { attributes(kind, "", maxAge: 0) }

    private func attributes(_ kind: Kind, _ value: String, maxAge: Int64) -> String {
        "\(cookieName(kind))=\(value); Path=/; Max-Age=\(maxAge); HttpOnly; SameSite=Strict"
            + (isSecure ? "; Secure" : "")
    }

    /// The only cookie called `name`; with two of them (one set by a neighbouring host) neither is believed.
    private func cookie(_ name: String, of head: RequestHead) -> ArraySlice<UInt8>? {
        var found: [ArraySlice<UInt8>] = []
        for field in head.values("cookie") {
            for part in field.split(separator: UInt8(ascii: ";")) {
                let pair = part.drop { $0 == UInt8(ascii: " ") }
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")),
                    pair[..<equals].elementsEqual(name.utf8)
                else { continue }
                found.append(pair[(equals + 1)...])
            }
        }
        return found.count == 1 ? found[0] : nil
    }
}
