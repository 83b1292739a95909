import HTTP
import Inbox
import OpenSSL
import Storage

// Requests that may be sent twice (draft-ietf-httpapi-idempotency-key-header).

extension API {
    /// Makes something with a key and gives `answer`; at most once if the request has an `Idempotency-Key`, and then the first answer
    /// again.
    ///
    /// - Parameters:
    ///   - id: of what `operation` makes, by which it is seen to have happened.
    ///   - check: throws when `operation` has done nothing.
    ///   - stored: the answer to a later request with the same key, if it differs: without secrets.
    func make<Value, Entity>(
        _ id: ID<Entity>, _ operation: Operation<Value>, for caller: KeyCaller, requiring scope: Scope,
        _ request: Request, answer: Response, stored: Response? = nil,
        check: (Value) throws -> Void = { _ in }
    ) async throws -> Response {
        guard let once = try OnceOnly(request, answer: stored ?? answer) else {
            try check(try await run(operation, for: caller, requiring: scope))
            return answer
        }
        do {
            try check(
                try await run(operation.once(once, making: id), for: caller, requiring: scope))
            return answer
        } catch StorageError.repeated(.answered) {
            let replay = try await run(
                Idempotency.replay(caller.owner, once.key, once.request), for: caller, requiring: scope)
            return try Response(replay)
        }
    }

    /// The same for an owner who logged in.
    func make<Value, Entity>(
        _ id: ID<Entity>, _ operation: Operation<Value>, for caller: OwnerCaller, _ request: Request,
        answer: Response, stored: Response? = nil
    ) async throws -> Response {
        guard let once = try OnceOnly(request, answer: stored ?? answer) else {
            _ = try await run(operation, for: caller)
            return answer
        }
        do {
            _ = try await run(operation.once(once, making: id), for: caller)
            return answer
        } catch StorageError.repeated(.answered) {
            return try Response(
                try await run(Idempotency.replay(caller.owner, once.key, once.request), for: caller))
        }
    }
}

extension OnceOnly {
    /// Nil without an `Idempotency-Key`.
    fileprivate init?(_ request: Request, answer: Response) throws {
        let values = request.head.values("idempotency-key")
        guard let value = values.first else { return nil }
        guard values.count == 1, (1...255).contains(value.count),
            value.allSatisfy({ (33...126).contains($0) })
        else {
            throw APIError.invalid(
                "invalid_idempotency_key", "Idempotency-Key must be 1 to 255 visible ASCII characters")
        }
        guard case .bytes(let body) = answer.body else { return nil }
        var named = Array("\(request.method.rawValue) ".utf8) + request.head.path
        named.append(0)
        self.init(
            key: String(decoding: value, as: UTF8.self), request: SHA256.digest(of: named + request.body),
            status: answer.status.code, answer: body, at: .now())
    }
}

extension Response {
    /// - Throws: 409 when the answer is not there yet, or not any more.
    fileprivate init(_ replay: Replay?) throws {
        guard let replay else { throw StorageError.repeated(.underWay) }
        self = .json(replay.answer, status: Status(replay.status))
        fields.append("Cache-Control", "no-store")
        fields.append("Idempotent-Replayed", "true")
    }
}
