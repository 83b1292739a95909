import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let messageList = onDatabase(
        "list", "Show the newest mails of a mailbox", arguments: [Argument.mailbox],
        options: [Option.owner, limit, Flag.json]
    ) { invocation, session in
        let owned = try session.mailbox(
            try invocation.required(.mailbox), of: try session.owner(invocation))
        // The earliest moment of all: the operator may look into an expired mailbox too.
        let page = try session.database.run(
            Messages.list(
                owned.owner, .id(owned.mailbox.id), limit: invocation.value(limit) ?? 50, bodies: [],
                now: .earliest
            ).noted(.messageList, owned.mailbox.address))
        let messages = page?.messages ?? []
        try invocation.show(messages, Message.columns) { json in
            json.object {
                $0.member("address", owned.mailbox.address)
                $0.member("count", messages.count)
                $0.member("messages") {
                    $0.array(messages) { json, message in
                        json.object { $0.summary(of: message, to: owned.mailbox.address) }
                    }
                }
            }
        }
    }
}

private let limit = Option("limit", "N", .integer(1...200), "How many at most; 50 if not given")
