import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let messageShow = onDatabase(
        "show", "Show a mail",
        discussion:
            "With --raw the mail's source is printed byte for byte. It may hold control sequences: do not print it "
            + "on a terminal that you care about.",
        arguments: [id], options: [raw, Flag.json]
    ) { invocation, session in
        let id = try invocation.required(id)
        guard let place = try session.found({ try session.database.run(Operator.place(of: id)) }) else {
            throw CommandFailure(.notFound, "there is no message '\(id)'")
        }
        // The earliest moment of all: the operator may look into an expired mailbox too.
        if invocation.has(raw) {
            let source = try session.database.run(
                Messages.source(place.owner, place.mailbox, id, now: .earliest)
                    .noted(.messageShow, id.description))
            return try invocation.console.print(source)
        }
        let address = try session.database.run(Operator.mailbox(place.mailbox)).mailbox.address
        let message = try session.database.run(
            Messages.message(place.owner, place.mailbox, id, now: .earliest)
                .noted(.messageShow, id.description))
        let isForPeople = invocation.console.outputIsTerminal && !invocation.has(.json)
        let body = isForPeople ? [] : [(name: "body_text", value: message.bodyText ?? "")]
        try invocation.show(record: message.record(to: address) + body) { json in
            json.object {
                $0.summary(of: message, to: address)
                $0.member("body_text", message.bodyText)
                $0.member("body_html", message.bodyHTML)
                $0.member("codes", raw: message.codes.utf8)
                $0.member("links", raw: message.links.utf8)
                $0.member("attachments", raw: message.attachments.utf8)
                $0.member("notes", raw: message.notes.utf8)
            }
        }
        if isForPeople { try invocation.console.print("\n" + lines(of: message.bodyText ?? "")) }
    }
}

private let id = Argument<MessageID>("MESSAGE", .id(), "Id of the message")
private let raw = Flag("raw", "Print the source as it came")

/// The text with its line breaks and without anything else that steers a terminal.
private func lines(of text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { printable(String($0)) + "\n" }.joined()
}
