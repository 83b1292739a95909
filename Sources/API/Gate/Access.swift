import HTTP
import Inbox
import Networking
import Storage

// One exchange with the database for each kind of caller, and what a closed door means to each.

extension API {
    /// Runs `operation` as the owner of the key, if the key is good and has `scope`.
    func run<Value>(
        _ operation: Operation<Value>, for caller: KeyCaller, requiring scope: Scope
    ) async throws -> Value {
        let now = Timestamp.now()
        caller.inquiry.note()
        do {
            let answer = try await databases[caller.context.loop]
                .run(
                    operation, with: caller.key, requiring: scope, now: now,
                    from: caller.context.clientName)
            keyUse.note(caller.key, at: now)
            limiter.recognised(caller.holder, limit: answer.key.requestsPerMinute, now: .now())
            return answer.value
        } catch let error as StorageError {
            guard case .refused(let refusal) = error else { throw unasked(error, caller.holder) }
            if refusal == .unknown {
                // Who knows a key's name alone must not use up its requests.
                limiter.giveBack(caller.holder)
                try limiter.countStranger(caller.context.client, now: .now())
            }
            throw caller.refusals.error(refusal)
        }
    }

    /// Runs `operation` as the owner who logged in, or as the buyer: within one mailbox.
    func run<Value>(_ operation: Operation<Value>, for caller: some SessionCaller) async throws -> Value {
        caller.inquiry.note()
        let context = caller.context
        let holder = RateLimiter.Holder(caller.token)
        do {
            let value = try await databases[context.loop]
                .run(operation, with: caller.token, now: .now(), from: context.clientName)
            limiter.recognised(holder, now: .now())
            return value
        } catch let error as StorageError {
            guard case .refused(let refusal) = error else { throw unasked(error, holder) }
            if refusal == .unknown {
                limiter.giveBack(holder)
                try limiter.countStranger(context.client, now: .now())
            }
            throw APIError.invalidToken
        }
    }

    /// Who could not be asked about costs nothing: forged credentials must not use up a holder's requests while the database is away.
    private func unasked(_ error: StorageError, _ holder: RateLimiter.Holder) -> StorageError {
        if case .unavailable = error { limiter.giveBack(holder) }
        return error
    }
}

/// How a dialect answers a key that is known and yet not good.
enum KeyRefusals {
    /// Seed 001: an expired key or owner is 403.
    case premium
    /// Everywhere else it is 401.
    case standard

    func error(_ refusal: StorageError.Refusal) -> APIError {
        switch (refusal, self) {
        case (.scope, _):
            APIError(.forbidden, "insufficient_scope", "The API key does not have this permission")
        case (.expired, .premium): APIError(.forbidden, "key_expired", "The API key has expired")
        case (.ownerSuspended, .premium), (.ownerExpired, .premium):
            APIError(.forbidden, "owner_inactive", "The account of this API key is not active")
        default: .invalidKey
        }
    }
}
