import CommandLineKit
import Inbox
import Storage

extension Command {
    static let mailboxUpdate = onDatabase(
        "update", "Change when a mailbox of any kind expires", arguments: [Argument.mailbox],
        options: [Option.owner, Option.expiresAt, Option.expiresInDays, Flag.json]
    ) { invocation, session in
        let owned = try session.mailbox(
            try invocation.required(.mailbox), of: try session.owner(invocation))
        guard let expiry = try invocation.expiry(now: session.now) else {
            throw CommandFailure.usage("nothing to change; give --expires-at or --expires-in-days")
        }
        try session.database.run(Operator.setExpiry(owned.owner, mailbox: owned.mailbox.id, at: expiry.time))
        try invocation.show(try session.database.run(Operator.mailbox(owned.mailbox.id)).mailbox)
    }
}
