import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let keyCreate = onDatabase(
        "create", "Create an API key",
        discussion:
            "The key is shown once; only its SHA-256 is kept. Without --scopes it may do all that the owner may.",
        options: [Option.owner.required, name, days, scopes, Flag.json]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        let key = APIKey.generate(owner: owner.id, key: .new(now: session.now))
        let stored = try session.database.run(
            Keys.create(
                key, name: try invocation.required(name), scopes: invocation.value(scopes) ?? .all,
                now: session.now, expiresAt: session.now + .days(invocation.value(days) ?? 90)))
        let text = String(decoding: key.text, as: UTF8.self)
        try invocation.show(record: [("key", text)] + stored.record(at: session.now)) { json in
            json.object {
                $0.members(of: stored, at: session.now)
                $0.member("key", text)
            }
        }
    }
}

private let name = Option("name", "NAME", .label, "What the key is for", isRequired: true)
private let days = Option("days", "N", .integer(1...3650), "How many days it lasts; 90 if not given")
private let scopes = Option("scopes", "LIST", .scopes, "What it may do, some of")
