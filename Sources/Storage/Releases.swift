package import Inbox
import Postgres

/// Giving mailboxes back. A released mailbox is gone for everybody at once; its mail is removed in bounded steps, so that a large one
/// holds nobody up.
package enum Releases {
    /// How many messages one step removes.
    private static let step = 500

    private static let release = Statement(
        """
        with released as (
            update restante.mailbox as b set status = 'released', domain_id = null, pin_hash = null, label = null
            where b.owner_id = $1 and b.id = $2 and b.kind = $3 and b.status <> 'released'
            returning b.address, b.kind
        )
        select restante.record(
            $1, case r.kind when 'buyer' then 'buyer.delete' else 'mailbox.delete' end, r.address, '')
        from released as r
        """)

    private static let endSessions = Statement(
        "delete from restante.buyer_session as s where s.owner_id = $1 and s.mailbox_id = $2")

    private static let sweepMessages = Statement(
        """
        with doomed as (
            select m.id
            from restante.mailbox as b
            join restante.message as m on m.owner_id = b.owner_id and m.mailbox_id = b.id
            where b.owner_id = $1 and m.owner_id = $1 and b.status = 'released'
            limit $2
            for update of m skip locked
        ), gone as (
            delete from restante.message as m
            using doomed
            where m.owner_id = $1 and m.id = doomed.id
            returning m.size
        ), used as (
            insert into restante.owner_usage as u (owner_id, slot, messages, bytes)
            select $1, 0, -count(*), -sum(gone.size) from gone having count(*) > 0
            on conflict (owner_id, slot) do update
            set messages = u.messages + excluded.messages, bytes = u.bytes + excluded.bytes
        )
        select count(*) from gone
        """)

    private static let sweepMailboxes = Statement(
        """
        delete from restante.mailbox as b
        where b.owner_id = $1 and b.status = 'released' and not exists (
            select from restante.message as m where m.owner_id = $1 and m.mailbox_id = b.id
        )
        """)

    private static let due = Statement("select d.owner_id from restante.owners_to_sweep($1) as d")

    /// Tenants that have released mailboxes still to be swept.
    package static func due(limit: Int) -> DoorCall<[OwnerID]> {
        DoorCall(due(limit)) { results in try results.map { try $0(0) } }
    }

    /// Deletes a mailbox. `notFound` if the tenant has none of this kind with this id. Afterwards ``sweep(_:)`` until it says that
    /// nothing is left.
    package static func release(_ owner: OwnerID, _ id: MailboxID, kind: MailboxKind) -> Operation<Void> {
        .write(owner, release(owner, id, kind.rawValue), endSessions(owner, id), isRecorded: true) {
            try $0.requireRow()
        }
    }

    /// Removes some mail of the tenant's released mailboxes, and the mailboxes that are empty. True if there may be more.
    package static func sweep(_ owner: OwnerID) -> Operation<Bool> {
        .write(owner, sweepMessages(owner, step), sweepMailboxes(owner)) { results in
            try results.first()?(0, as: Int.self) == step
        }
    }
}
