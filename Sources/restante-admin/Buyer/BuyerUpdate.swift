import CommandLineKit
import Inbox
import JSON
import OpenSSL
import Storage

extension Command {
    static let buyerUpdate = onDatabase(
        "update", "Change a buyer",
        discussion: "What is not given stays as it is. A new PIN ends the sessions made with the old one.",
        arguments: [Argument.buyer],
        options: [
            Option.owner, Option.expiresAt, Option.expiresInDays, status, BuyerOptions.label,
            BuyerOptions.pin,
            Flag.json,
        ]
    ) { invocation, session in
        let owned = try session.buyer(invocation)
        if let given = try invocation.secret(BuyerOptions.pin, prompt: "New PIN", isNew: true) {
            let hash = try PINHash.create(pin: try pin(given).digits, key: try session.secretKey())
            try session.database.run(Buyers.setPIN(owned.owner, owned.mailbox.id, hash))
        }
        let changes = Buyers.Changes(
            status: invocation.value(status).map { $0 == .active ? .active : .disabled },
            label: invocation.value(BuyerOptions.label).map { .some($0) },
            expiresAt: try invocation.expiry(now: session.now).map(\.time))
        try invocation.show(try session.database.run(Buyers.update(owned.owner, owned.mailbox.id, changes)))
    }

    static let buyerDelete = onDatabase(
        "delete", "Delete a buyer with its mail", arguments: [Argument.buyer],
        options: [Option.owner, Flag.yes, Flag.json]
    ) { invocation, session in
        let owned = try session.buyer(invocation)
        try invocation.confirm("Delete the buyer '\(owned.mailbox.address)' with its mail?")
        try session.database.run(Releases.release(owned.owner, owned.mailbox.id, kind: .buyer))
        try session.sweep(owned.owner)
        try invocation.show(record: [("deleted", owned.mailbox.address)]) { json in
            json.object {
                $0.member("success", true)
                $0.member("id", owned.mailbox.id.description)
            }
        }
    }
}

/// What the operator may make of a buyer; `released` is not among them.
private enum BuyerStatus: String, CaseIterable {
    case active, disabled
}

private let status = Option("status", "STATUS", .oneOf(BuyerStatus.self), "Whether it takes mail and log-ins")
