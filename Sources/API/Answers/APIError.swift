package import HTTP

/// An answer that is not what was asked for: what a handler throws, and every dialect words in its own way.
package struct APIError: Error, Sendable, CustomStringConvertible {
    package let status: Status
    /// For programs: `invalid_limit`, `quota_exceeded`. The dialects of the seeds that have no codes leave it out.
    package let code: StaticString
    /// For people. Never holds what somebody else owns or what was sent.
    package let description: String
    /// Whole seconds until it may go better.
    package let retryAfter: Int?

    package init(_ status: Status, _ code: StaticString, _ description: String, retryAfter: Int? = nil) {
        self.status = status
        self.code = code
        self.description = description
        self.retryAfter = retryAfter
    }

    static func invalid(_ code: StaticString, _ description: String) -> APIError {
        APIError(.badRequest, code, description)
    }

    static let missingKey = APIError(.unauthorized, "missing_key", "An API key is required")
    static let invalidKey = APIError(.unauthorized, "invalid_key", "The API key is not valid")
    static let missingToken = APIError(.unauthorized, "missing_token", "A log-in is required")
    static let invalidToken = APIError(.unauthorized, "invalid_token", "The log-in is not valid any more")
    static let wrongCredentials = APIError(.unauthorized, "wrong_credentials", "The log-in is not correct")
    static let foreignOrigin = APIError(
        .forbidden, "foreign_origin", "This request did not come from this server's pages")
    static let notFound = APIError(.notFound, "not_found", "Not found")
    static let unavailable = APIError(
        .serviceUnavailable, "unavailable", "The service is not available just now, try again shortly",
        retryAfter: 1)
    static let busy = APIError(
        .serviceUnavailable, "busy", "The server is busy, try again shortly", retryAfter: 1)

    static func paused(_ seconds: Int) -> APIError {
        APIError(
            .tooManyRequests, "too_many_attempts", "Too many attempts, try again later", retryAfter: seconds)
    }
    static func rateLimited(_ seconds: Int) -> APIError {
        APIError(.tooManyRequests, "rate_limited", "Too many requests, try again later", retryAfter: seconds)
    }
    static func quota(_ description: String) -> APIError {
        APIError(.tooManyRequests, "quota_exceeded", description)
    }
}
