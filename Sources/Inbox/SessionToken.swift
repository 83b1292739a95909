/// The token of a log-in, in the text form of an API key: `rst_own_…` for an owner, `rst_buy_…` for a buyer, with the
/// mailbox between owner and session. Only the SHA-256 of `text` is stored. It hides itself from logs.
package struct SessionToken: Sendable, CustomStringConvertible {
    /// Who logged in.
    package enum Holder: Hashable, Sendable {
        case owner
        case buyer(MailboxID)
    }

    private static let ownerPrefix: StaticString = "rst_own_"
    private static let buyerPrefix: StaticString = "rst_buy_"

    package let holder: Holder
    package let owner: OwnerID
    package let session: SessionID
    /// The whole token, to be handed out or hashed.
    package let text: [UInt8]

    /// Reads what a client sent. Nil for everything that was never issued, as far as form and checksum tell.
    package init?(parsing text: Span<UInt8>) {
        if Credential.isSound(text, prefix: Self.ownerPrefix, idCount: 2),
            let owner = Credential.id(0, in: text, prefix: Self.ownerPrefix),
            let session = Credential.id(1, in: text, prefix: Self.ownerPrefix)
        {
            self.init(holder: .owner, owner: OwnerID(owner), session: SessionID(session), text: text.copied)
        } else if Credential.isSound(text, prefix: Self.buyerPrefix, idCount: 3),
            let owner = Credential.id(0, in: text, prefix: Self.buyerPrefix),
            let mailbox = Credential.id(1, in: text, prefix: Self.buyerPrefix),
            let session = Credential.id(2, in: text, prefix: Self.buyerPrefix)
        {
            self.init(
                holder: .buyer(MailboxID(mailbox)), owner: OwnerID(owner), session: SessionID(session),
                text: text.copied)
        } else {
            return nil
        }
    }

    /// A new secret for this session.
    package static func generate(
        holder: Holder, owner: OwnerID, session: SessionID, random: inout some RandomNumberGenerator
    ) -> SessionToken {
        let text =
            switch holder {
            case .owner:
                Credential.generate(prefix: ownerPrefix, ids: [owner.uuid, session.uuid], using: &random)
            case .buyer(let mailbox):
                Credential.generate(
                    prefix: buyerPrefix, ids: [owner.uuid, mailbox.uuid, session.uuid], using: &random)
            }
        return SessionToken(holder: holder, owner: owner, session: session, text: text)
    }

    /// ``generate(holder:owner:session:random:)`` from the system's generator.
    package static func generate(holder: Holder, owner: OwnerID, session: SessionID) -> SessionToken {
        var system = SystemRandomNumberGenerator()
        return generate(holder: holder, owner: owner, session: session, random: &system)
    }

    private init(holder: Holder, owner: OwnerID, session: SessionID, text: [UInt8]) {
        self.holder = holder
        self.owner = owner
        self.session = session
        self.text = text
    }

    package var description: String { "session \(session)" }
}
