import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let ownerList = onDatabase("list", "Show all owners, newest first", options: [status, Flag.json]) {
        invocation, session in
        let wanted = invocation.value(status)
        let owners = try session.database.run(Operator.owners()).filter {
            wanted == nil || $0.status == wanted
        }
        try invocation.show(owners, Owner.columns) { json in
            json.object {
                $0.member("owners") {
                    $0.array(owners) { json, owner in json.object { $0.members(of: owner) } }
                }
            }
        }
    }
}

private let status = Option(
    "status", "STATUS", .oneOf(OwnerStatus.self), "Only owners that are in this state")
