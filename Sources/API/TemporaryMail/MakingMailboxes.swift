import HTTP
import Inbox
import Storage

// What the dialects of temporary mail have in common.

extension UsableDomains {
    /// The tenant's own domains, then those that the operator offers.
    var names: [String] { own + shared.map(\.name) }

    /// The one to use when nobody says which.
    func standard(_ wanted: DomainName?) -> String? {
        if let wanted, names.contains(wanted.text) { return wanted.text }
        return shared.first?.name ?? own.first
    }
}

extension API {
    /// Where the key's owner can make temporary mailboxes. Any valid key may ask.
    func usableDomains(for caller: KeyCaller) async throws -> UsableDomains {
        try await run(SharedDomains.usable(caller.owner, now: .now()), for: caller, requiring: [])
    }

    /// Makes a temporary mailbox, with a random name if none is wanted.
    /// - Parameter answer: to give when it is made.
    /// - Throws: 409 if the address is taken, reserved or another's once; 400 if the domain is not one to use.
    func makeTemporaryMailbox(
        _ wanted: LocalPart?, on domain: String?, now: Timestamp, expiresAt: Timestamp?,
        for caller: KeyCaller,
        _ request: Request, answer: (NewTemporaryMailbox) -> Response
    ) async throws -> Response {
        let domains = try await run(
            SharedDomains.usable(caller.owner, now: now), for: caller, requiring: .emailsWrite)
        guard let name = try domain.map(Self.domainName) ?? domains.standard(settings.defaultDomain),
            let domain = DomainName(name), domains.names.contains(name)
        else { throw Self.unknownDomain }
        let isShared = domains.shared.contains { $0.name == name }
        guard !isShared || wanted?.isASCII ?? true else {
            throw APIError.invalid(
                "invalid_alias", "On a shared domain an address has ASCII letters, digits and signs only")
        }
        // Random names meet once in an age; three in a row are the database's trouble.
        var attempts = wanted == nil ? 3 : 1
        while true {
            let localPart = wanted ?? .random()
            guard let address = EmailAddress(localPart, at: domain) else {
                throw APIError.invalid("invalid_alias", "The address would be too long")
            }
            do {
                guard !isShared || !localPart.isReserved else { throw StorageError.conflict }
                let mailbox = NewTemporaryMailbox(
                    id: .new(now: now), address: address, createdAt: now, expiresAt: expiresAt)
                return try await make(
                    mailbox.id, TemporaryMailboxes.create(caller.owner, mailbox), for: caller,
                    requiring: .emailsWrite, request, answer: answer(mailbox))
            } catch StorageError.conflict {
                attempts -= 1
                guard attempts > 0 else { throw Self.takenAddress }
            } catch StorageError.domainNotActive {
                throw Self.unknownDomain
            }
        }
    }

    /// Removes a temporary mailbox and its mail.
    func releaseTemporaryMailbox(_ id: MailboxID, for caller: KeyCaller) async throws {
        try await run(
            TemporaryMailboxes.release(caller.owner, id, now: .now()), for: caller, requiring: .emailsWrite)
        sweepReleased(of: caller.owner, on: caller.context.loop)
    }

    private static func domainName(_ text: String) throws -> String {
        guard let name = DomainName(text) else { throw unknownDomain }
        return name.text
    }

    private static let unknownDomain = APIError.invalid("invalid_domain", "The domain is not available")
    private static let takenAddress = APIError(.conflict, "alias_taken", "This address is taken")
}
