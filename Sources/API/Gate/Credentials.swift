import HTTP
import Inbox

/// Where a request carries its key.
enum Credentials {
    /// The API key of the request.
    ///
    /// It may stand in the header that each document shows; `Bearer ` in front of it is forgiven everywhere.
    /// - Throws: 401 when there is none, when two headers name different ones, or when it cannot have been issued.
    static func key(of head: RequestHead) throws(APIError) -> APIKey {
        var found: ArraySlice<UInt8>?
        for name: StaticString in ["x-owner-api-key", "x-api-key", "authorization"] {
            for value in head.values(name) {
                let key = withoutScheme(value)
                if let found, !found.elementsEqual(key) { throw .invalidKey }
                found = key
            }
        }
        guard let found, !found.isEmpty else { throw .missingKey }
        guard let key = APIKey(parsing: found.span) else { throw .invalidKey }
        return key
    }

    /// The session token in `Authorization: Bearer`, if that field is there.
    /// - Throws: 401 when it is there and holds no token.
    static func bearerToken(of head: RequestHead) throws(APIError) -> SessionToken? {
        let values = head.values("authorization")
        guard let value = values.first else { return nil }
        guard values.count == 1, let token = SessionToken(parsing: withoutScheme(value).span) else {
            throw .invalidToken
        }
        return token
    }

    /// What stands behind `Bearer ` (RFC 6750 section 2.1), or all of it.
    private static func withoutScheme(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let scheme = Array("bearer ".utf8)
        guard value.count >= scheme.count,
            zip(value, scheme).allSatisfy({ $0 | 0x20 == $1 || $0 == $1 })
        else { return value }
        return value.dropFirst(scheme.count).drop { $0 == UInt8(ascii: " ") }
    }
}
