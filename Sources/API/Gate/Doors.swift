import HTTP
import Inbox
import Networking
import Storage

// What stands before every handler: who asks. The route table names one of these for each route.

extension API {
    /// A route that takes an API key.
    func key(
        refusing refusals: KeyRefusals = .standard,
        _ handle: @escaping @Sendable (KeyCaller, Request) async throws -> Response
    ) -> Handler {
        { [self] request, context in
            let key: APIKey
            do {
                key = try Credentials.key(of: request.head)
            } catch {
                try limiter.countStranger(context.client, now: .now())
                throw error
            }
            let holder = RateLimiter.Holder(owner: key.owner, key: key.id)
            do {
                try limiter.admit(holder, now: .now())
                let caller = KeyCaller(key: key, context: context, refusals: refusals)
                let response = try await vouched(caller.inquiry) {
                    try await handle(caller, request)
                } ask: {
                    try await run(.nothing(key.owner), for: caller, requiring: [])
                }
                guard case .later(let later) = response.body else { return metered(response, holder) }
                return Response(later.map({ metered($0, holder) }, failure: { metered($0, holder) }))
            } catch {
                throw metered(error, holder)
            }
        }
    }

    /// A route that takes an owner's session. A `GET` that is asked again costs no body if nothing has changed.
    func owner(_ handle: @escaping @Sendable (OwnerCaller, Request) async throws -> Response) -> Handler {
        { [self] request, context in
            let token = try sessionToken(of: request, .owner, context)
            guard case .owner = token.holder else { throw APIError.invalidToken }
            try limiter.admit(RateLimiter.Holder(token), now: .now())
            let caller = OwnerCaller(token: token, context: context)
            return try await vouched(caller.inquiry) {
                try await handle(caller, request).revalidated(for: request)
            } ask: {
                try await run(.nothing(token.owner), for: caller)
            }
        }
    }

    /// A route that takes a buyer's session. A `GET` that is asked again costs no body if nothing has changed.
    func buyer(_ handle: @escaping @Sendable (BuyerCaller, Request) async throws -> Response) -> Handler {
        { [self] request, context in
            let token = try sessionToken(of: request, .buyer, context)
            guard case .buyer(let mailbox) = token.holder else { throw APIError.invalidToken }
            try limiter.admit(RateLimiter.Holder(token), now: .now())
            let caller = BuyerCaller(token: token, mailbox: mailbox, context: context)
            return try await vouched(caller.inquiry) {
                try await handle(caller, request).revalidated(for: request)
            } ask: {
                try await run(.nothing(token.owner), for: caller)
            }
        }
    }

    /// A route to the mail of the mailbox that a buyer's session opens.
    func buyersMail(
        _ handle: @escaping @Sendable (MailboxReader, Request) async throws -> Response
    ) -> Handler {
        buyer { caller, request in try await handle(MailboxReader(caller), request) }
    }

    /// A route to the mail of the mailbox that the path names, for the owner whose it is.
    func ownersMail(
        _ handle: @escaping @Sendable (MailboxReader, Request) async throws -> Response
    ) -> Handler {
        owner { [self] caller, request in
            let mailbox = try await run(
                Mailboxes.mailbox(caller.owner, request.id("mailbox"), now: .now()), for: caller)
            return try await handle(MailboxReader(caller, of: mailbox), request)
        }
    }

    /// A route that takes anyone, so many times a minute.
    func stranger(_ handle: @escaping Handler) -> Handler {
        { [self] request, context in
            try limiter.countStranger(context.client, now: .now())
            return try await handle(request, context)
        }
    }

    /// What is wrong with a request is told to who may make it: if that is found before the database was asked, the credential is looked at
    /// first. So a good key's errors count and show its limit, and a bad one's are the stranger's that it is.
    private func vouched(
        _ inquiry: Inquiry, handle: () async throws -> Response, ask: () async throws -> Void
    ) async throws -> Response {
        do {
            return try await handle()
        } catch {
            if !inquiry.isMade { try await ask() }
            throw error
        }
    }

    private func metered(_ response: Response, _ holder: RateLimiter.Holder) -> Response {
        var response = response
        response.add(limiter.quota(of: holder))
        return response
    }

    private func metered(_ error: any Error, _ holder: RateLimiter.Holder) -> any Error {
        // The client is gone; there is nobody to show a limit to.
        error is SocketError ? error : Metered(error: error, quota: limiter.quota(of: holder))
    }

    private func sessionToken(
        of request: Request, _ kind: BrowserSession.Kind, _ context: Context
    ) throws -> SessionToken {
        do {
            return try browser(context).token(of: request.head, kind)
        } catch {
            try limiter.countStranger(context.client, now: .now())
            throw error
        }
    }
}

/// An error on its way to a client whose key has a limit, which every answer shows.
struct Metered: Error, CustomDebugStringConvertible {
    let error: any Error
    let quota: RateLimiter.Quota?

    /// What the error itself has for the log.
    var debugDescription: String {
        switch error {
        case let error as any CustomDebugStringConvertible: error.debugDescription
        case let error as any CustomStringConvertible: error.description
        default: String(describing: type(of: error))
        }
    }
}
