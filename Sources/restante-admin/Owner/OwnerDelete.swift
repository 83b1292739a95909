import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let ownerDelete = onDatabase(
        "delete", "Delete an owner with its domains, buyers, keys and mail", arguments: [Argument.owner],
        options: [Flag.yes, Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        try invocation.confirm("Delete the owner '\(owner.email)' with all domains, buyers, keys and mail?")
        try session.database.run(Operator.delete(owner.id))
        try invocation.show(record: [("deleted", owner.email)]) { json in
            json.object {
                $0.member("success", true)
                $0.member("id", owner.id.description)
            }
        }
    }
}
