import CommandLineKit
import Inbox
import Storage

extension Command {
    static let messageExport = onDatabase(
        "export", "Print all mails of a mailbox as an mbox, newest first",
        discussion:
            "The form is mboxrd (RFC 4155 names its default; here each line of a mail that begins with 'From ' behind any number of '>' gets "
            + "another '>'), with the line ends as they came. It may hold control sequences: send it to a file.",
        arguments: [Argument.mailbox], options: [Option.owner]
    ) { invocation, session in
        let owned = try session.mailbox(
            try invocation.required(.mailbox), of: try session.owner(invocation))
        // Noted before the first mail is shown.
        try session.database.run(
            Operation.nothing(owned.owner).noted(.messageExport, owned.mailbox.address))
        var cursor: Cursor?
        repeat {
            // The earliest moment of all: the operator may look into an expired mailbox too.
            let page = try session.database.run(
                Messages.list(
                    owned.owner, .id(owned.mailbox.id), limit: 200, cursor: cursor, bodies: [], now: .earliest
                ))
            for message in page?.messages ?? [] {
                // One that is deleted meanwhile is left out.
                let source = try session.found {
                    try session.database.run(
                        Messages.source(owned.owner, owned.mailbox.id, message.id, now: .earliest))
                }
                guard let source else { continue }
                try invocation.console.print(mboxrd(source, of: message))
            }
            cursor = page?.next
        } while cursor != nil
    }
}
