import CommandLineKit
import JSON
import Storage

extension Command {
    static let ownerShow = onDatabase(
        "show", "Show an owner and how much of its limits it uses", arguments: [Argument.owner],
        options: [Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        let usage = try session.database.run(Owners.account(owner.id, now: session.now)).usage
        let used = [
            ("used_domains", "\(usage.domains)"), ("used_buyers", "\(usage.buyers)"),
            ("used_temporary", "\(usage.temporaryMailboxes)"), ("used_keys", "\(usage.keys)"),
            ("used_bytes", "\(usage.bytes)"), ("messages", "\(usage.messages)"),
        ]
        try invocation.show(record: owner.record + used) { json in
            json.object {
                $0.members(of: owner)
                $0.member(usage: usage)
            }
        }
    }
}
