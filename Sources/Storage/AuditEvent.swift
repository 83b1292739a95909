package import Inbox
import Postgres

/// What is recorded, as `noun.verb`. The statements that record write the words out.
package enum AuditAction: String, CaseIterable, Sendable {
    case sessionOpen = "session.open"
    case sessionClose = "session.close"
    case sessionCloseOthers = "session.close_others"
    case ownerPassword = "owner.password"
    case ownerCreate = "owner.create"
    case ownerUpdate = "owner.update"
    case ownerSuspend = "owner.suspend"
    case ownerResume = "owner.resume"
    case ownerExtend = "owner.extend"
    case ownerExport = "owner.export"
    case ownerDelete = "owner.delete"
    case domainCreate = "domain.create"
    case domainUpdate = "domain.update"
    case domainActivate = "domain.activate"
    case domainDisable = "domain.disable"
    case domainDelete = "domain.delete"
    case keyCreate = "key.create"
    case keyUpdate = "key.update"
    case keyRevoke = "key.revoke"
    case buyerCreate = "buyer.create"
    case buyerUpdate = "buyer.update"
    case buyerPIN = "buyer.pin"
    case buyerDelete = "buyer.delete"
    case mailboxUpdate = "mailbox.update"
    case mailboxDelete = "mailbox.delete"
    case messageList = "message.list"
    case messageShow = "message.show"
    case messageExport = "message.export"
    case messagePurge = "message.purge"
    case walletCredit = "wallet.credit"
    case walletDebit = "wallet.debit"
    case orderCancel = "order.cancel"
    case webhookUpdate = "webhook.update"
    case webhookSecret = "webhook.secret"
    case webhookDisable = "webhook.disable"
    case webhookRedeliver = "webhook.redeliver"
}

/// Who did what to whom, and when.
package struct AuditEvent: Sendable {
    package let id: AuditEventID
    package let at: Timestamp
    /// Nil for what is no owner's.
    package let owner: OwnerID?
    /// The word as it is stored, known to this program or not: what a newer one has written must not hide all the others.
    package let action: String
    package let actor: Actor.Kind
    /// The operator's account, or the id of the session or key.
    package let actorName: String
    /// The client's address; empty for a program of this machine.
    package let client: String
    /// An id, an address, a domain.
    package let subject: String
    package let detail: String
}

extension AuditEvent {
    /// Reads 9 columns in the order `id, at, owner_id, action, actor, actor_name, client, subject, detail`.
    init(_ row: Row) throws {
        id = try row(0)
        at = try row(1)
        owner = try row.optional(2)
        action = try row(3)
        actor = try row.word(4)
        actorName = try row(5)
        client = try row(6)
        subject = try row(7)
        detail = try row(8)
    }
}

enum Audit {
    private static let record = Statement("select restante.record($1, $2, $3, $4)")

    /// Records something of a tenant. What changes something in a statement of its own records it there, where it is known whether it did.
    static func record(
        _ owner: OwnerID, _ action: AuditAction, _ subject: String, _ detail: String = ""
    ) -> BoundStatement {
        record(owner, action.rawValue, subject.storable, detail.storable)
    }
}

extension Operation {
    /// The same, with a note in its transaction that somebody looked.
    package func noted(_ action: AuditAction, _ subject: String) -> Operation {
        let inner = exchange
        return Operation(
            owner: owner,
            exchange: Exchange(
                statements: [Audit.record(owner, action, subject)] + inner.statements, lane: .write,
                isRecorded: true, decode: { try inner.decode($0.dropping(1)) }))
    }
}
