import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let walletHistory = onDatabase(
        "history", "Show an owner's ledger, newest first", arguments: [Argument.owner],
        options: [limit, Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        let page = try session.database.run(
            Wallets.history(owner.id, limit: invocation.value(limit) ?? 50))
        try invocation.show(page.entries, LedgerEntry.columns) { json in
            json.object {
                $0.member("owner_id", owner.id.description)
                $0.member("balance", decimal: page.balance.description)
                $0.member("entries") {
                    $0.array(page.entries) { json, entry in json.object { $0.members(of: entry) } }
                }
            }
        }
    }
}

private let limit = Option("limit", "N", .integer(1...200), "How many at most; 50 if not given")

extension LedgerEntry {
    fileprivate static let columns: [Column<LedgerEntry>] = [
        Column("AT") { $0.at.description }, Column("KIND") { $0.kind.rawValue },
        Column("AMOUNT") { $0.amount.description }, Column("BALANCE") { $0.balance.description },
        Column("ORDER") { $0.order?.description ?? "-" }, Column("NOTE", shrinks: true) { $0.note },
    ]
}

extension JSONWriter {
    mutating func members(of entry: LedgerEntry) {
        member("id", entry.id.description)
        member("at", entry.at.description)
        member("kind", entry.kind.rawValue)
        member("amount", decimal: entry.amount.description)
        member("balance", decimal: entry.balance.description)
        member("order_id", entry.order?.description)
        member("note", entry.note)
    }
}
