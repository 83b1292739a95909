import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let keyList = onDatabase(
        "list", "Show an owner's keys, newest first", options: [Option.owner.required, Flag.json]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        let keys = try session.database.run(Keys.list(owner.id))
        try invocation.show(keys, StoredKey.columns(at: session.now)) { json in
            json.object {
                $0.member("api_keys") {
                    $0.array(keys) { json, key in json.object { $0.members(of: key, at: session.now) } }
                }
            }
        }
    }
}
