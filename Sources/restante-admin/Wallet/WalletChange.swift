import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let walletCredit = onDatabase(
        "credit", "Add to an owner's balance", arguments: [Argument.owner, amount],
        options: [note, Flag.json]
    ) { invocation, session in
        try session.change(by: try invocation.required(amount), invocation)
    }

    static let walletDebit = onDatabase(
        "debit", "Take from an owner's balance", arguments: [Argument.owner, amount],
        options: [note, Flag.json]
    ) { invocation, session in
        guard let taken = Money.zero.subtracting(try invocation.required(amount)) else {
            throw CommandFailure.usage("the amount is too large")
        }
        try session.change(by: taken, invocation)
    }
}

private let amount = Argument("AMOUNT", .positiveAmount, "How much, such as 5.00")
private let note = Option("note", "TEXT", .label, "Why; the owner sees it")

extension Session {
    fileprivate func change(by amount: Money, _ invocation: Invocation) throws {
        let owner = try self.owner(try invocation.required(Argument.owner))
        let entry = EntryID.new(now: now)
        do {
            let balance = try database.run(
                Wallets.change(
                    owner.id, by: amount, entry, note: invocation.value(note)?.text ?? "", now: now))
            try invocation.show(
                record: [
                    ("owner", owner.email), ("amount", amount.description), ("balance", balance.description),
                    ("id", entry.description),
                ]
            ) { json in
                json.object {
                    $0.member("id", entry.description)
                    $0.member("owner_id", owner.id.description)
                    $0.member("amount", decimal: amount.description)
                    $0.member("balance", decimal: balance.description)
                }
            }
        } catch StorageError.insufficientBalance {
            let limit = amount < .zero ? "is too small" : "would be too large"
            throw CommandFailure(.conflict, "the balance of '\(owner.email)' \(limit)")
        }
    }
}
