import HTTP
import Inbox
import OpenSSL
import Storage

// Requests that may be sent twice (draft-ietf-httpapi-idempotency-key-header).

extension API {
    /// The answer to a request that has been answered before; nil for a new one. Asked before anything else, since what the request names may
    /// be gone by now: an offer, room, money.
    /// - Throws: 422 if the key was used for another request.
    func replay(of request: Request, for caller: KeyCaller, requiring scope: Scope) async throws -> Response?
    {
        guard let name = try IdempotencyName(request) else { return nil }
        let replay = try await run(
            Idempotency.replay(caller.owner, name.key, name.digest), for: caller, requiring: scope)
        return replay.map(Response.init)
    }

    /// The same for an owner who logged in.
    func replay(of request: Request, for caller: OwnerCaller) async throws -> Response? {
        guard let name = try IdempotencyName(request) else { return nil }
        return try await run(Idempotency.replay(caller.owner, name.key, name.digest), for: caller)
            .map(Response.init)
    }

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
            guard let replay = try await replay(of: request, for: caller, requiring: scope) else {
                throw StorageError.repeated(.underWay)
            }
            return replay
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
            guard let replay = try await replay(of: request, for: caller) else {
                throw StorageError.repeated(.underWay)
            }
            return replay
        }
    }
}

/// By what a request is known when it is sent again.
private struct IdempotencyName {
    let key: String
    /// Of the method, the path and the body.
    let digest: [UInt8]

    /// Nil without an `Idempotency-Key`.
    init?(_ request: Request) throws {
        let values = request.head.values("idempotency-key")
        guard let value = values.first else { return nil }
        guard values.count == 1, (1...255).contains(value.count),
            value.allSatisfy({ (33...126).contains($0) })
        else {
            throw APIError.invalid(
                "invalid_idempotency_key", "Idempotency-Key must be 1 to 255 visible ASCII characters")
        }
        var named = Array("\(request.method.rawValue) ".utf8) + request.head.path
        named.append(0)
        key = String(decoding: value, as: UTF8.self)
        digest = SHA256.digest(of: named + request.body)
    }
}

extension OnceOnly {
    /// Nil without an `Idempotency-Key`.
    fileprivate init?(_ request: Request, answer: Response) throws {
        guard let name = try IdempotencyName(request), case .bytes(let body) = answer.body else { return nil }
        self.init(
            key: name.key, request: name.digest, status: answer.status.code, answer: body, at: .now())
    }
}

extension Response {
    fileprivate init(_ replay: Replay) {
        self = .json(replay.answer, status: Status(replay.status))
        fields.append("Cache-Control", "no-store")
        fields.append("Idempotent-Replayed", "true")
    }
}
