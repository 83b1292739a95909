package import Inbox
import Postgres

/// A change of a tenant's prepaid balance.
package struct LedgerEntry: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case credit, debit, charge, refund }

    package let id: EntryID
    package let at: Timestamp
    package let kind: Kind
    /// Negative for a debit or a charge.
    package let amount: Money
    /// The balance behind this entry.
    package let balance: Money
    /// The order that was charged or refunded.
    package let order: OrderID?
    package let note: String
}

/// The balance and some of what made it, newest first, and where the next page begins.
package struct LedgerPage: Sendable {
    package let balance: Money
    package let entries: [LedgerEntry]
    package let next: Cursor?
}

/// Prepaid money. The balance and its ledger change in one statement, under the lock of the wallet's row.
package enum Wallets {
    static let open = Statement(
        "insert into restante.wallet as w (owner_id, balance) values ($1, 0) on conflict (owner_id) do nothing"
    )

    static let lock = Statement(
        "select w.owner_id from restante.wallet as w where w.owner_id = $1 for no key update")

    private static let balance = Statement(
        "select w.balance::text from restante.wallet as w where w.owner_id = $1")

    private static let change = Statement(
        """
        with changed as (
            update restante.wallet as w set balance = w.balance + $4, entries = w.entries + 1
            where w.owner_id = $1 and w.balance + $4 between 0 and 999999999999.99
            returning w.balance, w.entries
        ), entry as (
            insert into restante.ledger_entry as e (owner_id, id, number, at, kind, amount, balance, note)
            select $1, $2, changed.entries, $3, $5, $4, changed.balance, $6
            from changed
        )
        select changed.balance::text,
            restante.record($1, 'wallet.' || $5, $2::text, 'amount: ' || $4 || ', balance: ' || changed.balance)
        from changed
        """)

    private static let history = Statement(
        """
        select e.id, e.at, e.kind, e.amount::text, e.balance::text, e.order_id, e.note
        from restante.ledger_entry as e
        where e.owner_id = $1 and ($2 is null or e.number < (
            select c.number from restante.ledger_entry as c where c.owner_id = $1 and c.id = $2))
        order by e.number desc
        limit $3
        """)

    /// What the tenant has; nothing before its first credit.
    package static func balance(_ owner: OwnerID) -> Operation<Money> {
        .read(owner, balance(owner)) { try $0.first()?(0) ?? .zero }
    }

    /// Adds to the balance, or takes from it when `amount` is negative. `insufficientBalance` if that would leave less than nothing.
    package static func change(
        _ owner: OwnerID, by amount: Money, _ entry: EntryID, note: String, now: Timestamp
    ) -> Operation<Money> {
        let kind: LedgerEntry.Kind = amount < .zero ? .debit : .credit
        return .write(
            owner, open(owner), lock(owner),
            change(owner, entry, now, amount, kind.rawValue, note.storable), isRecorded: true
        ) { results in
            guard let row = results.first(2) else { throw StorageError.insufficientBalance }
            return try row(0)
        }
    }

    /// The balance, and the ledger, newest first.
    package static func history(
        _ owner: OwnerID, limit: Int, cursor: Cursor? = nil
    ) -> Operation<LedgerPage> {
        let limit = max(1, min(limit, 200))
        return .read(
            owner, history(owner, cursor.map { EntryID($0.id) }, limit + 1), balance(owner)
        ) { results in
            let entries = try results.map { row in
                LedgerEntry(
                    id: try row(0), at: try row(1), kind: try row.word(2), amount: try row(3),
                    balance: try row(4), order: try row.optional(5), note: try row(6))
            }
            let shown = Array(entries.prefix(limit))
            let next = entries.count > limit ? shown.last : nil
            return LedgerPage(
                balance: try results.first(1)?(0) ?? .zero, entries: shown,
                next: next.map { Cursor(time: $0.at, id: $0.id.uuid) })
        }
    }
}
