package import HTTP
import Inbox
import JSON
import Networking
import Storage

extension API {
    /// The one place where what was thrown becomes an answer.
    package static func answer(to error: any Error, _ head: RequestHead?) -> Response {
        if let metered = error as? Metered {
            var response = answer(to: metered.error, head)
            response.add(metered.quota)
            return response
        }
        var response = Dialect(head).response(worded(error))
        if let allow = (error as? RouteMiss)?.allow { response.fields.append("Allow", allow) }
        return response
    }

    private static func worded(_ error: any Error) -> APIError {
        switch error {
        case let error as APIError: error
        case let error as RequestError: APIError(error.status, "bad_request", error.description)
        case let miss as RouteMiss: APIError(miss.status, code(of: miss), miss.description)
        case let error as JSONError: .invalid("invalid_json", error.description)
        case let error as InvalidValue: .invalid("invalid_value", error.description)
        case let error as StorageError: worded(error)
        case is BlockingPool.Busy: .busy
        default: APIError(.internalServerError, "internal_error", "Internal server error")
        }
    }

    private static func worded(_ error: StorageError) -> APIError {
        switch error {
        case .refused: .invalidToken
        case .notFound: .notFound
        case .conflict: APIError(.conflict, "conflict", "This name is taken")
        case .domainNotActive: .invalid("domain_not_active", "The domain is not active")
        case .offerChanged: APIError(.conflict, "offer_changed", "The offer has changed, try again")
        case .insufficientBalance: .invalid("insufficient_balance", "Insufficient balance")
        case .repeated(.underWay), .repeated(.answered):
            APIError(.conflict, "request_under_way", "A request with this Idempotency-Key is under way")
        case .repeated(.different):
            APIError(
                .unprocessableContent, "idempotency_key_reused",
                "This Idempotency-Key was used for another request")
        case .quotaExceeded(let quota): .quota("The limit of \(quota.rawValue) is reached")
        case .unacceptable: .invalid("unacceptable", "A value cannot be stored as it is")
        case .contended: .busy
        case .unavailable: .unavailable
        }
    }

    private static func code(of miss: RouteMiss) -> StaticString {
        switch miss {
        case .notFound: "not_found"
        case .methodNotAllowed: "method_not_allowed"
        case .unknownMethod: "not_implemented"
        }
    }
}
